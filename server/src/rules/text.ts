/** Figures and lists as they stand in a message. Display only: nothing here decides anything. */
import { Exact, withoutZeros } from '../base/exact.ts';

const AT_MOST = 20;

/** `CN`, `CN and MO`, `CN, JP and KR`; past twenty the rest is counted. */
export function list(words: readonly string[], atMost = AT_MOST): string {
  if (words.length <= 1) return words[0] ?? '';
  if (words.length > atMost) return `${words.slice(0, atMost).join(', ')} and ${words.length - atMost} more`;
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1)!}`;
}

/** `2400000.00`, `USD` → `2,400,000.00 USD` */
export function amount(value: string, currency: string | undefined): string {
  const [whole, frac] = value.split('.') as [string, string | undefined];
  const sign = whole.startsWith('-') ? '-' : '';
  const digits = whole.slice(sign.length);
  const first = digits.length % 3;
  const threes = digits.slice(first).match(/\d{3}/g) ?? [];
  const grouped = sign + [...(first > 0 ? [digits.slice(0, first)] : []), ...threes].join(',');
  return `${grouped}${frac === undefined ? '' : `.${frac}`}${currency ? ` ${currency}` : ''}`;
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

/**
 * A percentage beside the level it is compared with. Rounding must not make 25.0001 look like 25: two places,
 * then four, then in words.
 */
export function percentAgainst(percent: string, level: string, side: 'over' | 'not-over'): string {
  const value = Exact.from(percent);
  const bound = Exact.from(level);
  for (const places of [2, 4]) {
    const shown = value.toFixed(places);
    const order = Exact.from(shown).cmp(bound);
    if (side === 'over' ? order > 0 : order < 0 || value.eq(bound)) return `${withoutZeros(shown)} %`;
  }
  return side === 'over' ? `just over ${withoutZeros(level)} % (by less than 0.0001)` : `${withoutZeros(percent)} %`;
}

export function plural(n: number, one: string, many = `${one}s`): string {
  return `${n} ${n === 1 ? one : many}`;
}

export const capital = (s: string): string => s.charAt(0).toUpperCase() + s.slice(1);

/** Our own words for review policies (15 CFR 742 to 746); `other` is left to the paragraph itself. */
export const reviewPolicies: Readonly<Record<string, string>> = {
  'presumption-of-denial': 'presumption of denial',
  'presumption-of-approval': 'presumption of approval',
  'case-by-case': 'case by case',
  'policy-of-denial': 'policy of denial',
};
