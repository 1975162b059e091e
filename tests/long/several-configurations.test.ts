/** Specs that several `earshot.json` judge: in threads, from the cache and in shards the report is that of one plain check. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { earshot, folder } from '../support/run.ts';
import { clear, licensed, open } from '../cli/specs.ts';

const files = {
  'earshot.json': '{ "margin": 1, "rulebooks": ["./policy"] }',
  'policy/edition.yaml': 'version: "1"\nfrom: "2020-01-01"\nthrough: "2026-01-01"\n',
  'old/shared.earshot': `// earshot-ignore-file ES1001: known\ninput stage { type component origin US eccn 3A991 value 700_000 USD }\n`,
  'a.earshot': `import "./old/shared.earshot"\n${licensed}`,
  'b.earshot': open.replace('destination CN', 'destination CN, RU'),
  'old/earshot.json': '{ "margin": 60 }',
  'old/c.earshot': `import "./shared.earshot"\n${licensed.replace('destination CN', 'incorporates stage\n  destination CN, TW')}`,
  'old/d.earshot': clear,
  'strict/earshot.json': '{ "strict": true }',
  'strict/e.earshot': `as-of 2025-01-15\nproduct gauge { type equipment origin US eccn EAR99 value 9 USD destination DE }\n`,
  // What leaves the folder of its configuration is refused, here as there.
  'strict/f.earshot': `import "../old/shared.earshot"\n${clear}`,
};
const FORMATS = ['json', 'concise', 'sarif', 'markdown'];
const into = (prefix: string): string[] => FORMATS.flatMap((f) => ['--format', f, '--output', `${prefix}.${f}`]);

it('are one report, however it is made', () => {
  const cwd = folder(files);
  const read = (prefix: string): string[] => FORMATS.map((f) => readFileSync(join(cwd, `${prefix}.${f}`), 'utf8'));
  const { code } = earshot(['.', ...into('plain')], { cwd });
  expect(code).toBe(1);
  const whole = read('plain');
  expect(whole[0]).toContain('"folder": "policy"');
  expect(whole[0]).toContain('gauge to DE: undetermined until it is stated');
  for (const ways of [
    ['--jobs', '2'],
    ['--cache-folder', 'kept'],
    ['--cache-folder', 'kept', '--jobs', '2'],
  ]) {
    expect(earshot(['.', ...ways, ...into('scaled')], { cwd }), ways.join(' ')).toMatchObject({ code, err: '' });
    expect(read('scaled'), ways.join(' ')).toEqual(whole);
  }
  for (const part of [1, 2])
    earshot(['.', '--shard', `${part}/2`, '--format', 'json', '--output', `s${part}.json`, '--fail-on', 'never'], { cwd });
  expect(earshot(['merge', 's2.json', 's1.json', ...into('merged')], { cwd })).toMatchObject({ code, err: '' });
  expect(read('merged')).toEqual(whole);
  // Another configuration of one folder is another run.
  writeFileSync(join(cwd, 'strict/earshot.json'), '{}');
  earshot(['.', '--shard', '2/2', '--format', 'json', '--output', 's2.json', '--fail-on', 'never'], { cwd });
  expect(earshot(['merge', 's2.json', 's1.json'], { cwd })).toMatchObject({
    code: 2,
    err: expect.stringContaining('are not of one run: the set of') as string,
  });
});
