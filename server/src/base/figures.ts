/** Figures as people read them. Display only: nothing here decides anything. */
import { Exact, withoutZeros } from './exact.ts';

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

/** `1,900,000.00 USD`: cents are shown, unless `whole` and there are none. */
export const money = (value: Exact, currency: string, whole = false): string =>
  amount(whole && value.isInteger ? value.toFixed(0) : value.toFixed(2), currency);
