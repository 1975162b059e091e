/**
 * Rename: a program after it, made from the one before, says what a program made anew says; renamed back, the text is what it was; and the
 * answers are the same but for the name.
 */
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { rename } from '../../server/src/ide/rename.ts';
import { importsAfter } from '../../server/src/ide/moves.ts';
import { codes } from '../../server/src/model/binder-codes.ts';
import type { CheckResult } from '../../server/src/workspace/check.ts';
import type { Program } from '../../server/src/workspace/program.ts';
import { edited } from '../ide/edited.ts';
import { heavy, long, runs } from '../support/runs.ts';
import { checked, fallbackDate, make, printed, said, threeFiles } from './said.ts';
import { apply, edit, samples } from './texts.ts';

const FILES = ['a.earshot', 'b.earshot', 'c.earshot'];

/** All places of a program that a name can be renamed from, its declarations and their uses. */
const places = (program: Program): { file: string; start: number; name: string }[] =>
  [...program.files].flatMap(([file, { declared, references }]) => [
    ...[...declared].map(([name, { value }]) => ({ file, start: value.at.start, name })),
    ...references.map(({ at, target }) => ({ file, start: at.start, name: target.value.name })),
  ]);

interface Renamed {
  readonly files: Map<string, string>;
  readonly from: string;
  readonly file: string;
  /** Where the place stands that it was renamed from. */
  readonly start: number;
}

/** Undefined where there is no name, or the rename is refused. */
function renamed(
  program: Program,
  files: ReadonlyMap<string, string>,
  nth: number,
  to: (name: string) => string,
): Renamed | undefined {
  const all = places(program);
  const place = all[nth % Math.max(1, all.length)];
  if (!place) return undefined;
  const { file, start, name } = place;
  const edits = rename({ program, file, fallbackDate }, start, to(name));
  if ('refused' in edits || edits.length === 0) return undefined;
  const before = edits.filter((e) => e.file === file && e.start < start).length;
  return { files: edited(files, edits), from: name, file, start: start + before * (to(name).length - name.length) };
}

/** Of two things of one name it says nothing which of them is meant. */
const clashes = (program: Program): boolean =>
  [...program.files.values()].some((f) => f.diagnostics.some((d) => d.code === codes.duplicateName));

const step = fc.oneof(
  { weight: 2, arbitrary: fc.record({ file: fc.constantFrom(...FILES), edit }) },
  {
    weight: 3,
    arbitrary: fc.record({
      nth: fc.nat(),
      to: fc.constantFrom('renamed', 'x', 'a-much-longer-name', 'motion-stage', 'shared', 'CN', 'nm', 'other_1'),
    }),
  },
);

let taken = 0;
it('after any edits, renames among them', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...samples),
      fc.constantFrom(...samples),
      fc.array(step, { minLength: 1, maxLength: long ? 8 : 4 }),
      (one, two, steps) => {
        let files = threeFiles(one, two);
        let program = make(files);
        for (const s of steps) {
          if ('edit' in s) files.set(s.file, apply(files.get(s.file)!, s.edit));
          else {
            const now = renamed(program, files, s.nth, () => s.to);
            if (!now) continue;
            taken++;
            const texts = [...files];
            const clear = !clashes(program);
            files = now.files;
            program = make(files, program);
            const back = rename({ program, file: now.file, fallbackDate }, now.start, now.from);
            if (clear) expect('refused' in back ? back.refused : [...edited(files, back)]).toEqual(texts);
          }
          program = make(files, program);
          expect(said(program)).toBe(said(make(files)));
        }
      },
    ),
    heavy(120, 6),
  );
  expect(taken).toBeGreaterThan(5);
});

/** The answers, and where each code stands. What a message says of names is not compared: it may suggest another one. */
const answers = ({ determinations, diagnostics }: CheckResult): string =>
  printed([determinations, diagnostics.map((d) => `${d.at.file} ${d.at.start} ${d.code}`).sort()]);

it('changes no answer', () => {
  let compared = 0;
  fc.assert(
    fc.property(fc.constantFrom(...samples), fc.constantFrom(...samples), fc.nat(), (one, two, nth) => {
      const files = threeFiles(one, two);
      const program = make(files);
      fc.pre(!clashes(program));
      // As long as the other, so that everything stands where it stood.
      const now = renamed(program, files, nth, (name) => 'q'.repeat(name.length));
      if (!now || now.from.length < 4) return;
      compared++;
      const other = 'q'.repeat(now.from.length);
      expect(answers(checked(make(now.files))).replaceAll(other, now.from)).toBe(answers(checked(program)));
    }),
    runs(200),
  );
  expect(compared).toBeGreaterThan(3);
});

const path = fc
  .array(fc.constantFrom('a', 'b', 'lib', 'x y'), { minLength: 1, maxLength: 3 })
  .map((p) => `${p.join('/')}.earshot`);

it('a file that is moved anywhere, or a folder, changes no answer, and moved back the imports are what they were', () => {
  fc.assert(
    fc.property(fc.uniqueArray(path, { minLength: 3, maxLength: 5 }), fc.nat(), path, (names, nth, to) => {
      const at = (i: number): string => names[i % names.length]!;
      fc.pre(!names.includes(to));
      const up = (from: string): string => '../'.repeat(from.split('/').length - 1) || './';
      const files = new Map(
        names.map((name, i) => [
          name,
          `import "${up(name)}${at(i + 1)}"\nproduct p${i} { incorporates i${i + 1} }\ninput i${i} { origin US eccn EAR99 value 1 USD }\n`,
        ]),
      );
      const from = at(nth);
      const moves = [{ from, to }];
      const inPlace = edited(files, importsAfter(make(files), moves));
      const moved = new Map([...inPlace].map(([name, text]) => [name === from ? to : name, text]));
      const references = (program: Program): string =>
        printed(
          [...program.files.values()]
            .flatMap((f) =>
              f.references.map((r) => [r.target.value.name, r.target.value.at.file === to ? from : r.target.value.at.file]),
            )
            .sort(),
        );
      expect(references(make(moved))).toBe(references(make(files)));
      const back = edited(moved, importsAfter(make(moved), [{ from: to, to: from }]));
      const normal = (text: string): string => text.replace(/import "(.*)"/, '');
      for (const [name, text] of files) {
        const again = back.get(name === from ? to : name)!;
        expect(normal(again)).toBe(normal(text));
      }
      expect(references(make(new Map([...back].map(([name, text]) => [name === to ? from : name, text]))))).toBe(
        references(make(files)),
      );
    }),
    runs(400),
  );
});
