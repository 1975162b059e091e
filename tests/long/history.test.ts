import { expect, it } from 'vitest';
import type { Diff } from '../../server/src/report/diff/schema.ts';
import { expectExplained } from '../support/explained.ts';
import { earshot } from '../support/run.ts';

it('the samples read as a history: every step of the law is explained', () => {
  const run = earshot(['diff', 'samples', '--from', '2022-10-06', '--to', '2026-09-24', '--format', 'json']);
  const diff = JSON.parse(run.out) as Diff;
  expect(diff.summary.flipped).toBeGreaterThan(20);
  expectExplained(diff);
});
