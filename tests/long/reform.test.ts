/** The rules of 2022 and 2024 as proposals; tests/rulebook/reform.test.ts has those of 2023, and what is wrong with a proposal. */
import { it } from 'vitest';
import { givesTheAnswers } from '../rulebook/reforms.ts';

it.each([
  ['2022, which took effect on three days', '2022-10-06', '2022-10-21'],
  ['2024, and what followed until the last day to comply', '2024-12-01', '2024-12-31'],
])('of %s, give the answers of their days', (_, last, through) => {
  givesTheAnswers(last, through);
});
