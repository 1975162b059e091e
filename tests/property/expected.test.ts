/** What may stand at an offset is answered anywhere in any text, and the same for a text that was read incrementally. */
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { expectedAt, parse, type ParseResult, reparse } from '../../grammar/src/index.ts';
import { runs } from '../support/runs.ts';
import { apply, edit, mutated, noise } from './texts.ts';

/** Keywords and word lists by name. */
const plain = (parsed: ParseResult, offset: number): string => {
  const at = expectedAt(parsed, offset);
  return JSON.stringify(at && [at.start, at.expected, at.properties.map((p) => [p.keyword, p.start, p.values.length])]);
};

it('anywhere in any text, read whole or incrementally', () => {
  fc.assert(
    fc.property(fc.oneof(mutated, noise), edit, fc.array(fc.nat(), { minLength: 1, maxLength: 8 }), (text, e, places) => {
      const edited = apply(text, e);
      const now = reparse(parse(text), edited);
      const fresh = parse(edited);
      for (const place of [0, edited.length, ...places.map((p) => p % (edited.length + 1))])
        expect(plain(now, place)).toBe(plain(fresh, place));
    }),
    runs(1500),
  );
});
