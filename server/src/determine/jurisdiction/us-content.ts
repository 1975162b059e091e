/** Step 3, first half: the U.S.-origin content of a foreign-made item, line by line, and whether each line is controlled. */
import type { Exact } from '../../base/exact.ts';
import { or, type Tri } from '../../base/tri.ts';
import { type Item, type Money, silent, type Use } from '../../model/model.ts';
import { figuresOf } from '../classification/package.ts';
import { Classes } from '../classes.ts';
import { type Context, type Controlled, type LikeContent, NO_BASES } from '../context.ts';
import { outsideTheEar } from './outside.ts';
import type { Missing, Proof } from '../result.ts';
import { type Counted, counted } from '../sale/bill-of-materials.ts';
import { contentsUnstated, isDiscrete } from '../sale/contents.ts';
import { exceptionFor } from '../permissions/license-exceptions/index.ts';
import type { Converter } from '../sale/exchange-rates.ts';
import { allOf, isBare, lacks, leaf, missingOf, negate, provisosOf, step } from '../proof.ts';
import type { Judged } from '../requirements/judged.ts';
import { requirementsOf } from '../requirements/index.ts';
import { kindOf, kindStated } from '../../model/kind.ts';

export interface Line {
  readonly item: Item;
  readonly use: Use;
  readonly path: readonly string[];
  readonly quantity: Exact;
  readonly controlled: Proof;
  readonly because: readonly string[];
  /** In the calculation's currency; undefined where not known. */
  readonly value?: Exact;
  readonly valueMissing?: Missing;
}

/** Is a foreign part left out as an article of its own? */
export type AsDiscrete = (item: Item) => boolean;

/**
 * Candidates: U.S.-origin inputs (and inputs whose origin is not stated), like with like: commodities in commodities, software
 * bundled with them, software in software, technology in technology (734.4(c)-(d)). Technology used to design or make a
 * commodity is not in it (note to 734 supp. 2 (a)(1)).
 */
export function contentUses(ctx: Context, discrete: AsDiscrete): Counted[] {
  const found = counted(ctx.item, (use, bundled) => {
    if (!likeWithLike(ctx.item, use, bundled)) return 'pass';
    const { item } = use;
    if (item.origin === undefined || item.origin.value === 'US') return 'count';
    if (discrete(item)) return 'pass';
    // Part of the whole rather than an article of its own, and nothing is said of what is in it.
    return contentsUnstated(ctx, item) ? 'count' : 'look-inside';
  });
  return found.map((c) => ({ ...c, use: asUsed(c.use) }));
}

const bundled = new WeakMap<Item, Item>();

/** What is bundled and says neither kind nor type nor an entry is software: nothing else is bundled (734.4(d)(1) note 2). */
export function asUsed(use: Use): Use {
  const { item } = use;
  if (use.relation !== 'bundles' || item.kind || item.type || kindStated(item)) return use;
  let software = bundled.get(item);
  if (!software) bundled.set(item, (software = { ...item, kind: { value: 'software', at: use.at } }));
  return { ...use, item: software };
}

export const contentLines = (ctx: Context, currency: string | undefined, money: Converter): Line[] =>
  contentUses(ctx, isDiscrete).map((found) => contentLine(ctx, found, currency, money, isDiscrete));

/** A candidate with its value, and whether it is controlled. */
export function contentLine(
  ctx: Context,
  { use, quantity, path }: Counted,
  currency: string | undefined,
  money: Converter,
  discrete: AsDiscrete,
): Line {
  const foreign = use.item.origin !== undefined && use.item.origin.value !== 'US';
  const { proof, because } = foreign ? unknownContent(use.item) : orWhatIsInside(ctx, use.item, discrete);
  const unit: Money | undefined = use.unitValue?.value ?? use.item.value?.value;
  const base = { item: use.item, use, path, quantity, controlled: proof, because };
  if (!unit)
    return {
      ...base,
      valueMissing: {
        fact: 'value',
        of: use.item.name,
        why: `its value counts toward the de minimis level for ${ctx.journey.to.name}`,
        at: use.item.at,
      },
    };
  const each = currency === undefined ? undefined : money.convert(unit, currency);
  if (each) return { ...base, value: each.mul(quantity).reduce() };
  return currency === undefined ? base : { ...base, valueMissing: rateMissing(unit.currency, currency, use.item) };
}

