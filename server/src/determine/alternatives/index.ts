/**
 * Step 8: which declared alternatives change the answer. Every set is determined again in full by the same code, all rules and
 * not only de minimis, so one that trips another rule is never offered as a cure.
 */
import type { Alternative, Item } from '../../model/model.ts';
import type { Context } from '../context.ts';
import type { AlternativeResult, AlternativeSearch, Decision, Outcome, Proof } from '../result.ts';
import type { Converter } from '../sale/exchange-rates.ts';
import { hopelessFor } from './out-of-reach.ts';
import { costOf, inOrder, knownFirst, offer, type Offer } from './reported.ts';
import { type Option, search } from './search.ts';
import { type Choice, inPlace, type Variant, variantOf } from './variant.ts';

export interface Alternatives {
  readonly alternatives: readonly AlternativeResult[];
  readonly otherAlternatives: readonly AlternativeResult[];
  readonly alternativeSearch: AlternativeSearch;
  readonly proof: Proof;
}

export interface Question {
  readonly ctx: Context;
  /** As it stands. */
  readonly determination: Decision;
  /** Declared, for whatever product. */
  readonly declared: readonly Alternative[];
  /** The same sale of another product. */
  readonly determine: (product: Item) => Decision;
  readonly money: Converter;
  /** Of the price; absent where none is stated. */
  readonly currency: string | undefined;
  /** How many determinations may be made for this one. */
  readonly limit: number;
}

/** Undefined: no alternative speaks of this product, or the answer is the best there is. */
export function alternativesFor(q: Question): Alternatives | undefined {
  if (q.determination.outcome === 'not-subject' || q.declared.length === 0) return undefined;
  const candidates = candidatesFor(q.ctx.item, q.declared);
  if (candidates.length === 0) return undefined;

  const currency = q.currency ?? candidates.find((a) => a.target!.value)?.target!.value!.value.currency;
  const targets = [...new Set(candidates.map((a) => a.target!))];
  const options = preferred(candidates, q, currency).map(
    (a): Option<Alternative> => ({ slot: targets.indexOf(a.target!), value: a }),
  );
  const made = new Map<string, { variant: Variant; determination: Decision }>();
  const make = (set: readonly Alternative[]): { variant: Variant; determination: Decision } => {
    const key = set
      .map((a) => candidates.indexOf(a))
      .sort((a, b) => a - b)
      .join();
    let known = made.get(key);
    if (!known) {
      const variant = variantOf(q.ctx.item, new Map(set.map((a) => [a.target!, a])));
      made.set(key, (known = { variant, determination: q.determine(variant.product) }));
    }
    return known;
  };
  const base = standing(q.determination);
  const outcome = search<Alternative>({
    options,
    base,
    rank: (set) => standing(make(set.map((o) => o.value)).determination),
    without: (slots) =>
      standing(
        q.determine(
          variantOf(
            q.ctx.item,
            gone(
              slots.map((s) => targets[s]!),
              candidates,
            ),
          ).product,
        ),
      ),
    hopeless: hopelessFor(q.ctx.item, targets, q.determination),
    limit: Math.max(q.limit, 3 * options.length + 8),
  });

  const sets = outcome.found.map((f) => ({ ...f, alternatives: candidates.filter((a) => f.set.some((o) => o.value === a)) }));
  const helpful = new Set(sets.flatMap((s) => s.alternatives));
  const offerOf = (set: readonly Alternative[], minimal: boolean): Offer =>
    offer(q.ctx, q.money, currency, { alternatives: set, ...make(set), minimal });
  // Half a step, from certainly subject to perhaps, is no change of the answer.
  const better = (o: Offer): boolean => RANK[o.result.outcome] > RANK[q.determination.outcome];
  const all = sets
    .map((s) => offerOf(s.alternatives, s.minimal))
    .filter(better)
    .sort(inOrder);
  // By itself it is minimal for the share it brings, where it brings another one.
  const moves = (a: Alternative): boolean => make([a]).determination.deMinimis?.percent !== q.determination.deMinimis?.percent;
  const others = candidates
    .map((a) => offerOf([a], moves(a)))
    .filter((o) => !better(o))
    .sort(inOrder);
  const offers = all.filter((o, i) => i < AT_MOST || o.result.changes.length === 1);
  const alternativeSearch: AlternativeSearch = {
    tried: outcome.asked,
    complete: outcome.complete,
    unhelpful: outcome.complete ? candidates.filter((a) => !helpful.has(a)).map((a) => a.name) : [],
  };
  return {
    alternatives: offers.map((o) => o.result),
    otherAlternatives: others.map((o) => o.result),
    alternativeSearch,
    proof: proof(offers, all.length, alternativeSearch),
  };
}

