/** Leaves about how an item is made (15 CFR 734.9). Silence about production facts is undetermined, never clearance. */
import { and, or, tri, type Tri } from '../../base/tri.ts';
import { type Eccn, type Production, type Stated, type Item, silent } from '../../model/model.ts';
import { billUnstated, everything } from '../sale/bill-of-materials.ts';
import { kindByEccn } from '../../model/kind.ts';
import type { Context } from '../context.ts';
import type { Missing, Proof, UsedFact } from '../result.ts';
import { anyOf, lacks, leaf } from '../proof.ts';
import { inSet } from '../classification/selector.ts';
import { askContents, contentsUnstated, typeInRules } from '../sale/contents.ts';
import { type Evaluate, listOf } from './shape.ts';

type Route = Parameters<typeof directProductOf>[0]['directProductOf'];

function describe(r: Route): string {
  const origin = r.origin === 'us' ? 'U.S.-origin' : 'subject to the EAR';
  const what = r.kind ?? 'technology or software';
  if (r.writtenAssurance) return `${origin} ${what} that requires a written assurance`;
  if (r.eccn) return `${what} (${origin}) in ${listOf(r.eccn)}`;
  return `${what} (${origin}) in product group D or E${r.categories && r.categories !== 'all' ? ` of categories ${r.categories.join(', ')}` : ''}`;
}

/**
 * One stated technology or software against a route. `made`: the item it directly produced, where that is known. What a technology
 * "for" an entry is for, left out of the spec, is then that item: a direct product is the immediate one (772.1).
 */
function judge(p: Production, r: Route, ctx: Context, made?: Eccn): { answer: Tri; missing?: Missing; proviso?: string } {
  const kind: Tri = r.kind ? tri((kindByEccn(p.eccn) ?? p.kind) === r.kind) : 'yes';
  const head = p.eccn.code.split('.')[0]!;
  let entry: Tri = 'yes';
  if (r.eccn)
    entry = inSet(
      p.eccn.for === undefined && made && /^\d[ABC]/.test(made.code) ? { code: p.eccn.code, for: made.code } : p.eccn,
      r.eccn,
    );
  else if (r.categories) entry = tri(/^\d[DE]/.test(head) && (r.categories === 'all' || r.categories.includes(Number(head[0]))));
  else if (r.writtenAssurance) entry = needsWrittenAssurance(head, ctx);
  const origin: Tri = p.origin === undefined ? 'undetermined' : tri(p.origin === 'US');
  const answer = and(kind, entry, origin);
  if (answer !== 'undetermined') {
    // What is of foreign origin may be subject to the EAR by its U.S. content or as a direct product itself; a spec states its origin alone.
    const supposes = r.origin === 'ear' && origin === 'no' && and(kind, entry) !== 'no';
    return {
      answer,
      ...(supposes && {
        proviso: `${p.eccn.code} of ${p.origin}, of which ${ctx.item.name} is a direct product, is not itself subject to the EAR (734.3(a))`,
      }),
    };
  }
  const fact = p.origin === undefined ? 'origin' : 'eccn';
  return {
    answer,
    missing: {
      fact: `direct-product-of ${fact}`,
      of: ctx.item.name,
      why:
        fact === 'origin'
          ? `the origin of ${p.eccn.code} decides`
          : `what ${p.eccn.code} is for decides (write: ${p.eccn.code} for …)`,
      at: p.at,
    },
  };
}

/**
 * 740.6 and 748 supp. 2 (o)(3)(i): an entry that License Exception TSR carries on a written assurance, or technology with an NS row
 * by chart column or of 742.4(a)(5). The row of 742.4(a)(4) alone does not count: it reaches only Macau and D:5.
 */
function needsWrittenAssurance(head: string, ctx: Context): Tri {
  if (!/^\d[DE]/.test(head)) return 'no';
  const entry = ctx.rules.entry(head);
  if (!entry) return 'undetermined';
  return tri(
    entry.exceptions.some((x) => x.code === 'TSR') ||
      entry.rows.some(
        (row) =>
          row.reason === 'NS' &&
          (row.column !== undefined ||
            (row.special === 'plurilateral-ns' && row.applies.of === undefined && row.applies.condition === undefined)),
      ),
  );
}

