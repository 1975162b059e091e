/** The walk over the days of the law, over longer spans than tests/workspace/diff.test.ts walks. */
import { expect, it } from 'vitest';
import { day } from '../../grammar/src/text/date.ts';
import { flipsByAsking, flipsByWalking } from '../workspace/walked.ts';

it.each([
  ['2020-12-01', '2021-02-01', 2],
  ['2022-02-01', '2022-04-20', 3],
  ['2022-09-20', '2023-02-01', 2],
])('from %s to %s finds what asking about every day finds', (from, to, atLeast) => {
  const asked = flipsByAsking(day(from), day(to));
  expect(asked.length).toBeGreaterThanOrEqual(atLeast);
  expect(flipsByWalking(day(from), day(to))).toEqual(asked);
});

it('in two parts finds what it finds in one', () => {
  const [a, b, c] = [day('2019-01-02'), day('2022-02-24'), day('2026-09-24')];
  expect([...flipsByWalking(a, b), ...flipsByWalking(b, c)].sort()).toEqual(flipsByWalking(a, c));
});
