/** Currencies by code, name or sign. A sign that several share is read as none of them, but for the dollar, and that is said. */
import { currencyCodes } from '../../../grammar/src/text/currencies.ts';

const CODES = new Set(currencyCodes);
const SIGNS: Readonly<Record<string, string>> = {
  '€': 'EUR',
  '£': 'GBP',
  '₩': 'KRW',
  '₹': 'INR',
  '₪': 'ILS',
  US$: 'USD',
  NT$: 'TWD',
  HK$: 'HKD',
  S$: 'SGD',
  $: 'USD',
  元: 'CNY',
  RMB: 'CNY',
  円: 'JPY',
};

const LONGEST_FIRST = Object.keys(SIGNS).sort((a, b) => b.length - a.length);

/** The dollar sign alone is taken as the U.S. dollar. */
export const DOLLAR = '$';

export function currencyOf(text: string): string | undefined {
  const code = /(?:^|[^A-Za-z])([A-Z]{3})(?:[^A-Za-z]|$)/.exec(
    text.toUpperCase() === text ? text : text.replace(/\b[A-Z]?[a-z]+\b/g, ' '),
  )?.[1];
  if (code !== undefined && CODES.has(code)) return code;
  const sign = LONGEST_FIRST.find((s) => text.includes(s));
  return sign === undefined ? undefined : SIGNS[sign];
}

/** Of a cell that holds nothing but a currency. */
export const currencyIn = (cell: string): string | undefined => {
  const code = cell.trim().toUpperCase();
  return CODES.has(code) ? code : currencyOf(cell);
};
