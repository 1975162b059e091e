import type { Outcome } from '../determine/result.ts';

/** How an answer reads where it is named: `CN: license required`. */
export const answerWords: Readonly<Record<Outcome, string>> = {
  'not-subject': 'not subject to the EAR',
  'no-license-required': 'no license required',
  'license-exception': 'license exception holds',
  authorized: 'authorized',
  'license-required': 'license required',
  undetermined: 'undetermined',
};

/** Those that stand in the way first. */
export const outcomeOrder: readonly Outcome[] = [
  'license-required',
  'undetermined',
  'license-exception',
  'authorized',
  'no-license-required',
  'not-subject',
];