/** At most all of it: what is in a foreign part that is not discrete and does not say what it contains. */
const unknownContent = (item: Item): Controlled => ({
  proof: lacks(`${item.name} is not a discrete product, and what is inside it is not stated`, {
    fact: 'contains',
    of: item.name,
    why: 'its U.S. content counts, for it is not a discrete product: say what it contains, or contains none',
    at: item.at,
  }),
  because: [],
});

/** Of no stated origin: of U.S. origin it counts as a whole or not at all; foreign and no discrete product, what is inside it may. */
function orWhatIsInside(ctx: Context, item: Item, discrete: AsDiscrete): Controlled {
  const whole = controlledContent(ctx, item);
  if (item.origin !== undefined || whole.proof.answer !== 'no') return whole;
  if ((item.uses.length === 0 && !contentsUnstated(ctx, item)) || discrete(item)) return whole;
  const proof = lacks(`the origin of ${item.name}, which is not a discrete product, is not stated`, {
    fact: 'origin',
    of: item.name,
    why: 'decides whether the U.S. content inside it counts: it does in a foreign part that is not a discrete product',
    at: item.at,
  });
  return { proof, because: [] };
}

export function rateMissing(from: string, to: string, item: Item): Missing {
  return {
    fact: 'rate',
    of: item.name,
    why: `no rate leads from ${from} to ${to}: write rate ${from} = … ${to}`,
    at: item.value?.at ?? item.at,
  };
}

/** 734.4(c)(1)-(3), (d)(1)-(3). What it, or a part that is looked into, contains is in the whole. */
export function likeWithLike(product: Item, use: Use, insideBundle: boolean): boolean {
  const whole = kindOf(product);
  const part = kindOf(asUsed(use).item);
  if (use.relation === 'contains') return part === whole && !insideBundle;
  if (whole !== 'commodity') return part === whole;
  if (insideBundle) return part === 'software';
  // A commodity that is said to be bundled counts too, and software that is said to be commingled: the wrong word takes nothing out.
  return part !== 'technology';
}

/** Would it itself need a license to go there? By the chart, the special rows and part 746, never part 744; not if GBS would carry it. */
function controlledContent(ctx: Context, item: Item): Controlled {
  const outside = outsideTheEar(ctx, item);
  if (outside && outside.proof.answer !== 'no') {
    const { rule } = outside;
    const proof = allOf(`${item.name} is controlled content`, [negate(outside.proof)], { rule });
    return { proof, because: proof.answer === 'no' ? [`15 CFR ${rule}`] : [] };
  }
  const { items } = ctx.contentCache;
  let known = items.get(item);
  if (!known) items.set(item, (known = new Classes()));
  return known.of(ctx.journey.to, () => judgeContent(ctx, item));
}

/**
 * All that a requirement can ask of an item that states its entry, and neither figures nor how it is made nor what is in
 * it; undefined for one that states more. Items alike need the same licenses for the same journey.
 */
function likeness(item: Item, classified: Context['classified']): string | undefined {
  const { effective, contradiction } = classified;
  if (
    !effective ||
    contradiction ||
    item.eccn === undefined ||
    item.hts ||
    item.developedBy ||
    item.inProductionSince ||
    item.encryptionParagraph ||
    item.form ||
    item.published ||
    item.notControlledFor.length > 0 ||
    item.standings.length > 0
  )
    return undefined;
  if (item.specs.length > 0 || item.uses.length > 0 || !silent(item.directProductOf) || !silent(item.plantDirectProductOf))
    return undefined;
  return [
    effective.code,
    effective.for,
    item.eccn.value.code,
    kindOf(item),
    item.type?.value,
    item.origin?.value,
    item.incorporatesNone !== undefined,
    item.containsNone !== undefined,
  ].join(' ');
}

