/** A step of a history in short lines for people: what moved, each with its paragraph. */
import type {
  Changed,
  ComparedBasis,
  ComparedException,
  ComparedRequirement,
  Difference,
  Moved,
} from '../../determine/comparison/compare.ts';
import { percentAgainst } from '../../base/figures.ts';
import { reviewPolicies, short } from '../../rules/text.ts';
import { visible } from '../../base/visible.ts';

/** `+` came, `-` went, `~` reads differently. */
export interface Line {
  readonly mark: '+' | '-' | '~';
  readonly text: string;
}

export function linesOf(d: Difference): Line[] {
  return [
    ...classification(d.classification),
    ...subject(d),
    ...bases(d.bases),
    ...deMinimis(d.deMinimis),
    ...content(d.content),
    ...node(d),
    ...requirements(d.requirements),
    ...exceptions(d),
    ...codified(d),
    ...missing(d),
  ];
}

function classification(m: Difference['classification']): Line[] {
  if (!m) return [];
  if (m.from === null) return [{ mark: '+', text: `classified as ${m.to}` }];
  return [
    m.to === null
      ? { mark: '-', text: `no longer classified as ${m.from}` }
      : { mark: '~', text: `classified as ${m.to}, was ${m.from}` },
  ];
}

const answerWords = {
  yes: 'subject to the EAR',
  no: 'not subject to the EAR',
  undetermined: 'perhaps subject to the EAR',
} as const;

function subject({ subjectToEar: m }: Difference): Line[] {
  return m ? [{ mark: '~', text: `${answerWords[m.to]}, was ${answerWords[m.from]}` }] : [];
}

function basisName(b: ComparedBasis): string {
  const perhaps = b.answer === 'undetermined' ? 'perhaps ' : '';
  const off = b.enforcement === 'not-enforced' ? ', not enforced' : '';
  if (b.kind === 'direct-product') return `${perhaps}a direct product by ${b.rule} (${b.name ?? 'direct product rule'})${off}`;
  if (b.kind === 'de-minimis') return `${perhaps}over the de minimis level by ${b.rule}${off}`;
  return `${perhaps}${b.kind === 'in-us' ? 'in or through the United States' : 'of U.S. origin'}, ${b.rule}`;
}

function bases({ added, dropped, changed }: Changed<ComparedBasis>): Line[] {
  return [
    ...added.map((b): Line => ({ mark: '+', text: basisName(b) })),
    ...dropped.map((b): Line => ({ mark: '-', text: basisName(b) })),
    ...changed.map(
      ({ before, after }): Line =>
        before.answer === after.answer && before.enforcement === after.enforcement
          ? { mark: '~', text: `${basisName(after)}, which was ${before.rule}` }
          : { mark: '~', text: `${basisName(after)}; was ${basisName(before)}` },
    ),
  ];
}

function deMinimis(m: Difference['deMinimis']): Line[] {
  if (!m) return [];
  const out: Line[] = [];
  const percent = (v: string | null): string => (v === null ? 'not applicable' : `${short(v)} %`);
  if (m.level)
    out.push({
      mark: '~',
      text: `de minimis level ${percent(m.level.to)}${m.rule?.to ? ` by ${m.rule.to}` : ''}, was ${percent(m.level.from)}`,
    });
  else if (m.rule)
    out.push({ mark: '~', text: `de minimis level by ${m.rule.to ?? 'no rule'}, was by ${m.rule.from ?? 'none'}` });
  if (m.percent)
    out.push({ mark: '~', text: `controlled U.S. content ${exactly(m.percent.to, m)}, was ${exactly(m.percent.from, m)}` });
  else if (m.exceeded && !m.level)
    out.push({ mark: '~', text: `level exceeded: ${m.exceeded.to ?? 'not asked'}, was ${m.exceeded.from ?? 'not asked'}` });
  return out;
}

/** Not rounded onto a level it is off by little. */
function exactly(value: string | null, m: NonNullable<Difference['deMinimis']>): string {
  if (value === null) return 'not known';
  return percentAgainst(value, m.level?.to ?? '25', Number(value) > Number(m.level?.to ?? '25') ? 'over' : 'not-over');
}

