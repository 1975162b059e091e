/** `earshot rulebook audit` for people: changed paragraphs with the facts that cite them, what is cited and was not found, and counts of the rest. */
import type { ParagraphChange } from '../../ecfr/compare.ts';
import { cited } from '../../ecfr/paragraph.ts';
import { differences } from '../../ecfr/word-diff.ts';
import type { WrittenFact } from '../../rulebook/compile/facts.ts';
import type { Reached, ReachedChange } from '../../rulebook/editions/reached.ts';
import { days } from '../../rulebook/days.ts';
import { visible } from '../../base/visible.ts';
import { table, wrap } from '../table.ts';
import type { EditionsReport } from './input.ts';

const WIDTH = 96;
const MOST_DIFFERENCES = 4;
const LONGEST = 300;
const MOST_UNFOUND = 20;

/** @param all also what no fact cites, and all that was not found */
export function printEditions(report: EditionsReport, all: boolean): string {
  const { comparison, audit } = report;
  const byKind = (kind: ParagraphChange['kind']): number => comparison.changes.filter((c) => c.kind === kind).length;
  const reached = audit.changes.filter((c) => c.facts.length > 0);
  const rest = audit.changes.filter((c) => c.facts.length === 0);
  const by = (how: Reached['how']): ReadonlySet<WrittenFact> =>
    new Set(reached.flatMap((c) => c.facts.filter((f) => f.how === how).map((f) => f.fact)));
  const citing = by('cites');
  const below = [...by('lead-in')].filter((f) => !citing.has(f)).length;
  const out = [
    ...[
      ['Before', report.older],
      ['After', report.newer],
      ['Parts compared', comparison.parts.join(' ') || 'none'],
      ['Rulebook', `${report.rulebook.version} (${report.rulebook.from} to ${report.rulebook.through})`],
      [
        'Facts',
        `${audit.facts}${report.asOf === undefined ? ', of all days' : ` in force on ${report.asOf}`}; ${audit.outside} cite none of these sections`,
      ],
    ].map(([label, value]) => `${label!.padEnd(15)} ${value}`),
    '',
    `Paragraphs      ${(['changed', 'added', 'removed', 'moved'] as const).map((k) => `${byKind(k)} ${k}`).join(', ')}`,
    `To read again   ${count(citing.size, 'fact cites', 'facts cite')} a changed paragraph${below > 0 ? `; ${below} more cite what one leads in to` : ''}`,
    ...reached.flatMap((c) => ['', ...told(c)]),
    ...(report.unknownRows.length > 0
      ? [
          '',
          'Rows of the Country Chart that changed, of countries that the rulebook does not know:',
          ...report.unknownRows.map((r) => `  ${r}`),
        ]
      : []),
    ...unfound(report, all),
    '',
    `${count(rest.length, 'changed paragraph')} that no fact cites${all || rest.length === 0 ? '' : '; --all lists them'}`,
    ...(all ? rest.flatMap((c) => ['', ...told(c)]) : []),
    ...alone('Only before, and not compared', comparison.onlyOld),
    ...alone('Only after, and not compared', comparison.onlyNew),
  ];
  return `${out.map(visible).join('\n')}\n`;
}

function told({ change, facts }: ReachedChange): string[] {
  const to = change.to === undefined ? '' : `, its text stands in ${cited(change.to)} now`;
  return [
    `${cited(change.at)}: ${change.kind}${to}`,
    ...(change.kind === 'moved' ? [] : differing(change)),
    ...table(
      [...facts]
        .sort((a, b) => Number(a.how === 'lead-in') - Number(b.how === 'lead-in'))
        .map(({ fact, by, how }) =>
          [
            how === 'cites' ? '    cited by' : '    leads in to',
            `${fact.kind} ${fact.id}`,
            days(fact),
            `${fact.file}:${fact.line}`,
            cited(by),
          ].map((text) => ({ text })),
        ),
    ),
  ];
}

function differing({ was, is }: ParagraphChange): string[] {
  if (!was || !is) return lines(was ? '-' : '+', short((was ?? is)!.text));
  const all = differences(was.text, is.text);
  const before = (text: string): string => (text === '' ? '' : `… ${text} `);
  const after = (text: string): string => (text === '' ? '' : ` ${text} …`);
  return [
    ...all
      .slice(0, MOST_DIFFERENCES)
      .flatMap((d) => [
        ...lines('-', `${before(d.before)}${short(d.was) || '[nothing]'}${after(d.after)}`),
        ...lines('+', `${before(d.before)}${short(d.is) || '[nothing]'}${after(d.after)}`),
      ]),
    ...(all.length > MOST_DIFFERENCES
      ? [`    and ${count(all.length - MOST_DIFFERENCES, 'more difference')}; --format json has both texts`]
      : []),
  ];
}

function unfound({ audit }: EditionsReport, all: boolean): string[] {
  if (audit.unfound.length === 0) return [];
  const shown = all ? audit.unfound : audit.unfound.slice(0, MOST_UNFOUND);
  return [
    '',
    `Cited by facts in force, and in neither file: ${count(audit.unfound.length, 'paragraph')}`,
    ...table(
      shown.map(({ at, facts }) => {
        const [first, ...more] = facts;
        const others = more.length > 0 ? ` and ${more.length} more` : '';
        return [`  ${cited(at)}`, `${first!.kind} ${first!.id}${others}`, `${first!.file}:${first!.line}`].map((text) => ({
          text,
        }));
      }),
    ),
    ...(shown.length < audit.unfound.length ? [`  and ${audit.unfound.length - shown.length} more; --all lists them`] : []),
  ];
}

const alone = (title: string, names: readonly string[]): string[] =>
  names.length === 0
    ? []
    : wrap(
        `${title}: ${names.length > 30 ? `${names.slice(0, 30).join(', ')} and ${names.length - 30} more` : names.join(', ')}`,
        WIDTH,
      ).split('\n');

const lines = (sign: string, text: string): string[] =>
  wrap(text, WIDTH)
    .split('\n')
    .map((line, i) => `    ${i === 0 ? sign : ' '} ${line}`);

const short = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST).trimEnd()} …` : text);
const count = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;
