/** The whole check on any text: it never throws, points inside the text, and says the same each time. */
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { checkText } from '../support/check.ts';
import { mutated, noise, samples } from './texts.ts';
import { runs } from '../support/runs.ts';

function checkAll(files: Readonly<Record<string, string>>): void {
  const result = checkText(files);
  for (const d of result.diagnostics) {
    for (const at of [d.at, ...(d.related ?? []).map((r) => r.at)]) {
      expect(files).toHaveProperty([at.file]);
      expect(at.start).toBeGreaterThanOrEqual(0);
      expect(at.end).toBeGreaterThanOrEqual(at.start);
      expect(at.end).toBeLessThanOrEqual(files[at.file]!.length);
    }
    expect(d.message).not.toMatch(/undefined|NaN|\[object/);
  }
  expect(JSON.stringify(checkText(files).diagnostics)).toBe(JSON.stringify(result.diagnostics));
  for (const d of result.determinations) {
    // A mistake in the text clears nothing.
    if (d.outcome === 'undetermined') expect(d.missing.length + result.diagnostics.length).toBeGreaterThan(0);
  }
}

it('samples', () => {
  for (const text of samples) checkAll({ 'a.earshot': text });
});

it('samples that were edited', () => {
  fc.assert(
    fc.property(mutated, (text) => checkAll({ 'a.earshot': text })),
    runs(250),
  );
});

it('noise', () => {
  fc.assert(
    fc.property(noise, (text) => checkAll({ 'a.earshot': text })),
    runs(150),
  );
});

it('files that import each other', () => {
  fc.assert(
    fc.property(mutated, mutated, (a, b) =>
      checkAll({ 'a.earshot': `import "./b.earshot"\n${a}`, 'b.earshot': `import "./a.earshot"\n${b}` }),
    ),
    runs(60),
  );
});
