/**
 * Incremental equals from scratch where only words change and are changed back: then a few declarations are bound again, and what was
 * there before is taken up again with all that was found out about it.
 */
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { check } from '../../server/src/workspace/check.ts';
import type { Program } from '../../server/src/workspace/program.ts';
import { checked, fallbackDate, make, printed, said, threeFiles } from './said.ts';
import { samples } from './texts.ts';
import { heavy } from '../support/runs.ts';
import { sameText } from '../support/same-text.ts';

const FILES = ['a.earshot', 'b.earshot', 'c.earshot'];
const WORD = /"[^"\n]*"|[\w.:-]+/g;

const shape = (word: string): string =>
  word.startsWith('"') ? 'text' : /^\d+(\.\d+)?$/.test(word) ? 'number' : /^[A-Z\d.:]+$/.test(word) ? 'code' : 'word';

/**
 * One word of a file gives way to another of the same shape, or loses its last character; more is said in a label or before a
 * declaration; or the file is what it was some steps ago.
 */
const step = fc.record({
  file: fc.constantFrom(...FILES),
  which: fc.nat(),
  by: fc.nat(),
  kind: fc.constantFrom('word', 'word', 'word', 'said', 'said', 'cut', 'back', 'back'),
  steps: fc.integer({ min: 1, max: 4 }),
});

const SAID = /(?<=")(?="| *\{|[^"\n])|(?<=\n)(?=(?:input|product|party|facility|alternative|license) )/g;
const MORE = ['A', ' and more', '{', '/// of steel\n', '// of steel\n', '\n', '\u202e'];

function written(text: string, which: number, by: number, kind: string): string {
  if (kind === 'said') {
    const places = [...text.matchAll(SAID)];
    const at = places[which % Math.max(1, places.length)]?.index;
    return at === undefined ? text : text.slice(0, at) + MORE[by % MORE.length]! + text.slice(at);
  }
  const words = [...text.matchAll(WORD)];
  const hit = words[which % Math.max(1, words.length)];
  if (!hit) return text;
  const alike = words.filter((w) => shape(w[0]) === shape(hit[0]));
  const now = kind === 'cut' ? hit[0].slice(0, -1) : alike[by % alike.length]![0];
  return text.slice(0, hit.index) + now + text.slice(hit.index + hit[0].length);
}

it('after words are changed, and changed back', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...samples),
      fc.constantFrom(...samples),
      fc.array(step, { minLength: 6, maxLength: 24 }),
      (one, two, steps) => {
        const files = threeFiles(one, two);
        const past = new Map([...files].map(([file, text]) => [file, [text]]));
        let program = make(files);
        said(program);
        for (const { file, which, by, kind, steps: ago } of steps) {
          const texts = past.get(file)!;
          const now = kind === 'back' ? texts.at(-1 - ago) : written(texts.at(-1)!, which, by, kind);
          if (now === undefined) continue;
          texts.push(now);
          files.set(file, now);
          program = make(files, program);
          sameText(said(program), said(make(files)));
        }
      },
    ),
    heavy(120, 2),
  );
}, 900_000);

/** Of more errors than are told, one more before them takes the last away, and with it the doubt about the declaration that it stood in. */
it('where one error more takes away another', () => {
  const inputs = (first: string): string =>
    Array.from({ length: 230 }, (_, i) => `input part-${i} { origin US eccn EAR99 value ${i === 0 ? first : '!'} 1 USD }\n`).join(
      '',
    );
  const parts = Array.from({ length: 30 }, (_, i) => `incorporates part-${185 + i} `).join('');
  const sale = `product whole { type other origin US eccn EAR99 value 900 USD ${parts}destination DE }\n`;
  const files = new Map([['a.earshot', inputs('') + sale]]);
  let program = make(files);
  said(program);
  for (const first of ['!', '', '2']) {
    files.set('a.earshot', inputs(first) + sale);
    program = make(files, program);
    sameText(said(program), said(make(files)), first);
  }
});

/** The day decides who is in a group: how many sales a file asks for is counted anew, though nothing else of it has changed. */
it('where the date of the file makes other sales of it', () => {
  const sold = (day: string): Map<string, string> =>
    new Map([['a.earshot', `as-of ${day}\nproduct meter { type other origin US eccn EAR99 value 9 USD destination D:5 }\n`]]);
  const [early, late] = ['2015-03-02', '2026-03-02'];
  const countOn = (day: string): number => checked(make(sold(day))).summary.determinations;
  const [fewer, more] = [countOn(early), countOn(late)].toSorted((a, b) => a - b) as [number, number];
  expect(fewer).toBeLessThan(more);
  for (const [from, to] of [
    [early, late],
    [late, early],
  ] as const) {
    const limited = (program: Program): string =>
      printed(check(program, ['a.earshot'], { fallbackDate, maxDeterminations: fewer }).diagnostics);
    const before = make(sold(from));
    limited(before);
    const after = make(sold(to), before);
    expect(limited(after)).toBe(limited(make(sold(to))));
  }
});

/** A label, or what is said before a declaration, decides nothing: whoever writes it waits for no answer, and all places move with it. */
it('where a part that all use is described otherwise, nothing is determined again', () => {
  const shared = (label: string, doc = ''): string =>
    `${doc}input common "${label}" { type component origin US eccn 3A991 value 40 USD }\n`;
  const sale = (name: string): string =>
    `import "./b.earshot"\nproduct ${name} "Whole" { type equipment origin KR eccn EAR99 value 90 USD incorporates common destination CN, RU }\n`;
  const files = new Map([
    ['a.earshot', sale('one')],
    ['b.earshot', shared('Part')],
    ['c.earshot', sale('two')],
  ]);
  let program = make(files);
  const before = checked(program).determinations;
  for (const text of [shared('A part'), shared('A part', '/// of steel\n'), shared('P'), shared('Part')]) {
    files.set('b.earshot', text);
    program = make(files, program);
    const after = checked(program).determinations;
    expect(after.length).toBe(before.length);
    expect(after.every((d, i) => d === before[i])).toBe(true);
    sameText(said(program), said(make(files)), text);
  }
  // Nor in the file that it is sold in, and what is wrong with it stands where it now is.
  const own = new Map([
    ['a.earshot', sale('one').replace(/^.*\n/, shared('Part').replace('eccn 3A991 value 40', 'eccn 3A001.a.2 value 60'))],
  ]);
  program = make(own);
  const [first] = checked(program).determinations;
  for (const label of ['A longer part', '']) {
    own.set(
      'a.earshot',
      own
        .get('a.earshot')!
        .replace(/(?<=common )"[^"]*"/, `"${label}"`)
        .replace(/(?<=one )"[^"]*"/, `"${label}"`),
    );
    program = make(own, program);
    expect(checked(program).determinations[0]).toBe(first);
    sameText(said(program), said(make(own)), label);
  }
});
