/** What holds of a determination whatever it is of. */
import { expect } from 'vitest';
import type { Determination } from '../../server/src/determine/result.ts';
import type { Told } from '../../server/src/determine/told.ts';

/** Everything that is told of a determination but what it is of. */
export function decision(d: Told): unknown {
  const { id: _i, product: _p, destination: _d, asOf: _o, at: _a, ...told } = d.toJSON();
  return told;
}

/** An undetermined answer says what would settle it: a fact that can be written, or the paragraph of the law that leaves it open. */
export function asks(d: Determination, where: string): void {
  if (d.outcome !== 'undetermined') return;
  expect(d.missing.length, `${where} ${d.id}: undetermined, and nothing is missing`).toBeGreaterThan(0);
  for (const m of d.missing) {
    expect(m.of, `${where} ${d.id}: ${m.fact} of nothing`).not.toBe('');
    expect(m.why, `${where} ${d.id}: ${m.fact}`).not.toBe('');
  }
}

/** An answer without any proviso stays as it is where nothing unstated is taken as given. */
export function sameStrictly(plain: readonly Determination[], strict: readonly Determination[], where: string): void {
  const byId = new Map(strict.map((d) => [`${d.id} ${d.at.start}`, d]));
  for (const d of plain) {
    const s = byId.get(`${d.id} ${d.at.start}`)!;
    if (d.provisos.length === 0) expect(s.outcome, `${where} ${d.id}: no proviso, and strictly another answer`).toBe(d.outcome);
  }
}
