/** Incremental equals from scratch: a program made from the one before says what a program made anew says. */
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { make, said, threeFiles } from './said.ts';
import { apply, edit, samples } from './texts.ts';
import { heavy } from '../support/runs.ts';

const FILES = ['a.earshot', 'b.earshot', 'c.earshot'];
const step = fc.record({ file: fc.constantFrom(...FILES), edit });

it('after any edits to files that import each other', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...samples),
      fc.constantFrom(...samples),
      fc.array(step, { minLength: 1, maxLength: 8 }),
      fc.array(fc.nat(20), { maxLength: 8 }),
      (one, two, steps, gone) => {
        const files = threeFiles(one, two);
        let program = make(files);
        said(program);
        steps.forEach((s, i) => {
          if (gone[i] === 0) files.delete(s.file);
          else files.set(s.file, apply(files.get(s.file) ?? '', s.edit));
          program = make(files, program);
          expect(said(program)).toBe(said(make(files)));
        });
      },
    ),
    heavy(80, 2),
  );
});
