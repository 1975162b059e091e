/** The walk over the days of the law: it misses no day, and says so where it knows no record. */
import { describe, expect, it } from 'vitest';
import { day } from '../../grammar/src/text/date.ts';
import { historiesOf } from '../../server/src/workspace/diff/answer-history.ts';
import { rulebook } from '../support/rulebook.ts';
import { fallbackDate, flipsByAsking, flipsByWalking, model } from './walked.ts';

describe('walking the days of the law', () => {
  it.each([
    ['2015-07-01', '2015-08-01', 1],
    ['2019-10-01', '2019-11-01', 1],
    ['2023-11-01', '2023-12-01', 1],
  ])('from %s to %s finds what asking about every day finds', (from, to, atLeast) => {
    const asked = flipsByAsking(day(from), day(to));
    expect(asked.length).toBeGreaterThanOrEqual(atLeast);
    expect(flipsByWalking(day(from), day(to))).toEqual(asked);
  });
  it('in two parts finds what it finds in one', () => {
    const [a, b, c] = [day('2023-11-01'), day('2023-11-17'), day('2023-12-01')];
    expect([...flipsByWalking(a, b), ...flipsByWalking(b, c)].sort()).toEqual(flipsByWalking(a, c));
  });
});

describe('a change that is in no record', () => {
  it('is told without one: nothing is guessed', () => {
    const bare = new Proxy(rulebook, { get: (target, key) => (key === 'changes' ? [] : Reflect.get(target, key, target)) });
    const steps = historiesOf(model, bare, day('2019-10-20'), day('2019-10-21'), { fallbackDate }).flatMap((h) => h.steps);
    expect(steps.map((s) => [s.on, s.cause, s.changes])).toEqual([['2019-10-21', 'law', []]]);
  });
  it('a record of that day that touched something else is not named', () => {
    const other = { ...rulebook.changes.find((c) => c.id === 'russia-software')!, effective: '2019-10-21' };
    const wrong = new Proxy(rulebook, { get: (target, key) => (key === 'changes' ? [other] : Reflect.get(target, key, target)) });
    expect(
      historiesOf(model, wrong, day('2019-10-20'), day('2019-10-21'), { fallbackDate }).flatMap((h) =>
        h.steps.flatMap((s) => s.changes),
      ),
    ).toEqual([]);
  });
});