function judgeContent(ctx: Context, item: Item): Controlled {
  const classified = ctx.classify(item);
  const like = likeness(item, classified);
  const inner: Context = {
    ...ctx,
    item,
    classified,
    bases: NO_BASES,
    isContent: true,
    figures: figuresOf(item),
    figuresOf: item.name,
    figuresAt: item.at,
  };
  if (like === undefined) {
    const { reaching, none } = licensesFor(inner);
    return none ? notControlled(item, none) : controlled(inner, reaching);
  }
  const { free } = ctx.contentCache;
  let known = free.get(like);
  if (!known) free.set(like, (known = new Classes()));
  let own: Controlled | undefined;
  const alike = known.of(ctx.journey.to, (): LikeContent => {
    const { reaching, none } = licensesFor(inner);
    if (none) return { none };
    own = controlled(inner, reaching);
    return isBare(own.proof) ? { all: own } : {};
  });
  if (alike.none) return notControlled(item, alike.none);
  return alike.all ?? own ?? controlled(inner, licensesFor(inner).reaching);
}

/** Licenses it would need, or may; `none` where it needs none, or none that counts. */
interface Licenses {
  readonly reaching: readonly Judged[];
  readonly none?: Controlled;
}

function licensesFor(ctx: Context): Licenses {
  const all = requirementsOf(ctx).filter((r) => r.countsForDeMinimis && r.result.enforcement === 'enforced');
  const reaching = all.filter((r) => r.result.answer !== 'no');
  if (reaching.length > 0) return { reaching };
  const provisos = [...new Set(all.flatMap((r) => [...provisosOf(r.proof)]))];
  const { name } = ctx.journey.to;
  const left = all.filter((r) => r.leftOutBy);
  const [rule] = left.flatMap((r) => r.leftOutBy!);
  const proof =
    rule === undefined
      ? leaf('no', `no license is required for it to ${name}`, { rule: '734 supp. 2 (a)(1)', provisos })
      : step(
          'no',
          `a license would be required for it to ${name}, but it is left out of the count`,
          left.map((r) => r.proof),
          { rule, provisos },
        );
  return { reaching, none: { proof, because: [...new Set(left.flatMap((r) => r.leftOutBy!.map((cite) => `15 CFR ${cite}`)))] } };
}

const notControlled = (item: Item, license: Controlled): Controlled => ({
  proof: allOf(`${item.name} is controlled content`, [license.proof]),
  because: license.because,
});

function controlled(ctx: Context, reaching: readonly Judged[]): Controlled {
  const { item } = ctx;
  const origin: Proof = item.origin
    ? leaf('yes', 'of U.S. origin', { facts: [{ text: 'US', at: item.origin.at }] })
    : lacks('its origin is not stated', {
        fact: 'origin',
        of: item.name,
        why: 'decides whether it is U.S. content',
        at: item.at,
      });
  const license = step(
    or(...reaching.map((r) => r.result.answer)),
    () => `a license would be required for it to ${ctx.journey.to.name}`,
    reaching.map((r) => r.proof),
    { rule: '734 supp. 2 (a)(1)' },
  );
  const gbs = exceptionFor(ctx, 'GBS', reaching);
  const carried: Tri = gbs === undefined || gbs.status === 'barred' ? 'no' : gbs.status === 'open' ? 'yes' : 'undetermined';
  const carriedProof: Proof =
    carried === 'undetermined'
      ? lacks(
          'License Exception GBS may carry it',
          {
            fact: 'eccn',
            of: item.name,
            why: `License Exception GBS would take it out of the count: ${gbs!.condition}`,
            at: item.at,
          },
          { rule: '740.4' },
        )
      : leaf(carried, `License Exception GBS would ${carried === 'yes' ? '' : 'not '}carry it`, {
          rule: '740.4',
          ...(carried === 'yes' && gbs!.provisos && { provisos: gbs!.provisos }),
        });
  const proof = allOf(`${item.name} is controlled content`, [license, negate(carriedProof), origin]);
  const because =
    proof.answer !== 'no'
      ? [...new Set(reaching.map((r) => `15 CFR ${r.result.rule}`))]
      : carried === 'yes'
        ? ['15 CFR 740.4']
        : [];
  return { proof, because };
}

export const missingOfLine = (l: Line): Missing[] => [
  ...missingOf(l.controlled),
  ...(l.controlled.answer !== 'no' && l.valueMissing ? [l.valueMissing] : []),
];