function route(ctx: Context, item: Item, stated: Stated<Production>, r: Route, property: string, made?: Eccn): Proof {
  const what = describe(r);
  if (silent(stated)) {
    return lacks(`${property} is not stated for ${item.name}`, {
      fact: property,
      of: item.name,
      why: `decides whether it is made with ${what}`,
      at: item.at,
    });
  }
  if (stated.items.length === 0)
    return leaf(
      'no',
      `${property} none is stated for ${item.name}`,
      stated.none ? { facts: [{ text: `${property} none`, at: stated.none }] } : {},
    );
  const judged = stated.items.map((p) => ({ p, ...judge(p, r, ctx, made) }));
  const answer = or(...judged.map((j) => j.answer));
  const facts: UsedFact[] = judged
    .filter((j) => j.answer === answer)
    .map((j) => ({ text: `${property} ${j.p.kind} ${j.p.eccn.code} origin ${j.p.origin ?? '?'}`, at: j.p.at }));
  const missing = judged.flatMap((j) => (answer === 'undetermined' && j.missing ? [j.missing] : []));
  const provisos = judged.flatMap((j) => (answer === 'no' && j.proviso ? [j.proviso] : []));
  return leaf(answer, `${item.name}: ${property} ${what}`, {
    facts,
    ...(missing.length > 0 && { missing }),
    ...(provisos.length > 0 && { provisos }),
  });
}

export const directProductOf: Evaluate<'directProductOf'> = (l, ctx) =>
  route(ctx, ctx.item, ctx.item.directProductOf, l.directProductOf, 'direct-product-of', ctx.classified.effective);

export const plantDirectProductOf: Evaluate<'plantDirectProductOf'> = (l, ctx) =>
  route(ctx, ctx.item, ctx.item.plantDirectProductOf, l.plantDirectProductOf, 'plant direct-product-of');

/**
 * 734.9(e)(3)(i)(B)(2), (k)(1)(ii)(B). The plant must lie outside the United States, so U.S.-origin content does not answer it.
 * Silence matters where an integrated circuit may be inside (notes 3 and 7, red flag 26).
 */
export const containsProductOfPlant: Evaluate<'containsProductOfPlant'> = (l, ctx) => {
  const what = `a commodity from a plant that is a direct product of ${describe(l.containsProductOfPlant)}`;
  if (billUnstated(ctx.item))
    return lacks(`what ${ctx.item.name} incorporates is not stated`, {
      fact: 'incorporates',
      of: ctx.item.name,
      why: `decides whether it contains ${what}`,
      at: ctx.item.at,
    });
  const parts: Proof[] = [];
  const unknown: Item[] = [];
  for (const { item } of everything(ctx.item, ['incorporates', 'contains'])) {
    const unstated = contentsUnstated(ctx, item);
    if (unstated) unknown.push(item);
    if (item.origin?.value === 'US') continue;
    if (silent(item.plantDirectProductOf) && (unstated || !PLANT_ASKED.includes(typeInRules(ctx, item) ?? ''))) continue;
    const part = route(ctx, item, item.plantDirectProductOf, l.containsProductOfPlant, 'plant direct-product-of');
    if (part.answer !== 'no') parts.push(part);
  }
  if (unknown.length > 0) parts.push(askContents(ctx, unknown, what));
  return parts.length === 0 ? leaf('no', `contains no ${what.slice(2)}`) : anyOf(`contains ${what}`, parts);
};

/** What is made in a plant whose make is asked for where it is not stated; of the rest, what is inside is asked. */
const PLANT_ASKED: readonly string[] = ['integrated-circuit', 'wafer', 'mask', 'substrate', 'material'];

/** 734.9(l): the plant itself is an item of these entries. A spec does not state what a plant is, only what it was made with. */
export const plantSpecifiedIn: Evaluate<'plantSpecifiedIn'> = (l, ctx) =>
  lacks('whether the plant is itself such an item cannot be stated', {
    fact: 'plant',
    of: ctx.item.name,
    why: `the rule turns on the plant being specified in ${listOf(l.plantSpecifiedIn)}`,
    at: ctx.item.at,
  });
