/** The runner of the rules: product by product, then across them. */
import type { Day } from '../../../grammar/src/text/date.ts';
import type { Diagnostic } from '../base/diagnostic.ts';
import type { Decision, Determination } from '../determine/result.ts';
import type { Item, SpecModel } from '../model/model.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import { type Clause, clausesOf } from './clauses.ts';
import { determinationsNotMade } from './es9008-determinations-not-made.ts';
import { rules } from './index.ts';
import type { DiagnoseOptions, Rule, RuleContext } from './rule.ts';

/** What the findings of one product rest on. */
export interface Asked {
  readonly model: SpecModel;
  readonly rulebook: Rulebook;
  readonly options: DiagnoseOptions;
  /** Two of one key ask the same. */
  readonly key: string;
  /** Do sales share a license, so that those of other days may bear on each other? */
  readonly shared: boolean;
}

export interface ProductFindings {
  readonly product: Item;
  readonly determinations: readonly Determination[];
  readonly clauses: readonly Clause[];
  readonly own: readonly Diagnostic[];
  /** How many of the determinations are undetermined. */
  readonly undetermined: number;
  /** Determinations of which findings across products are made, by the rule that makes them. */
  readonly across: ReadonlyMap<Rule, readonly Determination[]>;
}

const apart = rules.filter((r) => r.across === undefined);
const together = rules.filter((r) => r.across !== undefined);

interface Known extends ProductFindings {
  readonly key: string;
  /** What was determined for other days. */
  readonly later: ReadonlyMap<Day, readonly Determination[]>;
}
const known = new WeakMap<readonly Determination[], Known>();
const clauseOf = new WeakMap<Determination, Clause>();

/**
 * Findings of one product over its determinations. They are kept with the determinations: as long as those stand, so do they, and so
 * do the determinations of other days, but where sales share a license.
 */
export function diagnoseProduct(product: Item, determinations: readonly Determination[], asked: Asked): ProductFindings {
  const { model, rulebook, options, key, shared } = asked;
  const before = known.get(determinations);
  if (before?.key === key && before.product === product && (!shared || stillSo(before, options))) return before;
  // Nothing is at hand that another product, or a part of none, could change.
  const own: SpecModel = { ...model, products: [product], inputs: [], parties: [] };
  const clauses = clausesOf(own, determinations);
  for (const c of clauses) for (const d of c.determinations) clauseOf.set(d, c);
  const later = new Map<Day, readonly Determination[]>();
  const { determineOn } = options;
  const on = determineOn && {
    determineOn: (day: Day) => {
      const found = determineOn(day);
      later.set(day, found);
      return found;
    },
  };
  const products = determinations.length > 0 ? [{ product, determinations }] : [];
  const ctx: RuleContext = {
    model: own,
    rulebook,
    determinations,
    clauses,
    clauseOf,
    products,
    undetermined: [],
    options: { ...options, ...on },
  };
  const now: Known = {
    key,
    product,
    determinations,
    clauses,
    later,
    own: apart.flatMap((rule) => rule.check(ctx)),
    undetermined: undeterminedOf(determinations),
    across: concernedBy(product, determinations, rulebook),
  };
  known.set(determinations, now);
  return now;
}

/** Of determinations that were not made nothing is found but that. */
export function notMade(product: Item, determinations: readonly Determination[]): ProductFindings {
  const across = new Map<Rule, readonly Determination[]>([[determinationsNotMade, determinations]]);
  return { product, determinations, clauses: [], own: [], undetermined: undeterminedOf(determinations), across };
}

const undeterminedOf = (all: readonly Determination[]): number => all.filter((d) => d.outcome === 'undetermined').length;

function concernedBy(
  product: Item,
  determinations: readonly Determination[],
  rulebook: Rulebook,
): ReadonlyMap<Rule, readonly Determination[]> {
  const ofClass = new Map<string, Map<Decision, readonly Rule[]>>();
  const out = new Map<Rule, Determination[]>();
  for (const d of determinations) {
    const { asOf } = d;
    const decision = d.ofClass ?? d;
    let known = ofClass.get(asOf);
    if (!known) ofClass.set(asOf, (known = new Map()));
    let concerned = known.get(decision);
    if (!concerned)
      known.set(decision, (concerned = together.filter((rule) => rule.across!(decision, { product, rulebook, asOf }))));
    for (const rule of concerned) {
      const own = out.get(rule);
      if (own) own.push(d);
      else out.set(rule, [d]);
    }
  }
  return out;
}

const stillSo = ({ later }: Known, { determineOn }: DiagnoseOptions): boolean =>
  [...later].every(([day, before]) => determineOn?.(day) === before);

/** Findings that stand, whatever else has changed. */
export function diagnosed(product: Item, determinations: readonly Determination[], asked: Asked): ProductFindings | undefined {
  const before = asked.shared ? undefined : known.get(determinations);
  return before?.key === asked.key && before.product === product ? before : undefined;
}

/** Have findings been made of them? */
export const isDiagnosed = (determinations: readonly Determination[], key: string): boolean =>
  known.get(determinations)?.key === key;

/** Findings that look across the products of a file. */
export function diagnoseAcross(all: readonly ProductFindings[], { model, rulebook, options, key }: Asked): Diagnostic[] {
  const undetermined = all.filter((p) => p.determinations.length === 0).map((p) => p.product);
  const crossing = all.filter((p) => p.across.size > 0);
  const { authorizations, alternatives, asOf } = model;
  return together.flatMap((rule) => {
    const concerned = crossing.filter((p) => p.across.has(rule));
    if (concerned.length === 0 && !rule.ofModel) return [];
    const rests = [key, rulebook, authorizations, alternatives, asOf, ...concerned];
    const before = rule.ofModel ? undefined : crossed.get(concerned[0]!)?.get(rule);
    if (before && before.rests.length === rests.length && before.rests.every((x, i) => x === rests[i])) return before.findings;
    const findings = rule.check({
      model,
      rulebook,
      determinations: concerned.flatMap((p) => p.across.get(rule)!),
      clauses: concerned.flatMap((p) => p.clauses),
      clauseOf,
      products: concerned,
      undetermined,
      options,
    });
    if (!rule.ofModel) keepCrossed(concerned[0]!, rule, { rests, findings });
    return findings;
  });
}

/** What was found across products, kept with the first of those it concerns: as long as all that it rests on is the same, it stands. */
interface Crossed {
  readonly rests: readonly unknown[];
  readonly findings: readonly Diagnostic[];
}
const crossed = new WeakMap<ProductFindings, Map<Rule, Crossed>>();

function keepCrossed(first: ProductFindings, rule: Rule, found: Crossed): void {
  let own = crossed.get(first);
  if (!own) crossed.set(first, (own = new Map()));
  own.set(rule, found);
}

/** Findings of one file over its determinations, unsorted and before suppressions. */
export function diagnose(
  model: SpecModel,
  determinations: readonly Determination[],
  rulebook: Rulebook,
  options: DiagnoseOptions,
): Diagnostic[] {
  const byProduct = Map.groupBy(determinations, (d) => d.product);
  const asked: Asked = { model, rulebook, options, key: '', shared: true };
  const all = model.products.map((product) => diagnoseProduct(product, byProduct.get(product.name) ?? [], asked));
  return [...all.flatMap((p) => p.own), ...diagnoseAcross(all, asked)];
}
