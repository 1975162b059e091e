/** A diff read as a history: each step of the law names the changes that made it, and each of them is of that day. */
import { expect } from 'vitest';
import type { Diff } from '../../server/src/report/diff/schema.ts';

export function expectExplained({ determinations, changes }: Diff): void {
  const unexplained = determinations.flatMap((d) =>
    d.steps.filter((s) => s.cause === 'law' && s.changes.length === 0).map((s) => `${d.id} ${s.on}`),
  );
  expect(unexplained).toEqual([]);
  const byId = new Map(changes.map((c) => [c.id, c]));
  for (const d of determinations)
    for (const s of d.steps)
      for (const id of s.changes) {
        const c = byId.get(id);
        expect([c?.effective, c?.compliance, c?.until]).toContain(s.on);
      }
}
