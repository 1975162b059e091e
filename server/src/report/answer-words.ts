/** How answers read in the reports meant for people. */
import type { Outcome } from '../determine/result.ts';

export { answerWords as outcomeWords } from '../rules/answer-words.ts';

/** Those that stand in the way first. */
export const outcomeOrder: readonly Outcome[] = [
  'license-required',
  'undetermined',
  'license-exception',
  'authorized',
  'no-license-required',
  'not-subject',
];

export function count(n: number, one: string, many = `${one}s`): string {
  return `${n} ${n === 1 ? one : many}`;
}
