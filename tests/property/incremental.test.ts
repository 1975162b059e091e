/** Incremental equals from scratch: a program made from the one before says what a program made anew says. */
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { day } from '../../grammar/src/text/date.ts';
import { check, type CheckResult } from '../../server/src/workspace/check.ts';
import { createProgram, type Program } from '../../server/src/workspace/program.ts';
import { rulebook } from '../support/rulebook.ts';
import { apply, edit, samples } from './texts.ts';
import { runs } from '../support/runs.ts';

const FILES = ['a.earshot', 'b.earshot', 'c.earshot'];
const options = { fallbackDate: day('2026-03-02') };

const make = (files: ReadonlyMap<string, string>, previous?: Program): Program =>
  createProgram([...files.keys()].sort(), { readFile: (path) => files.get(path) }, rulebook, previous);

/** All that anyone can see of a result. */
const said = (program: Program): string => {
  const result: CheckResult = check(program, [...program.files.keys()], options);
  const files = [...program.files.values()].map((f) => [
    f.file,
    f.diagnostics,
    f.references.map((r) => [r.at, r.target.sort, r.target.value.at]),
    [...f.declared].map(([name, d]) => [name, d.sort, d.value.at]),
    f.parse.tree.items.map((i) => [i.kind, i.start, i.end]),
    f.parse.tree.comments.map((c) => [c.start, c.text]),
  ]);
  return JSON.stringify([result, files], (_, v: unknown) => (typeof v === 'bigint' ? `${v}n` : v));
};

const step = fc.record({ file: fc.constantFrom(...FILES), edit });

it('after any edits to files that import each other', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...samples),
      fc.constantFrom(...samples),
      fc.array(step, { minLength: 1, maxLength: 8 }),
      fc.array(fc.nat(20), { maxLength: 8 }),
      (one, two, steps, gone) => {
        const files = new Map<string, string>([
          ['a.earshot', `import "./b.earshot"\n${one}`],
          ['b.earshot', `import "./c.earshot"\n${two}`],
          ['c.earshot', 'party shared "Shared" { country KR }\ninput common { origin US eccn EAR99 value 1 USD }\n'],
        ]);
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
    runs(80),
  );
});
