/** The worked cases through the built command line, all in one run. */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Report, ReportDetermination, ReportFinding } from '../../server/src/report/schema.ts';
import { earshot } from '../support/run.ts';
import { type Check, passes, resolve } from './paths.ts';

interface Case {
  readonly id: string;
  readonly file: string;
  readonly category: string;
  readonly determination: string;
  readonly checks: readonly Check[];
}

const folder = new URL('./', import.meta.url);
const cases = JSON.parse(readFileSync(new URL('expected.json', folder), 'utf8')) as Case[];

let report: Report;
beforeAll(() => {
  const files = [...new Set(cases.map((c) => c.file))].map((f) => new URL(f, folder).pathname);
  const run = earshot(['check', '--format', 'json', ...files]);
  expect(run.code, run.err).toBeLessThanOrEqual(1);
  report = JSON.parse(run.out) as Report;
});

describe.each([...Map.groupBy(cases, (c) => c.category)])('%s', (_category, group) => {
  it.each(group)('$id $determination', (c) => {
    const determination = answerTo(c);
    const wrong = c.checks
      .filter((check) => !passes(resolve(determination, check.path), check))
      .map(
        (check) =>
          `${check.path}: expected ${check.op} ${JSON.stringify(check.value)}, got ${JSON.stringify(resolve(determination, check.path))}`,
      );
    expect(wrong).toEqual([]);
  });
});

function answerTo(c: Case): ReportDetermination & { diagnostics: ReportFinding[] } {
  const inFile = (name: string): boolean => basename(name) === basename(c.file);
  const found = report.determinations.find((d) => d.id === c.determination && inFile(d.location.file));
  expect(found, `${c.determination} of ${c.file}`).toBeDefined();
  const diagnostics = report.diagnostics.filter(
    (d) => inFile(d.file) && (d.determination === undefined || d.determination === c.determination),
  );
  return { ...found!, diagnostics };
}