/** Sets reported for one determination; single alternatives are all reported. */
const AT_MOST = 20;

/** From the worst to the best: what the rules on alternatives compare by too. */
export const RANK: Readonly<Record<Outcome, number>> = {
  'license-required': 0,
  undetermined: 1,
  authorized: 2,
  'license-exception': 2,
  'no-license-required': 3,
  'not-subject': 4,
};

/** Where no license is required, being perhaps subject to the EAR is half a step better than being so. */
const standing = (d: Decision): number =>
  RANK[d.outcome] + (d.outcome === 'no-license-required' && d.subjectToEar === 'undetermined' ? 0.5 : 0);

/** Those whose input the product holds at any depth, or holds with another alternative in place. */
function candidatesFor(product: Item, declared: readonly Alternative[]): Alternative[] {
  const held = new Set<Item>();
  const open: Item[] = [product];
  const seen = new Set<Item>(open);
  const look = (item: Item): void => {
    if (!seen.has(item)) {
      seen.add(item);
      open.push(item);
    }
  };
  for (let item = open.pop(); item; item = open.pop()) {
    for (const { item: used } of item.uses) {
      held.add(used);
      look(used);
      for (const a of declared) {
        const substitute = a.target === used ? inPlace(a) : undefined;
        if (substitute) look(substitute);
      }
    }
  }
  return declared.filter((a) => a.target !== undefined && held.has(a.target));
}

/** The order in which a search that is cut prefers them: what can be had now, then what is not of U.S. origin, then what costs less alone. */
function preferred(candidates: readonly Alternative[], q: Question, currency: string | undefined): Alternative[] {
  const weighed = candidates.map((a) => ({
    a,
    later: a.availableFrom !== undefined && a.availableFrom.value > q.ctx.rules.date,
    us: inPlace(a) !== undefined && (a.item.origin === undefined || a.item.origin.value === 'US'),
    cost: currency === undefined ? undefined : costOf(variantOf(q.ctx.item, new Map([[a.target!, a]])), q.money, currency),
  }));
  return weighed
    .sort((x, y) => Number(x.later) - Number(y.later) || Number(x.us) - Number(y.us) || knownFirst(x.cost, y.cost))
    .map((w) => w.a);
}

/** The inputs taken away with nothing in their place: no alternative to them can do better. */
function gone(targets: readonly Item[], candidates: readonly Alternative[]): Choice {
  return new Map(
    targets.map((target) => {
      const any = candidates.find((a) => a.target === target)!;
      const nothing: Item = { ...any.item, origin: undefined, eccn: undefined, specs: [], uses: [], flaw: undefined };
      return [target, { ...any, verb: 'eliminates', item: nothing }];
    }),
  );
}

function proof(offers: readonly Offer[], found: number, s: AlternativeSearch): Proof {
  const lines = offers.slice(0, IN_PROOF).map(
    ({ result: r }): Proof => ({
      answer: 'yes',
      text: `${r.changes.map((c) => (c.strategy === 'design-around' ? `${c.alternative}, without ${c.input}` : `${c.alternative} in place of ${c.input}`)).join(' and ')}: ${r.outcome}${r.percent === undefined ? '' : `, U.S. content ${r.percent} %`}; ${r.minimal ? 'no smaller set of them does as well' : 'a smaller set of them may do as well'}`,
    }),
  );
  const rest = found > lines.length ? [`${found - lines.length} more sets are not shown`] : [];
  const cut = s.complete ? [] : ['the search was cut: other and cheaper sets may exist'];
  return {
    answer: offers.length > 0 ? 'yes' : 'no',
    text: [`declared alternatives change it (${s.tried} determinations made anew)`, ...rest, ...cut].join('; '),
    ...(lines.length > 0 && { children: lines }),
  };
}

const IN_PROOF = 5;
