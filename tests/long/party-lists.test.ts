/** An import of party lists is whole or not at all. */
import { readdirSync, readFileSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { earshot, folder } from '../support/run.ts';

const COLUMNS = 'source;name;addresses;federal_register_notice;start_date;end_date;license_requirement;license_policy;alt_names';
/** Ends the process at the n-th rename, as a power cut would. */
const KILLER = `const fs = require('node:fs'); let n = Number(process.env.KILL_AT); const rename = fs.renameSync;
fs.renameSync = (...args) => { if (--n === 0) process.kill(process.pid, 'SIGKILL'); return rename(...args); };`;

const row = (source: string, name: string): string => `${source};${name};X, CN;;;;For all items subject to the EAR;;`;
const EL = 'Entity List (EL) - Bureau of Industry and Security';
const UVL = 'Unverified List (UVL) - Bureau of Industry and Security';
const list = (name: string): string => [COLUMNS, row(EL, name), row(UVL, name)].join('\r\n');
const IMPORT = ['rulebook', 'import', '--accept-smaller', '--snapshot', '2026-11-01', '--csl'];
const files = ['entity-list-2026-11-01.yaml', 'unverified-2026-11-01.yaml'];

it('an import that is killed at any rename loses no list, and is told until it is run again', () => {
  const cwd = folder({
    'earshot.json': '{ "rulebooks": ["./lists"] }',
    'a.csv': list('Before'),
    'b.csv': list('After'),
    'kill.cjs': KILLER,
    'a.earshot': '',
  });
  const killed = (at: number): boolean =>
    earshot([...IMPORT, 'b.csv'], { cwd, env: { NODE_OPTIONS: `--require ${join(cwd, 'kill.cjs')}`, KILL_AT: String(at) } })
      .signal === 'SIGKILL';
  for (let at = 1; ; at++) {
    expect(earshot([...IMPORT, 'a.csv'], { cwd }).code).toBe(0);
    if (!killed(at)) {
      expect(at).toBe(5);
      break;
    }
    const texts = files.map((f) => readFileSync(join(cwd, 'lists/lists', f), 'utf8'));
    for (const text of texts) expect(text).toMatch(/"name":"(Before|After)","countries":\["CN"\].*\n$/);
    if (at === 2)
      expect(earshot(['check'], { cwd })).toMatchObject({
        code: 2,
        err: expect.stringContaining('an import was cut short; run it again'),
      });
  }
  expect(readdirSync(join(cwd, 'lists/lists')).sort()).toEqual(files.flatMap((f) => [f, `${f}.old`]));
  // As an earlier version left it.
  unlinkSync(join(cwd, 'lists/lists', files[0]!));
  expect(earshot(['check'], { cwd })).toMatchObject({
    code: 2,
    err: expect.stringContaining('lists holds lists/entity-list-2026-11-01.yaml.old without its list'),
  });
});
