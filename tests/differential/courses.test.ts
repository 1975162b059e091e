/** The answers of a report over the days are those of each day asked about apart, by a program that knows of no other day. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day, type Day } from '../../grammar/src/text/date.ts';
import { determineFile } from '../../server/src/determine/index.ts';
import type { SpecModel } from '../../server/src/model/model.ts';
import { coursesOf, daysOn } from '../../server/src/workspace/diff/courses.ts';
import { createProgram } from '../../server/src/workspace/program.ts';
import { rulebook } from '../support/rulebook.ts';
import { heavy } from '../support/runs.ts';
import { spec } from './specs.ts';

const fallbackDate = day('2026-01-02');
const modelOf = (text: string): SpecModel =>
  createProgram(['a.earshot'], { readFile: () => text }, rulebook).files.get('a.earshot')!.model;

function courses(text: string, from: Day, to: Day) {
  const steps = coursesOf(modelOf(text), rulebook, from, to, { fallbackDate });
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value;
}

/** What is answered on a day, by place and country: a clause with a block may name a country twice. */
const apart = (text: string, on: Day): Map<string, string> =>
  new Map(
    determineFile(modelOf(text), rulebook, { fallbackDate, on }).map((d) => [
      `${d.product} ${d.at.start} ${d.destination}`,
      d.outcome,
    ]),
  );

function together(all: ReturnType<typeof courses>, on: Day): Map<string, string> {
  const standing = all.flatMap(({ sale, pieces }): [string, string][] => {
    const outcome = pieces.findLast((p) => p.from <= on)?.outcome;
    return outcome ? [[`${sale.product} ${sale.at.start} ${sale.destination}`, outcome]] : [];
  });
  return new Map(standing);
}

const sorted = (m: Map<string, string>): string[] => [...m].map((x) => x.join(' ')).sort();

describe('the answers over the days', () => {
  it('are those of each day apart', () => {
    const [from, to] = [day('2022-10-01'), day('2024-04-01')];
    const days = rulebook.days.filter((d) => d >= from && d <= to);
    fc.assert(
      fc.property(spec, fc.subarray(days, { minLength: 5, maxLength: 5 }), (s, asked) => {
        const text = s.text(s.to);
        const all = courses(text, from, to);
        for (const on of asked) expect(sorted(together(all, on)), on).toEqual(sorted(apart(text, on)));
        for (const { pieces } of all)
          for (const [i, p] of pieces.entries()) if (i > 0) expect(p.outcome).not.toBe(pieces[i - 1]!.outcome);
      }),
      heavy(4, 1),
    );
  });

  it('have a gap where a country is not in the group that is asked for', () => {
    const text = 'product p { type component origin US eccn 3A001.a.2 value 9 USD destination D:5 }';
    const all = courses(text, day('2022-01-01'), day('2026-12-31'));
    const pieces = (country: string) => all.find((c) => c.sale.destination === country)!.pieces;
    expect(pieces('KH').map((p) => [p.from, p.outcome])).toEqual([
      ['2022-01-01', 'license-required'],
      ['2025-11-07', null],
    ]);
    expect(pieces('NI')[0]).toMatchObject({ from: '2024-03-15' });
  });

  it('lead to the nearest day on either side on which the answer is another', () => {
    const text = `as-of 2023-06-01
product chip { type integrated-circuit origin US value 20_000 USD specs { tops 500 at 8 bit die-area 814 mm2 transistor non-planar datacenter yes io-bandwidth 700 GB/s } destination CN }`;
    const all = courses(text, day('2022-01-01'), day('2026-12-31'));
    const [d] = determineFile(modelOf(text), rulebook, { fallbackDate });
    const { earlier, later } = daysOn(all, rulebook.days)(d!);
    const answers = (on: Day): string => determineFile(modelOf(text), rulebook, { fallbackDate, on })[0]!.outcome;
    const next = rulebook.days.find((on) => on > d!.asOf && answers(on) !== d!.outcome);
    const last = rulebook.days.findLast((on) => on < d!.asOf && on >= '2022-01-01' && answers(on) !== d!.outcome);
    expect([earlier, later]).toEqual([last ? [last] : [], next ? [next] : []]);
    expect(later).toHaveLength(1);
  });
});
