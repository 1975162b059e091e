/**
 * What a rule is judged against: one item on one journey on one day. The same shape serves the product itself and,
 * for de minimis, each piece of U.S. content "as if exported in the form in which it was received".
 */
import type { RulebookAt } from '../rulebook/rulebook.ts';
import type { Destination as Clause, Eccn, Facility, Item, Measure, Party, Standing } from '../model/model.ts';
import type { SourceRange } from '../../../grammar/src/text/range.ts';
import type { Condition } from '../rulebook/schema/condition.ts';
import type { Classes, Steps } from './classes.ts';
import type { Destination } from './destination.ts';
import type { Basis, Proof } from './result.ts';

export interface Classified {
  readonly declared?: Eccn;
  readonly derived?: string;
  readonly effective?: Eccn;
  /** The specs decide another entry than the declared one. */
  readonly contradiction?: boolean;
}

export interface Exporter {
  readonly party?: Party;
  /** Where it is located; absent when not known. */
  readonly located?: string;
  readonly headquarters: readonly string[];
}

export interface Journey {
  /** Where it goes; every question about that country is put to it. */
  readonly to: Destination;
  readonly clause: Clause;
  readonly exportedFrom?: string;
  readonly exporter: Exporter;
  readonly via: readonly string[];
  /** End user, consignees, purchaser, and the operator of the facility. */
  readonly parties: readonly Party[];
  readonly facility?: Facility;
  /** End uses of the rulebook's list; free text is left out. */
  readonly endUses: readonly string[];
  /** Is any end use or facility stated at all? */
  readonly useStated: boolean;
  /** What is stated of the sale: in its destination, or of the product for all its sales. */
  readonly standings: readonly Standing[];
}

/** What is known of pieces of content: of each item, and of every item of an entry's paragraph that states no more. */
export interface ContentCache {
  readonly items: Map<Item, Classes<Controlled>>;
  readonly free: Map<string, Classes<LikeContent>>;
}

/** Is a piece of content controlled, and by which paragraphs? */
export interface Controlled {
  readonly proof: Proof;
  readonly because: readonly string[];
}

/** What pieces alike have in common: that no license is required for them; or all of it, where it speaks of none of them by name. */
export interface LikeContent {
  readonly none?: Controlled;
  readonly all?: Controlled;
}

export interface Context {
  readonly rules: RulebookAt;
  readonly item: Item;
  readonly classified: Classified;
  readonly journey: Journey;
  /** Bases of jurisdiction found so far; for content, none. What turns on them asks `basesOf`. */
  readonly bases: readonly Basis[];
  /** The release that it is judged as: to a national of the destination, wherever the release takes place. */
  readonly release?: { readonly party: Party; readonly country: string; readonly abroad: boolean };
  /** Judging a piece of content for de minimis, not the product. */
  readonly isContent: boolean;
  /** `specs` by default; the facility's figures where a definition is applied to one. */
  readonly figures: readonly Measure[];
  readonly figuresOf: string;
  readonly figuresAt: SourceRange;
  readonly strict: boolean;
  /** What is carried, not attested, for the day decides nothing. */
  readonly strictDates: boolean;
  /** Classification of any item on the date, memoized. */
  readonly classify: (item: Item) => Classified;
  /** The facilities that the spec says a party operates. */
  readonly sitesOf: (party: Party) => readonly Facility[];
  /** Content judged already for journeys like this one. */
  readonly contentCache: ContentCache;
  /** Steps judged already for the same sale to other countries: of this item on this journey; any other is another sale. */
  readonly steps?: { readonly judged: Steps; readonly item: Item; readonly journey: Journey };
  /** The condition language; carried here so that leaves can judge nested conditions. */
  readonly evaluate: (condition: Condition, ctx: Context) => Proof;
}

export const NO_BASES: readonly Basis[] = [];

/** What turns on the bases is shared only by countries that have the same. */
export function basesOf(ctx: Context): readonly Basis[] {
  if (!ctx.isContent) ctx.journey.to.turnsOn(ctx.bases);
  return ctx.bases;
}

/**
 * One step for every country that is alike to what it asks. `key` is the record it judges, or its name. It turns on the item, the
 * journey, the day and the bases, and on nothing else that one decision of the sale has and another has not.
 */
export function sharedStep<T>(ctx: Context, key: object | string, judge: () => T): T {
  const { steps, journey, item, isContent } = ctx;
  if (!steps || steps.journey !== journey || steps.item !== item || isContent) return judge();
  return steps.judged.of(key, journey.to, ctx.bases, judge);
}

/** Bases that say the same are the same object, whatever else was found with them. */
export const sameBases = ({ steps }: Context, bases: readonly Basis[]): readonly Basis[] =>
  steps ? steps.judged.sameFinding(JSON.stringify(bases), bases) : bases;
