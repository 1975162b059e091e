/** What the Commerce Control List asks of the item: its rows with the Country Chart, and those with a scope of their own (738, 742). */
import { type Tri, tri } from '../../base/tri.ts';
import type { Eccn } from '../../model/model.ts';
import { isUnread } from '../../rulebook/attestation.ts';
import { chartRested, dated, namedRested, rested, restedOnNamed, type Rested } from './attested.ts';
import { whateverParagraph } from '../classification/comprised.ts';
import type { Context } from '../context.ts';
import { enforced, exclusions, judged, review } from './enforcement.ts';
import type { Judged } from './judged.ts';
import type { Proof } from '../result.ts';
import { allOf, lacks, leaf, openLaw, step } from '../proof.ts';
import { whatDecides } from '../classification/paragraphs.ts';
import { pointerOf, reasonsFor, type AppliedRow } from '../classification/rows.ts';
import { inSet } from '../classification/selector.ts';

export function cclRequirements(ctx: Context): Judged[] {
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
