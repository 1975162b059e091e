/** Step 5: every license requirement that reaches the item, each alone, with its review policy and its enforcement. */
import { onceFor } from '../../base/once-for.ts';
import { and, not, tri, type Tri } from '../../base/tri.ts';
import type { Eccn } from '../../model/model.ts';
import type { Condition } from '../../rulebook/schema/condition.ts';
import type { TEnforcement, TExclusion, TRequirement, TReview, TSpecialScope } from '../../rulebook/schema/index.ts';
import { isUnread } from '../../rulebook/attestation.ts';
import type { RulebookAt } from '../../rulebook/rulebook.ts';
import { chartRested, dated, namedRested, rested, restedOnNamed, type Rested } from './attested.ts';
import { whateverParagraph } from '../classification/comprised.ts';
import { type Context, sharedStep } from '../context.ts';
import type { Judged } from './judged.ts';
import type { Proof, RequirementResult } from '../result.ts';
import { alone } from '../parties/apart.ts';
import { allOf, anyOf, isBare, lacks, leaf, negate, openLaw, proving, provisosOf, retold, step } from '../proof.ts';
import { reachesReleases } from '../releases.ts';
import { whatDecides } from '../classification/paragraphs.ts';
import { pointerOf, reasonsFor, type AppliedRow } from '../classification/rows.ts';
import { inSet } from '../classification/selector.ts';

/**
 * All that bear on the answer, and with `all` those answered no as well. For content, only what counts for de minimis
 * (734 supp. 2 (a)(1)).
 */
export function requirementsOf(ctx: Context, all = false): Judged[] {
  // Moving within the United States is no export (734.13).
  if (ctx.journey.to.isDomestic(ctx.rules)) return [];
  const bearing = (list: readonly Judged[]): readonly Judged[] => (all || list.length === 0 ? list : list.filter(bears));
  const out = [...sharedStep(ctx, 'ccl', () => bearing(cclRequirements(ctx)))];
  const { ofSales, ofContent } = bearingOn(ctx.rules);
  for (const r of ctx.isContent ? ofContent : ofSales) {
    if (ctx.release && !reachesReleases(r.kind, r.rule, ctx.release)) continue;
    if (ctx.isContent && !(goesThere(ctx, r.when) || isOpen(ctx, r))) continue;
    for (const j of sharedStep(ctx, r, () => bearing(recorded(ctx, r, all)))) out.push(j);
  }
  return out;
}

/** Those of the law; a policy of the user's own is judged apart. */
const bearingOn = onceFor((rules: RulebookAt) => {
  const ofSales = rules.requirements.filter((r) => r.kind !== 'policy');
  return { ofSales, ofContent: ofSales.filter((r) => r.countsForDeMinimis) };
});

/** With strict dates, a rule whose text has changed since may reach whatever it did not. */
const isOpen = (ctx: Context, r: TRequirement): boolean => ctx.strictDates && isUnread(r);

/** Answered no, provided on nothing and left out by nothing: as if it were not there, but for a reader who asks to see it. */
const bears = (j: Judged): boolean => j.result.answer !== 'no' || j.leftOutBy !== undefined || !isBare(j.proof);

/** Does a condition leave the destination open, or name it? Of content no more is asked where it does not: there are many pieces, and most rules of part 746 speak of one country. */
function goesThere(ctx: Context, when: Condition): boolean {
  const parts = 'all' in when ? when.all : [when];
  return parts.every((c) => !('destination' in c) || ctx.journey.to.in(ctx.rules, c.destination));
}

// ---------------------------------------------------------------- the rows of the CCL

function cclRequirements(ctx: Context): Judged[] {
  const own = ctx.classified.effective;
  if (!own) {
    const missing = {
      fact: 'eccn',
      of: ctx.item.name,
      why: `decides whether it is controlled for ${ctx.journey.to.name}`,
      at: ctx.item.at,
    };
    return [
      judged(
        {
          id: 'unclassified',
          rule: '738.4(a)',
          kind: 'ccl',
          reason: 'ECCN',
          answer: 'undetermined',
          enforcement: 'enforced',
          title: 'the Commerce Control List, with the ECCN not known',
        },
        lacks('the ECCN is not known', missing),
        true,
      ),
    ];
  }
  const elsewhere = pointerOf(ctx.rules, own);
  if (elsewhere !== undefined) {
    const missing = { fact: 'eccn', of: ctx.item.name, why: elsewhere, at: ctx.item.eccn?.at ?? ctx.item.at };
    return [
      judged(
        {
          id: 'pointer',
          rule: '738.4(a)',
          kind: 'ccl',
          reason: 'ECCN',
          answer: 'undetermined',
          enforcement: 'enforced',
          title: elsewhere,
        },
        lacks(elsewhere, missing),
        true,
      ),
    ];
  }
  const rows = rowsJudged(ctx, own);
  if (
    rows.some((j) => j.result.answer === 'yes' && j.result.enforcement === 'enforced') ||
    !rows.some((j) => j.result.answer === 'undetermined')
  )
    return rows;
  const whatever = whateverParagraph(ctx, (c) => rowsJudged(c, c.classified.effective!));
  return whatever ? [whatever, ...rows] : rows;
}

