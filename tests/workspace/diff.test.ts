/** The walk over the days of the law: it misses no day, and says so where it knows no record. */
import { describe, expect, it } from 'vitest';
import { addDays, day, type Day } from '../../grammar/src/text/date.ts';
import { determineFile } from '../../server/src/determine/index.ts';
import type { Rulebook } from '../../server/src/rulebook/rulebook.ts';
import { historiesOf } from '../../server/src/workspace/diff/answer-history.ts';
import { createProgram } from '../../server/src/workspace/program.ts';
import { rulebook } from '../support/rulebook.ts';

const text = `party smic "Semiconductor Manufacturing International Corporation" { country CN }
input part { type integrated-circuit origin US eccn 3A001.a.2 value 150 USD }
product chip { type integrated-circuit origin US value 20_000 USD specs { tops 640 at 8 bit die-area 814 mm2 transistor non-planar datacenter yes io-bandwidth 700 GB/s } destination CN, MO, AE }
product widget { type equipment origin KR eccn EAR99 value 1_000 USD incorporates part direct-product-of none plant direct-product-of none destination CU, SD, RU }
product meter { type other origin US eccn EAR99 value 200 USD destination CN { end-user smic end-use civil } destination BY { end-use civil } }
product phone { type equipment origin US eccn 5A992.c value 500 USD destination HK, RU, BY { end-use civil } }
`;
const { model } = createProgram(['a.earshot'], { readFile: (p) => (p === 'a.earshot' ? text : undefined) }, rulebook).files.get(
  'a.earshot',
)!;
const fallbackDate = day('2026-01-02');

/** Every day on which an answer is another than on the day before, found by asking about each. */
function flipsByAsking(from: Day, to: Day): string[] {
  const out: string[] = [];
  const ask = (on: Day) =>
    new Map(determineFile(model, rulebook, { fallbackDate, on, alternatives: false }).map((d) => [d.id, d.outcome]));
  let before = ask(from);
  for (let on = addDays(from, 1); on <= to; on = addDays(on, 1)) {
    const now = ask(on);
    for (const [id, outcome] of now) if (before.get(id) !== outcome) out.push(`${on} ${id} ${before.get(id)} ${outcome}`);
    before = now;
  }
  return out.sort();
}

const flipsByWalking = (from: Day, to: Day, book: Rulebook = rulebook): string[] =>
  historiesOf(model, book, from, to, { fallbackDate })
    .flatMap((h) =>
      h.steps.flatMap((s) =>
        s.difference?.outcome ? [`${s.on} ${h.sale.id} ${s.difference.outcome.from} ${s.difference.outcome.to}`] : [],
      ),
    )
    .sort();

describe('walking the days of the law', () => {
  it.each([
    ['2015-07-01', '2015-08-01', 1],
    ['2019-10-01', '2019-11-01', 1],
    ['2020-12-01', '2021-02-01', 2],
    ['2022-02-01', '2022-04-20', 3],
    ['2022-09-20', '2023-02-01', 2],
    ['2023-11-01', '2023-12-01', 1],
  ])('from %s to %s finds what asking about every day finds', (from, to, atLeast) => {
    const asked = flipsByAsking(day(from), day(to));
    expect(asked.length).toBeGreaterThanOrEqual(atLeast);
    expect(flipsByWalking(day(from), day(to))).toEqual(asked);
  });
  it('in two parts finds what it finds in one', () => {
    const [a, b, c] = [day('2019-01-02'), day('2022-02-24'), day('2026-09-24')];
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
