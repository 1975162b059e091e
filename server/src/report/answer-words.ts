/** How answers read in the reports meant for people. */
export { answerWords as outcomeWords } from '../rules/answer-words.ts';

export function count(n: number, one: string, many = `${one}s`): string {
  return `${n} ${n === 1 ? one : many}`;
}
