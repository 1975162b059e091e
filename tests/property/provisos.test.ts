/** Provisos are what an answer rests on: one without any stays as it is where nothing unstated is taken as given (--strict). */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Determination } from '../../server/src/determine/result.ts';
import { determined, one, spec, written } from '../differential/specs.ts';
import { heavy } from '../support/runs.ts';

function holds(plain: readonly Determination[], strict: readonly Determination[], where: string): void {
  const byId = new Map(strict.map((d) => [`${d.id} ${d.at.start}`, d]));
  for (const d of plain) {
    const s = byId.get(`${d.id} ${d.at.start}`)!;
    if (d.provisos.length === 0) expect(s.outcome, `${where} ${d.id}: no proviso, and strictly another answer`).toBe(d.outcome);
  }
}

describe('an answer without provisos', () => {
  it('is the strict answer, in every worked case and sample', () => {
    for (const path of written.keys()) holds(determined(written, path, {}), determined(written, path, { strict: true }), path);
  }, 120_000);

  it('is the strict answer, in any spec', () => {
    fc.assert(
      fc.property(spec, (s) => {
        const text = s.text(s.to);
        holds(one(text, {}), one(text, { strict: true }), text);
      }),
      heavy(15, 4, 5),
    );
  }, 120_000);
});
