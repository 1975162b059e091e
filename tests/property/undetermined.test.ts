/** An undetermined answer says what would settle it: a fact that can be written, or the paragraph of the law that leaves it open. */
import * as fc from 'fast-check';
import { describe, it } from 'vitest';
import { one, spec, WAYS } from '../differential/specs.ts';
import { heavy } from '../support/runs.ts';
import { asks } from './told.ts';

describe('undetermined means that something is missing', () => {
  it('in any spec', () => {
    fc.assert(
      fc.property(spec, fc.constantFrom(...WAYS), (s, asked) => {
        for (const d of one(s.text(s.to), asked)) asks(d, s.text(s.to));
      }),
      heavy(20, 2, 3),
    );
  }, 120_000);
});

// What the paragraphs themselves leave open: each of these has no fact that would settle it.
const OPEN = [
  ['746.8(a)(5)', 'eccn EAR99  hts "8542.31"', 'RU', '2022-06-01'],
  ['738.3(b)', 'eccn 2B350.g', 'PS', '2026-08-01'],
  ['744.9', 'eccn 6A993.a', 'CN { end-use military }', '2024-06-01'],
  ['3A090', 'eccn 3A090.a', 'TW', '2026-08-01'],
] as const;

describe('what the law leaves open', () => {
  it.each(OPEN)('%s', (_, item, to, on) => {
    for (const d of one(`as-of ${on}\nproduct p { type equipment origin US ${item} value 9 USD destination ${to} }\n`))
      asks(d, item);
  });
});
