/** ISO 4217 alphabetic codes, those of currencies lately withdrawn included: an older price keeps its meaning. */
import { CURRENCY_CODES } from '../../generated/currencies.ts';

const SET: ReadonlySet<string> = new Set(CURRENCY_CODES.split(' '));

export const currencyCodes: readonly string[] = [...SET];