function content(list: Difference['content']): Line[] {
  return list.flatMap((c): Line[] => {
    const by = c.because.length > 0 ? ` (${c.because.join(', ').replaceAll('15 CFR ', '')})` : '';
    const what = `${visible(c.input)}${c.eccn ? ` (${c.eccn})` : ''}`;
    if (c.controlled.to === 'yes' && c.controlled.from !== 'yes')
      return [{ mark: '+', text: `${what} is controlled content${by}` }];
    if (c.controlled.to === 'no' && c.controlled.from !== 'no')
      return [{ mark: '-', text: `${what} is no controlled content any more${by}` }];
    if (c.controlled.to === 'undetermined' && c.controlled.from !== 'undetermined')
      return [{ mark: '~', text: `${what} is perhaps controlled content${by}` }];
    return [];
  });
}

function node({ advancedNode: m }: Difference): Line[] {
  if (!m) return [];
  const words = (v: Moved<unknown>['from']): string =>
    v === 'yes'
      ? 'an advanced-node facility'
      : v === 'no'
        ? 'not an advanced-node facility'
        : v === null
          ? 'not asked'
          : 'perhaps an advanced-node facility';
  return [{ mark: '~', text: `${words(m.to)}, was ${words(m.from)}` }];
}

const KINDS: Readonly<Record<string, string>> = {
  ccl: '',
  embargo: 'embargo',
  'end-user': 'end user',
  'end-use': 'end use',
  notice: 'notice',
  'all-destinations': 'all destinations',
  transit: 'transit',
};

/** That an unknown ECCN may be controlled is no rule; the classification and the missing facts say it. */
const stated = (r: ComparedRequirement): boolean => r.id !== 'unclassified';

function requirementName(r: ComparedRequirement): string {
  const what = r.kind === 'ccl' ? (r.column ?? r.reason) : (KINDS[r.kind] ?? r.kind);
  return `license ${r.answer === 'undetermined' ? 'perhaps required' : 'required'} by ${r.rule} (${what})`;
}
const review = (policy: string | undefined): string =>
  policy === undefined ? '' : (reviewPolicies[policy] ?? 'a policy of its own');

function requirements({ added, dropped, changed }: Changed<ComparedRequirement>): Line[] {
  const whole = (r: ComparedRequirement): string =>
    [requirementName(r), review(r.reviewPolicy), r.enforcement === 'not-enforced' ? 'not enforced' : '']
      .filter(Boolean)
      .join(', ');
  return [
    ...added.filter(stated).map((r): Line => ({ mark: '+', text: whole(r) })),
    ...dropped.filter(stated).map((r): Line => ({ mark: '-', text: whole(r) })),
    ...changed.map(({ before, after }): Line => {
      const was: string[] = [];
      if (before.rule !== after.rule) was.push(before.rule);
      if (before.answer !== after.answer) was.push(before.answer === 'undetermined' ? 'not decided' : before.answer);
      if (before.reviewPolicy !== after.reviewPolicy) was.push(review(before.reviewPolicy) || 'no stated policy');
      else if (before.reviewRule !== after.reviewRule) was.push(`reviewed by ${before.reviewRule ?? 'no stated rule'}`);
      if (before.enforcement !== after.enforcement) was.push(before.enforcement === 'enforced' ? 'enforced' : 'not enforced');
      return { mark: '~', text: `${whole(after)}; was ${was.join(', ')}` };
    }),
  ];
}

function exceptions({ opened, closed }: Difference): Line[] {
  const conditional = opened.filter((e) => e.status === 'conditional');
  const open = opened.filter((e) => e.status !== 'conditional');
  const names = (list: readonly ComparedException[]): string =>
    list.map((e) => `${e.code}${e.rule ? ` (${e.rule})` : ''}`).join(', ');
  return [
    ...(open.length > 0 ? [{ mark: '+' as const, text: `license exceptions open: ${names(open)}` }] : []),
    ...(conditional.length > 0
      ? [{ mark: '+' as const, text: `license exceptions open on conditions: ${names(conditional)}` }]
      : []),
    ...(closed.length > 0 ? [{ mark: '-' as const, text: `license exceptions closed: ${names(closed)}` }] : []),
  ];
}

function codified(d: Difference): Line[] {
  const m = d.codifiedOutcome;
  return m
    ? [{ mark: '~', text: `by the codified text alone: ${m.to.replaceAll('-', ' ')}, was ${m.from.replaceAll('-', ' ')}` }]
    : [];
}

function missing({ missing: list }: Difference): Line[] {
  if (list.length === 0) return [];
  const some = list
    .slice(0, 3)
    .map((m) => `${m.fact} of ${visible(m.of)}`)
    .join(', ');
  return [{ mark: '~', text: `now needs ${some}${list.length > 3 ? ` and ${list.length - 3} more facts` : ''}` }];
}