function rowsJudged(ctx: Context, own: Eccn): Judged[] {
  const byKey = new Map<string, Judged>();
  for (const applied of reasonsFor(ctx, own)) {
    for (const j of applied.row.special === undefined ? [chartRow(ctx, applied)] : specialRow(ctx, applied)) {
      if (!j) continue;
      const key = `${j.result.id}|${j.result.enforcement}`;
      const before = byKey.get(key);
      if (!before || rank(j.result.answer) > rank(before.result.answer)) byKey.set(key, j);
    }
  }
  return [...byKey.values()];
}

const rank = (t: Tri): number => (t === 'yes' ? 2 : t === 'undetermined' ? 1 : 0);

function rowProof(ctx: Context, applied: AppliedRow): Proof {
  const code = ctx.classified.effective!.code;
  const condition = applied.condition ?? applied.row.applies.condition;
  const { settledBy } = applied.row.applies;
  if (applied.because === 'condition' && settledBy && applied.condition === undefined)
    return step('undetermined', `${applied.reason} controls ${code} where this holds: ${condition}`, [
      ctx.evaluate(settledBy, ctx),
    ]);
  if (applied.because === 'condition') {
    return lacks(`${applied.reason} controls ${code} where this holds: ${condition}`, {
      fact: `not-controlled-for ${applied.reason}`,
      of: ctx.item.name,
      why: `${applied.reason} applies to ${code} where: ${condition}`,
      at: ctx.item.eccn?.at ?? ctx.item.at,
    });
  }
  if (applied.because === 'paragraph') {
    return lacks(`${applied.reason} controls some paragraphs of ${code}`, {
      fact: 'eccn',
      of: ctx.item.name,
      why: `${whatDecides(ctx.rules, ctx.classified.effective!)} decides whether it is controlled for ${applied.reason} reasons`,
      at: ctx.item.eccn?.at ?? ctx.item.at,
    });
  }
  const { unless } = applied.row.applies;
  return leaf('yes', () => `${applied.reason} controls ${code}${unless ? `, unless ${unless}` : ''}`);
}

const UNCHARTED = openLaw('whose row of the Country Chart applies to the destination is not known', '738.3(b)');

function chartRow(ctx: Context, applied: AppliedRow): Judged | undefined {
  const { column } = applied;
  if (column === undefined) return undefined;
  const meta = ctx.rules.chartColumn(column);
  const { to } = ctx.journey;
  const marked = to.marked(ctx.rules, column);
  const row =
    marked || !to.charted(ctx.rules) ? rowProof(ctx, applied) : leaf('yes', () => `${applied.reason} controls the entry`);
  const proof = dated(
    ctx,
    allOf(
      () => `${column}: a license is required where the Country Chart is marked`,
      [
        marked || to.charted(ctx.rules)
          ? leaf(marked ? 'yes' : 'no', () => `${column} is ${marked ? '' : 'not '}marked for ${to.name}`, {
              rule: '738 supp. 1',
            })
          : lacks(`whose row of the Country Chart applies to ${to.name} is not known`, UNCHARTED, { rule: '738.3(b)' }),
        row,
      ],
      { rule: meta?.rule },
    ),
    [...entryRested(ctx), ...chartRested(ctx.rules, to), ...(meta && isUnread(meta) ? [rested(ctx.rules, meta, meta.rule)] : [])],
    true,
  );
  return judged(
    {
      id: `chart-${column}`,
      rule: meta?.rule ?? '738.4(a)',
      kind: 'ccl',
      reason: applied.reason,
      column,
      answer: proof.answer,
      enforcement: 'enforced',
      title: `${applied.reason} column ${column.slice(-1)}`,
      ...review(ctx, meta?.review),
    },
    proof,
    true,
  );
}

/** The entry, and what figures decide of its paragraphs. */
function entryRested(ctx: Context): Rested[] {
  const entry = ctx.rules.entry(ctx.classified.effective!.code.split('.')[0]!)!;
  return [rested(ctx.rules, entry, entry.eccn), ...namedRested(ctx.rules, [entry.eccn])];
}

