/** Provisos are what an answer rests on: one without any stays as it is where nothing unstated is taken as given (--strict). */
import * as fc from 'fast-check';
import { describe, it } from 'vitest';
import { one, spec } from '../differential/specs.ts';
import { heavy } from '../support/runs.ts';
import { sameStrictly } from './told.ts';

describe('an answer without provisos', () => {
  it('is the strict answer, in any spec', () => {
    fc.assert(
      fc.property(spec, (s) => {
        const text = s.text(s.to);
        sameStrictly(one(text, {}), one(text, { strict: true }), text);
      }),
      heavy(15, 2, 5),
    );
  }, 120_000);
});
