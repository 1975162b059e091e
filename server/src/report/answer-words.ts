/** How answers read in the reports meant for people. */
import type { Outcome } from '../determine/result.ts';

export const outcomeWords: Readonly<Record<Outcome, string>> = {
  'not-subject': 'not subject to the EAR',
  'no-license-required': 'no license required',
  'license-exception': 'license exception holds',
  authorized: 'authorized',
  'license-required': 'license required',
  undetermined: 'undetermined',
};

export function count(n: number, one: string, many = `${one}s`): string {
  return `${n} ${n === 1 ? one : many}`;
}
