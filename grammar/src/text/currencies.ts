/** ISO 4217 alphabetic codes, those of currencies lately withdrawn included: an older price keeps its meaning. */
import { CURRENCY_CODES } from '../../generated/currencies.ts';

const SET: ReadonlySet<string> = new Set(CURRENCY_CODES.split(' '));

export const currencyCodes: readonly string[] = [...SET];

/** Of which a thousandth is coined (ISO 4217, minor unit 3): prices in them have three decimals. */
const IN_THOUSANDTHS = new Set(['BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND']);
export const isInThousandths = (currency: string): boolean => IN_THOUSANDTHS.has(currency);

/** What people call currencies that have another code. */
const CALLED: Readonly<Record<string, string>> = {
  RMB: 'CNY',
  CNH: 'CNY',
  YUAN: 'CNY',
  EURO: 'EUR',
  EUROS: 'EUR',
  YEN: 'JPY',
  NTD: 'TWD',
  WON: 'KRW',
  STG: 'GBP',
  SFR: 'CHF',
};
export const currencyMeant = (word: string): string | undefined =>
  Object.hasOwn(CALLED, word.toUpperCase()) ? CALLED[word.toUpperCase()] : undefined;
