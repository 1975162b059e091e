/** Figures and lists as they stand in a message. Display only: nothing here decides anything. */
import { Exact } from '../base/exact.ts';
import type { ItemKind } from '../model/model.ts';

export { amount } from '../base/figures.ts';

const AT_MOST = 20;

/** `CN`, `CN and MO`, `CN, JP and KR`; past twenty the rest is counted. */
export function list(words: readonly string[], atMost = AT_MOST): string {
  if (words.length <= 1) return words[0] ?? '';
  if (words.length > atMost) return `${words.slice(0, atMost).join(', ')} and ${words.length - atMost} more`;
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1)!}`;
}

/** What an undetermined answer needs: `eccn of board`; `board without its error`, where a declaration cannot be read whole. */
export function needed(m: { readonly fact: string; readonly of: string }): string {
  if (m.fact === 'declaration') return `${m.of} without its error`;
  return m.fact === 'law' ? `what ${m.of} leaves open` : `${m.fact} of ${m.of}`;
}

/** At most two places, trailing zeros dropped: `16.7167` → `16.72`. */
export function short(value: string): string {
  return Exact.from(value).toShort(2);
}

export function plural(n: number, one: string, many = `${one}s`): string {
  return `${n} ${n === 1 ? one : many}`;
}

/** Where a determination goes, as its id has it: `CN`; `CN#2` for the second sale to one country. */
export const placeIn = ({ id, product }: { readonly id: string; readonly product: string }): string =>
  id.slice(product.length + 1);

export const capital = (s: string): string => s.charAt(0).toUpperCase() + s.slice(1);

/** Our own words for review policies (15 CFR 742 to 746); `other` is left to the paragraph itself. */
export const reviewPolicies: Readonly<Record<string, string>> = {
  'presumption-of-denial': 'presumption of denial',
  'presumption-of-approval': 'presumption of approval',
  'case-by-case': 'case by case',
  'policy-of-denial': 'policy of denial',
};

/** `a commodity`, `software`, `technology` */
export const aKind = (kind: ItemKind): string => (kind === 'commodity' ? 'a commodity' : kind);
