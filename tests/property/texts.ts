/** Texts to try everything on: noise, and the samples with pieces deleted, inserted, doubled, moved and cut off. */
import { readdirSync, readFileSync } from 'node:fs';
import * as fc from 'fast-check';

const folder = new URL('../../samples/', import.meta.url);
export const samples: readonly string[] = readdirSync(folder)
  .filter((f) => f.endsWith('.earshot'))
  .sort()
  .map((f) => readFileSync(new URL(f, folder), 'utf8'));

/** What a hand or a merge tool may leave in a spec. */
const SCRAPS = [
  '{',
  '}',
  '"',
  '//',
  '/*',
  '*/',
  ',',
  '=',
  ';',
  '12',
  '12%',
  '12abc',
  '1.2.3',
  '3E001',
  '3A001.a',
  '3A001.',
  '3.3e8',
  '2025-01-15',
  '2025-13-45',
  'USD',
  'nmm',
  'nm',
  'GB/s/mm2',
  'D:5',
  'UA-43',
  '\n',
  '\r\n',
  '\r',
  '\t',
  '\ufeff',
  '\u2028',
  '\ud800',
  '😀',
  'é',
  '@',
  '\\',
  '-',
  '+',
  '.',
  'none',
  'at',
  'for',
  'to',
  'origin',
  'value',
  'input',
  'product x {',
  'product',
  'party y {}',
  'destination',
  'destination CN {',
  'specs {',
  'plant',
  'direct-product-of',
  'incorporates',
  'as-of',
  'as-of 2024-01-01\n',
  'rate EUR = 2 USD\n',
  'import "x"\n',
  'import "./a.earshot"\n',
  '/// doc\n',
  '// earshot-ignore ES1001: why\n',
  '<<<<<<< HEAD\n',
  '=======\n',
  '>>>>>>> main\n',
  '__proto__',
  'constructor',
  'alternative a replaces b {',
  'notice n {',
  'worldwide',
  '"a\\qb"',
  '"\\u{1F600}"',
];

export interface Edit {
  readonly at: number;
  readonly remove: number;
  readonly insert: string;
}

/** `at` and `remove` are taken modulo what the text has room for. */
export const edit: fc.Arbitrary<Edit> = fc.record({
  at: fc.nat(),
  remove: fc.oneof(
    { weight: 4, arbitrary: fc.nat(3) },
    { weight: 2, arbitrary: fc.nat(40) },
    { weight: 1, arbitrary: fc.nat(2000) },
  ),
  insert: fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...SCRAPS) },
    { weight: 2, arbitrary: fc.constantFrom(...SCRAPS).map((s) => ` ${s} `) },
    { weight: 2, arbitrary: fc.constant('') },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 8 }) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(fc.constantFrom(...samples), fc.nat(), fc.nat(300))
        .map(([s, at, n]) => s.slice(at % s.length, (at % s.length) + n)),
    },
  ),
});

export function apply(text: string, { at, remove, insert }: Edit): string {
  const start = at % (text.length + 1);
  return text.slice(0, start) + insert + text.slice(start + remove);
}

/** A sample after a few edits, now and then cut off. */
export const mutated: fc.Arbitrary<string> = fc
  .tuple(fc.constantFrom(...samples), fc.array(edit, { minLength: 1, maxLength: 5 }), fc.option(fc.nat(), { freq: 5 }))
  .map(([text, edits, cut]) => {
    const all = edits.reduce(apply, text);
    return cut === null ? all : all.slice(0, cut % (all.length + 1));
  });

/** Text of nothing but scraps, and of any characters at all. */
export const noise: fc.Arbitrary<string> = fc.oneof(
  fc.array(fc.constantFrom(...SCRAPS), { maxLength: 200 }).map((s) => s.join(' ')),
  fc.array(fc.constantFrom(...SCRAPS), { maxLength: 200 }).map((s) => s.join('')),
  fc.string({ unit: 'binary', maxLength: 500 }),
);