function specialRow(ctx: Context, applied: AppliedRow): Judged[] {
  return ctx.rules.specialScope(applied.row.special!).flatMap((s) => {
    const parts: Proof[] = [
      restedOnNamed(
        ctx,
        [s.destination],
        leaf(tri(ctx.journey.to.in(ctx.rules, s.destination)), () => `${s.title}: destination ${ctx.journey.to.name}`),
      ),
    ];
    if (parts[0]!.answer !== 'no') {
      if (s.item)
        parts.push(
          leaf(inSet(ctx.classified.effective!, s.item), () => `${ctx.classified.effective!.code} in the rule’s own list`),
        );
      parts.push(rowProof(ctx, applied));
      if (s.when) parts.push(ctx.evaluate(s.when, ctx));
      parts.push(...exclusions(ctx, s.unless));
    }
    const base = { id: s.id, rule: s.rule, kind: 'ccl' as const, reason: s.reason, title: s.title, ...review(ctx, s.review) };
    const proof = dated(
      ctx,
      dated(ctx, allOf(s.title, parts, { rule: s.rule }), [rested(ctx.rules, s, s.rule)]),
      entryRested(ctx),
      true,
    );
    return enforced(ctx, s, base, proof).map(([result, proof]) =>
      // "Commodities subject only to short supply controls are not included in calculating U.S. content" (734 supp. 2 (a)(1)).
      ({
        ...judged(result, proof, s.reason !== 'SS'),
        exceptions: s.exceptions,
        ...(s.exceptionsCite && { exceptionsCite: s.exceptionsCite }),
      }),
    );
  });
}

// ---------------------------------------------------------------- parts 744 and 746

/** @param all one that bears on nothing as well */
export function recorded(ctx: Context, r: TRequirement, all = true): readonly Judged[] {
  const parts = conditionsOf(ctx, r);
  const no = parts.some((p) => p.answer === 'no');
  const leftOutBy = no ? leavingOut(ctx, r) : [];
  // So most rules end for most sales, and how an application would be reviewed is not asked.
  if (no && !all && parts.every(isBare) && leftOutBy.length === 0 && !isOpen(ctx, r)) return NOTHING;
  const proof = allOf(r.title, parts, { rule: r.rule });
  const base = {
    id: r.id,
    rule: r.rule,
    kind: r.kind === 'policy' ? ('end-use' as const) : r.kind,
    reason: r.reason,
    title: r.title,
    ...(ctx.isContent ? {} : aboutOf(ctx, r, parts[0]!.answer)),
    ...review(ctx, r.review),
  };
  // A policy holds on the days its author gave it; no edition attests it.
  return enforced(ctx, r, base, r.kind === 'policy' ? proof : dated(ctx, proof, [rested(ctx.rules, r, r.rule)])).map(
    ([result, judgedProof]) => ({
      ...judged(result, judgedProof, r.countsForDeMinimis),
      exceptions: r.exceptions,
      exceptionsCite: r.exceptionsCite,
      record: r,
      ...(leftOutBy.length > 0 && { leftOutBy }),
    }),
  );
}

const NOTHING: readonly Judged[] = [];

/** Of a rule about a party, for each party as if it were the only one. */
function conditionsOf(ctx: Context, r: TRequirement): Proof[] {
  const { parties } = ctx.journey;
  if (!r.perParty || parties.length < 2) return conditionsFor(ctx, r);
  return [
    anyOf(
      'for one of the parties, each by itself',
      parties.map((p) => allOf(p.name, conditionsFor(alone(ctx, p), r))),
    ),
  ];
}

function conditionsFor(ctx: Context, r: TRequirement): Proof[] {
  const parts: Proof[] = [ctx.evaluate(r.when, ctx)];
  if (parts[0]!.answer !== 'no') {
    parts.push(...exclusions(ctx, r.unless));
    if (ctx.isContent) parts.push(...exclusions(ctx, r.contentNotCounted));
  }
  return parts;
}

/** Of content alone: what takes it out of the count although the requirement would reach it. */
function leavingOut(ctx: Context, r: TRequirement): string[] {
  if (!ctx.isContent || r.contentNotCounted.length === 0 || ctx.evaluate(r.when, ctx).answer === 'no') return [];
  if (exclusions(ctx, r.unless).some((p) => p.answer === 'no')) return [];
  return r.contentNotCounted.filter((e) => ctx.evaluate(e.when, ctx).answer === 'yes').map((e) => e.cite);
}

