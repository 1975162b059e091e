/** 20,000 random edits, each read incrementally and from scratch: trees, ranges, comments and messages are the same. */
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { parse, reparse, type Vocabulary } from '../../grammar/src/index.ts';
import { lostIn, mistakesOf, treeOf } from '../frozen/dump.ts';
import { apply, edit, mutated, noise, samples } from '../property/texts.ts';
import { rulebook } from '../support/rulebook.ts';

const vocabulary: Vocabulary = { isParameter: (name) => rulebook.parameters.has(name) };
const EDITS = 20_000;
const IN_A_ROW = 40;

it(`${EDITS} edits`, () => {
  let done = 0;
  fc.assert(
    fc.property(
      fc.oneof(fc.constantFrom(...samples), mutated, noise),
      fc.array(edit, { minLength: IN_A_ROW, maxLength: IN_A_ROW }),
      (start, edits) => {
        let text = start;
        let now = parse(text, vocabulary);
        for (const e of edits) {
          text = apply(text, e);
          now = reparse(now, text, vocabulary);
          const fresh = parse(text, vocabulary);
          expect(treeOf(now)).toBe(treeOf(fresh));
          expect(mistakesOf(now)).toBe(mistakesOf(fresh));
          expect(lostIn(now)).toBe(lostIn(fresh));
          done++;
        }
      },
    ),
    { numRuns: EDITS / IN_A_ROW },
  );
  expect(done).toBeGreaterThanOrEqual(EDITS);
});
