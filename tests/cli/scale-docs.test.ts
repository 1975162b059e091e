/** The pipelines of docs/scale.md: each of their commands runs as it stands there, in turn, and the reports merge. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { earshot, folder, projectRoot } from '../support/run.ts';
import { clear, licensed } from './specs.ts';

const page = readFileSync(join(projectRoot, 'docs/scale.md'), 'utf8');
const pipelines = [...page.matchAll(/```yaml\n([^]*?)```/g)].map((m) => m[1]!);

/** Its commands of Earshot, once for each of the three machines of a matrix. */
function commands(yaml: string): string[][] {
  const [document] = parseAllDocuments(yaml);
  expect(document!.errors).toEqual([]);
  const lines = [...yaml.matchAll(/^\s+- (?:run: )?npx earshot (.*)$/gm)].map((m) => m[1]!);
  return lines.flatMap((line) => {
    const filled = [1, 2, 3].map((n) =>
      line.replaceAll('${{ matrix.shard }}', String(n)).replaceAll('$CI_NODE_INDEX', String(n)).replaceAll('$CI_NODE_TOTAL', '3'),
    );
    return [...new Set(filled)].map((l) => l.split(' '));
  });
}

it.each(pipelines.map((yaml) => [yaml.includes('runs-on') ? 'GitHub' : 'GitLab', yaml] as const))('%s', (_, yaml) => {
  const cwd = folder({ 'earshot.json': '{}', 'specs/a.earshot': licensed, 'specs/b.earshot': clear, 'specs/c.earshot': clear });
  const all = commands(yaml);
  expect(all).toHaveLength(4);
  expect(all.map((args) => earshot(args, { cwd }).code)).toEqual([0, 0, 0, 1]);
});
