/** Leaves about what a spec declares and what its figures meet, whatever entry it declares. */
import { or, tri, type Tri } from '../../base/tri.ts';
import type { Eccn, Item } from '../../model/model.ts';
import type { RulebookAt } from '../../rulebook/rulebook.ts';
import type { TClassification } from '../../rulebook/schema/index.ts';
import type { Context } from '../context.ts';
import type { Proof } from '../result.ts';
import { listedProof } from '../parties/listing.ts';
import { anyOf, lacks, leaf, retold, step } from '../proof.ts';
import { figuresOf } from '../classification/package.ts';
import { inSet, matches } from '../classification/selector.ts';
import { typeOf } from '../classification/type-of-item.ts';
import { noEccn } from './item.ts';
import { type Evaluate, listOf } from './shape.ts';

export const declaredIn: Evaluate<'declaredIn'> = (l, ctx) => {
  const own = ctx.item.eccn;
  if (!own) return leaf('no', 'no ECCN is declared');
  const answer = inSet(own.value, l.declaredIn);
  return leaf(answer, `declared ${own.value.code} is ${answer === 'no' ? 'not ' : ''}among ${listOf(l.declaredIn)}`, {
    facts: [{ text: own.value.code, at: own.at }],
    ...(answer === 'undetermined' && { missing: [noEccn(ctx, `its paragraph decides (${listOf(l.declaredIn)})`)] }),
  });
};

export const parameterStated: Evaluate<'parameterStated'> = (l, ctx) => {
  const hit = ctx.figures.find((m) => l.parameterStated.includes(m.parameter));
  return leaf(
    tri(hit !== undefined),
    hit ? `${hit.parameter} is stated` : `none of ${l.parameterStated.join(', ')} is stated`,
    hit ? { facts: [{ text: hit.parameter, at: hit.at }] } : {},
  );
};

/** By the item's own figures, as the definitions of the day have it. */
export const defined: Evaluate<'defined'> = (l, ctx) => {
  const term = l.defined.replaceAll('-', ' ');
  const of = ctx.rules.definitions.filter((d) => d.term === l.defined && d.product === undefined);
  if (of.length === 0) return leaf('no', `no definition of ${term} is in force on ${ctx.rules.date}`);
  return anyOf(
    term,
    of.map((d) => retold(ctx.evaluate(d.when, ctx), { rule: d.cite })),
  );
};

export const meets: Evaluate<'meets'> = (l, ctx) => meetsProof(ctx, l.meets);

/** The figures decide where they can; else the ECCN, declared or derived; else it is open. */
function meetsProof(ctx: Context, selectors: readonly string[]): Proof {
  const what = selectors.join(', ');
  const tried = fromSpecs(ctx, selectors);
  const hit = tried.find((t) => t.answer === 'yes');
  if (hit) return retold(hit, { text: `meets ${what}` });
  const own = standing(ctx, ctx.item);
  if (own) {
    const answer = or(...selectors.map((s) => matches(own, s)));
    if (answer !== 'undetermined') return leaf(answer, `${own.code} is ${answer === 'yes' ? '' : 'not '}${what}`);
  }
  const answer: Tri = tried.length === 0 ? (own ? 'undetermined' : 'no') : or(...tried.map((t) => t.answer));
  if (answer === 'no') return leaf('no', `does not meet ${what}`, { ...(tried[0]?.facts && { facts: tried[0].facts }) });
  return tried.length > 0
    ? step(answer, `meets ${what}`, tried)
    : lacks(`whether it meets ${what} is not known`, noEccn(ctx, `decides whether it meets ${what}`));
}

const answered = new WeakMap<readonly string[], WeakMap<RulebookAt, WeakMap<Item, Tri>[]>>();

/** The same of a part, asked for by every assembly above it: its answer alone, once a day. A paragraph does not turn on where an item goes. */
export function partMeets(ctx: Context, item: Item, selectors: readonly string[]): Tri {
  let perDay = answered.get(selectors);
  if (!perDay) answered.set(selectors, (perDay = new WeakMap()));
  let both = perDay.get(ctx.rules);
  if (!both) perDay.set(ctx.rules, (both = [new WeakMap(), new WeakMap()]));
  const known = both[ctx.strict ? 1 : 0]!;
  let answer = known.get(item);
  if (answer === undefined) {
    answer = meetsProof(
      { ...ctx, item, classified: ctx.classify(item), figures: figuresOf(item), figuresOf: item.name, figuresAt: item.at },
      selectors,
    ).answer;
    known.set(item, answer);
  }
  return answer;
}

function fromSpecs(ctx: Context, selectors: readonly string[]): Proof[] {
  const { item } = ctx;
  const type = typeOf(ctx.rules, item, item.eccn?.value)?.value;
  const records = recordsFor(ctx.rules, selectors).filter(
    (c) => type === undefined || !c.types || c.types.includes(type) || c.limitsFor?.includes(type),
  );
  const inner: Context = {
    ...ctx,
    classified: { declared: item.eccn?.value, effective: item.eccn?.value },
    figures: figuresOf(item),
    figuresOf: item.name,
    figuresAt: item.at,
  };
  return records.map((c) => retold(ctx.evaluate(c.when, inner), { rule: c.cite }));
}

const yielding = new WeakMap<RulebookAt, Map<readonly string[], readonly TClassification[]>>();

/** The records in force on the day that yield one of the paragraphs. */
function recordsFor(rules: RulebookAt, selectors: readonly string[]): readonly TClassification[] {
  let perDay = yielding.get(rules);
  if (!perDay) yielding.set(rules, (perDay = new Map()));
  let records = perDay.get(selectors);
  if (!records)
    perDay.set(
      selectors,
      (records = rules.classifications.filter((c) => selectors.some((s) => matches({ code: c.paragraph }, s) === 'yes'))),
    );
  return records;
}

function standing(ctx: Context, item: Item): Eccn | undefined {
  return item.eccn?.value ?? (item === ctx.item ? ctx.classified.effective : undefined);
}

export const developedByListed: Evaluate<'developedByListed'> = (l, ctx) => {
  const by = ctx.item.developedBy;
  const { list, footnote } = l.developedByListed;
  if (!by)
    return lacks('who designed it is not stated', {
      fact: 'developed-by',
      of: ctx.item.name,
      why: `decides whether a party on the ${list} designed it`,
      at: ctx.item.at,
    });
  const listed = listedProof(ctx, by.value, { list, ...(footnote !== undefined && { footnote }) });
  return retold(listed, { text: `who designed it: ${listed.text}` });
};
