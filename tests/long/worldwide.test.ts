/** Very many determinations in little memory, and a report of any length. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { decideSpec } from '../../bench/decide/specs.ts';
import type { Report } from '../../server/src/report/schema.ts';
import { earshot, folder } from '../support/run.ts';

it('400 products to every country are all reported, in a heap of 400 MB', () => {
  const cwd = folder({ 'a.earshot': decideSpec(400) });
  const out = join(cwd, 'report.json');
  const run = earshot(['check', '--fail-on', 'never', '--format', 'json', '--output', out], {
    cwd,
    env: { NODE_OPTIONS: '--max-old-space-size=400' },
  });
  expect(run).toMatchObject({ code: 0, err: '' });
  const report = JSON.parse(readFileSync(out, 'utf8')) as Report;
  expect(report.summary).toMatchObject({ products: 400, determinations: 81_600 });
  expect(new Set(report.determinations.map((d) => d.id)).size).toBe(81_600);
});
