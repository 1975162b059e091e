/**
 * Every alternative that a code action offers, applied to the text, gives the outcome and the percentage that were announced,
 * when the new text is read and determined from scratch.
 */
import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { globSync } from 'tinyglobby';
import { expect, it } from 'vitest';
import { day } from '../../grammar/src/text/date.ts';
import type { AlternativeResult, Determination } from '../../server/src/determine/result.ts';
import { alternativesOf, nameOf } from '../../server/src/rules/fixes/apply-alternative.ts';
import { RANK } from '../../server/src/determine/alternatives/index.ts';
import { answerWords } from '../../server/src/rules/answer-words.ts';
import { short } from '../../server/src/rules/text.ts';
import { check, type CheckResult } from '../../server/src/workspace/check.ts';
import { specsOf } from '../../server/src/workspace/fixes.ts';
import { createProgram, type Program } from '../../server/src/workspace/program.ts';
import { type Files, made } from '../ide/actions.ts';
import { rulebook } from '../support/rulebook.ts';
import { long, runs, shareOf } from '../support/runs.ts';
import { spec, withAlternatives } from './alternative-specs.ts';

const LATE = day('2026-03-02');
const ROOT = 'main.earshot';

function checked(files: Files): { program: Program; result: CheckResult } {
  const program = createProgram([ROOT], { readFile: (f) => files[f] }, rulebook);
  return { program, result: check(program, [ROOT], { fallbackDate: LATE, horizon: 0 }) };
}

const announced = ({ outcome, subjectToEar, percent }: AlternativeResult): unknown => ({ outcome, subjectToEar, percent });
const found = ({ outcome, subjectToEar, deMinimis }: Determination): unknown => ({
  outcome,
  subjectToEar,
  percent: deMinimis?.percent,
});

/** How many were applied, and how many could have been. */
function applyAll(files: Files): { applied: number; promised: number } {
  const { program, result } = checked(files);
  const specs = specsOf(program, result, LATE);
  const errors = (r: CheckResult): string[] =>
    r.diagnostics.filter((x) => x.code < 'ES1000' && x.severity === 'error').map((x) => `${x.code} ${x.message}`);
  const before = errors(result);
  let applied = 0;
  let promised = 0;
  for (const d of result.determinations) {
    for (const a of d.alternatives) {
      if (RANK[a.outcome] <= RANK[d.outcome]) continue;
      promised++;
      const [fix] = alternativesOf([d], specs, (x) => nameOf(x) === nameOf(a));
      if (!fix) continue;
      // The title says it, and the menu at the destination has it, as far as a menu goes.
      expect(fix.title).toContain(answerWords[a.outcome]);
      if (a.percent !== undefined) expect(fix.title).toContain(`${short(a.percent)} %`);
      const text = made(files, fix.edits(), []);
      const again = checked(text).result;
      const same = again.determinations.find((x) => x.id === d.id)!;
      expect(found(same), `${fix.title}\n${text[ROOT]}`).toEqual(announced(a));
      expect(
        errors(again).filter((e) => !before.includes(e)),
        text[ROOT],
      ).toEqual([]);
      applied++;
    }
  }
  return { applied, promised };
}

/** Where much is at stake: controlled parts in a product that itself is not, and among the alternatives some that help. */
const near = spec.map((s) => ({
  ...s,
  endUser: s.endUser && s.parts.length > 2,
  product: { ...s.product, origin: 'KR', eccn: s.parts.length > 2 ? s.product.eccn : 'EAR99' },
  alternatives: s.alternatives.map((a, i) => (i % 3 === 2 ? a : { ...a, eccn: 'EAR99', origin: 'JP' })),
}));

it('of generated bills of materials, in sets and at any depth', () => {
  let applied = 0;
  let promised = 0;
  fc.assert(
    fc.property(near, (s) => {
      const done = applyAll({ [ROOT]: withAlternatives(s) });
      applied += done.applied;
      promised += done.promised;
    }),
    runs(2400, 741),
  );
  // One that stands inside itself, or that a copy would have to be made of with its parts, is not offered.
  expect(applied).toBeGreaterThan(promised * 0.6);
  expect(applied).toBeGreaterThan(long ? shareOf(400) : 5);
});

const texts = globSync(['samples/*.earshot', 'tests/cases/specs/*.earshot']).map(
  (path) => [path, readFileSync(path, 'utf8')] as const,
);
it('of the samples and the worked cases', () => {
  let applied = 0;
  for (const [, text] of texts) if (text.includes('\nalternative ')) applied += applyAll({ [ROOT]: text }).applied;
  expect(applied).toBeGreaterThan(3);
});
