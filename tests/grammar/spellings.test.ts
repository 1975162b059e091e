/** Many words over the same names: the tree gives what going through them all gives. */
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { Spellings } from '../../grammar/src/text/spellings.ts';
import { suggest } from '../../grammar/src/text/suggest.ts';

const name = fc.oneof(
  fc.string({ unit: fc.constantFrom('a', 'b', 'C', '-', '1'), maxLength: 9 }),
  fc.nat(60).map((n) => `known-part-${n}`),
);

it('as suggest', () => {
  fc.assert(
    fc.property(fc.array(name, { maxLength: 25 }), fc.array(name, { maxLength: 8 }), (names, words) => {
      const all = new Spellings(names);
      for (const word of [...words, ...words.map((w) => `un${w}x`)])
        expect([word, all.nearest(word)]).toEqual([word, suggest(word, names)]);
    }),
    { numRuns: 2000 },
  );
});
