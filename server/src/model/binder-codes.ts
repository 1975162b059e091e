/** Codes of what can be wrong with names, imports, units and values. One page each in docs/. */
import { byName } from '../../../grammar/src/syntax-codes.ts';
import type { Severity } from '../base/diagnostic.ts';

export const BINDER_CODES = {
  ES0101: {
    name: 'unknown-name',
    severity: 'error',
    explanation: 'A name is declared neither in this file nor in a file it imports.',
  },
  ES0102: {
    name: 'wrong-sort-of-name',
    severity: 'error',
    explanation: 'A name is declared, but as another sort of thing than stands here, or where a notice does not reach it.',
  },
  ES0103: { name: 'duplicate-name', severity: 'error', explanation: 'Two declarations visible in one file have the same name.' },
  ES0104: { name: 'unused-import', severity: 'hint', explanation: 'No name of an imported file is used.' },
  ES0105: { name: 'import-not-found', severity: 'error', explanation: 'An imported file does not exist or cannot be read.' },
  ES0106: {
    name: 'import-outside-workspace',
    severity: 'error',
    explanation: 'An import leaves the workspace root, or is no relative path with forward slashes.',
  },
  ES0107: {
    name: 'bill-of-materials-cycle',
    severity: 'error',
    explanation: 'A product contains itself, directly or through what it is built from.',
  },
  ES0108: { name: 'unknown-country', severity: 'error', explanation: 'A country is no ISO 3166 code the rulebook knows.' },
  ES0109: {
    name: 'unknown-country-group',
    severity: 'error',
    explanation: 'A country group does not exist in supplement no. 1 to part 740.',
  },
  ES0110: {
    name: 'unknown-parameter',
    severity: 'error',
    explanation: 'A parameter of specs or produces is none the rulebook knows.',
  },
  ES0111: { name: 'wrong-unit', severity: 'error', explanation: 'A unit measures something else than its parameter.' },
  ES0113: {
    name: 'impossible-value',
    severity: 'error',
    explanation: 'A value cannot be: negative, zero, a fraction of a layer, a share above 100 %.',
  },
  ES0114: { name: 'repeated-property', severity: 'error', explanation: 'A property that may be given only once is given twice.' },
  ES0115: { name: 'ownership-cycle', severity: 'error', explanation: 'A party owns itself, directly or through others.' },
  ES0116: { name: 'reversed-dates', severity: 'error', explanation: 'An interval ends before it begins.' },
  ES0117: {
    name: 'repeated-rate',
    severity: 'error',
    explanation: 'Two rates are given for the same two currencies, or a rate from a currency to itself.',
  },
  ES0118: {
    name: 'end-use-not-assessed',
    severity: 'error',
    explanation:
      'An end use is none of those the rulebook assesses: free text in quotes is only said to be not assessed, a bare word is an error.',
  },
  ES0119: { name: 'file-unreadable', severity: 'error', explanation: 'A file cannot be read.' },
  ES0120: {
    name: 'two-readings',
    severity: 'warning',
    explanation:
      'A number with exactly three decimals, such as `1.620 EUR`, is a thousand times as much to readers who group digits by points. ' +
      'It is read with the point for decimals, as every number is. Not asked of currencies with three decimals (`KWD`, `BHD` …), nor of ' +
      'prices in a file that has one below one with three decimals (`0.125 USD`).',
  },
} as const satisfies Record<string, { name: string; severity: Severity; explanation: string }>;

export type BinderCode = keyof typeof BINDER_CODES;

/** As the binder says them. */
export const codes = byName(BINDER_CODES);