function aboutOf(ctx: Context, r: TRequirement, answer: Tri): Pick<RequirementResult, 'about' | 'because'> {
  const { clause, facility } = ctx.journey;
  if (r.kind === 'end-use') return { about: clause.endUses[0]?.at ?? (facility ? clause.facility?.at : undefined) };
  if (r.kind !== 'end-user') return {};
  const named = [...clause.endUser, ...clause.purchaser, ...clause.consignee];
  if (answer !== 'yes') return { about: named[0]?.at };
  // The party of which alone it holds, and what shows it.
  for (const party of ctx.journey.parties) {
    const own = alone(ctx, party);
    if (conditionsFor(own, r).every((p) => p.answer === 'yes'))
      return {
        about: named.find((f) => f.value === party)?.at ?? clause.facility?.at,
        because: whyYes(
          proving(() => ctx.evaluate(r.when, own)),
          party.name,
        ),
      };
  }
  return { about: named[0]?.at };
}

/** The first step that carries a yes and stands on the party; else, on any fact of the spec. */
const whyYes = (proof: Proof, party: string): string | undefined =>
  firstYes(proof, (facts) => facts.some((f) => f.text === party)) ?? firstYes(proof, () => true);

function firstYes(proof: Proof, on: (facts: NonNullable<Proof['facts']>) => boolean): string | undefined {
  if (proof.answer !== 'yes' || proof.negates) return undefined;
  if (proof.facts && on(proof.facts)) return proof.text;
  for (const c of proof.children ?? []) {
    const found = firstYes(c, on);
    if (found !== undefined) return found;
  }
  return undefined;
}

function exclusions(ctx: Context, list: readonly TExclusion[]): Proof[] {
  return list.map((e) => {
    const p = ctx.evaluate(e.when, ctx);
    return negate(retold(p, { rule: e.cite }), { text: `not excluded: ${e.title}`, rule: e.cite });
  });
}

// ---------------------------------------------------------------- enforcement and review

type Base = Omit<RequirementResult, 'answer' | 'enforcement'>;

/** A rule enforced for some only stands as two requirements, each with its scope (determination.md). */
function enforced(
  ctx: Context,
  record: Pick<TSpecialScope, 'enforcement'>,
  base: Base,
  proof: Proof,
): [RequirementResult, Proof][] {
  const e = record.enforcement;
  if (!e || !inForce(ctx, e)) return [[{ ...base, answer: proof.answer, enforcement: 'enforced' }, proof]];
  const still = e.except && proof.answer !== 'no' ? ctx.evaluate(e.except, ctx) : leaf('no', 'not enforced');
  const withScope = (half: 'enforced' | 'notEnforced'): Partial<Base> => (e.appliesTo ? { appliesTo: e.appliesTo[half] } : {});
  const out: [RequirementResult, Proof][] = [];
  const yes = and(proof.answer, still.answer);
  const no = and(proof.answer, not(still.answer));
  if (yes !== 'no')
    out.push([
      { ...base, ...withScope('enforced'), answer: yes, enforcement: 'enforced' },
      allOf(() => `${base.title}: enforced`, [proof, retold(still, { rule: e.exceptCite })], { rule: base.rule }),
    ]);
  if (no !== 'no' || yes === 'no')
    out.push([
      { ...base, ...withScope('notEnforced'), answer: no, enforcement: 'not-enforced' },
      allOf(
        () => `${base.title}: codified, not enforced`,
        [
          proof,
          leaf(not(still.answer), () => `announced as not enforced since ${e.from}`, {
            rule: e.cite,
            provisos: [...provisosOf(still)],
          }),
        ],
        { rule: base.rule },
      ),
    ]);
  return out;
}

export function inForce(ctx: Context, e: TEnforcement): boolean {
  return ctx.rules.date >= e.from && (e.until === undefined || ctx.rules.date < e.until);
}

/** The first policy whose condition certainly holds; one that stands without a condition closes the list. */
function review(ctx: Context, list: readonly TReview[] | undefined): Pick<RequirementResult, 'reviewPolicy' | 'reviewRule'> {
  if (ctx.isContent) return {};
  const hit = list?.find((r) => r.when === undefined || ctx.evaluate(r.when, ctx).answer === 'yes');
  return hit ? { reviewPolicy: hit.policy, reviewRule: hit.cite } : {};
}

function judged(result: RequirementResult, proof: Proof, countsForDeMinimis: boolean): Judged {
  return { result, proof, exceptions: 'part-740', countsForDeMinimis };
}
