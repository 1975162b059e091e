/** --watch: what changed, and what became of the answers; its own outputs wake nothing; an interruption is 130. */
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { bundle, earshot, folder } from '../support/run.ts';
import { clear } from './specs.ts';

const PART = 'input part { type integrated-circuit origin US eccn 3A001.a.2 value 60 USD }\n';
const SPEC = `import "./parts/p.earshot"\n${clear.replace('incorporates none', 'incorporates 2 part').replace('destination JP', 'destination CN')}`;

function watching(cwd: string, ...args: string[]) {
  const child = spawn(process.execPath, [bundle, 'check', '--watch', ...args], { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  let [out, err, read] = ['', '', 0];
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
  const ended = new Promise<number | null>((done) => child.on('exit', (code) => done(code)));
  return {
    child,
    ended,
    out: () => out,
    err: () => err,
    /** What is told on standard error until it watches again. */
    async told(): Promise<string> {
      for (let tries = 0; tries < 600; tries++) {
        const at = err.indexOf('Ctrl-C ends it\n', read);
        if (at >= 0) {
          const text = err.slice(read, at);
          read = at + 'Ctrl-C ends it\n'.length;
          return text;
        }
        await new Promise((done) => setTimeout(done, 50));
      }
      throw new Error(`it does not watch: ${err.slice(read)}`);
    },
  };
}

it('tells what changed and why, and goes on through what cannot be checked', async () => {
  const cwd = folder({ 'a.earshot': SPEC, 'parts/p.earshot': PART });
  const run = watching(cwd, 'a.earshot', '--format', 'json', '--output', 'r.json', '--format', 'concise');
  expect(await run.told()).toContain('earshot: watching ');
  expect(run.out()).toContain('1 not subject to the EAR');

  // Written as an editor writes: a new file takes the place of the old one.
  writeFileSync(join(cwd, 'parts/new'), PART.replace('60 USD', '150 USD'));
  renameSync(join(cwd, 'parts/new'), join(cwd, 'parts/p.earshot'));
  const second = await run.told();
  expect(second).toContain('earshot: changed: parts/p.earshot\n  tool@CN: not subject to the EAR → no license required\n');
  expect(second).toMatch(/ {4}[+~] .*30 %/);
  expect(second).toMatch(/ {2}\+ ES2001 information a\.earshot:\d+ /);
  expect(readFileSync(join(cwd, 'r.json'), 'utf8')).toContain('"no-license-required"');

  writeFileSync(join(cwd, 'earshot.json'), '{ "strict": 1 }');
  expect(await run.told()).toContain(
    'earshot: changed: earshot.json\nearshot: earshot.json:1:3: strict: expected true or false\n',
  );
  writeFileSync(join(cwd, 'earshot.json'), '{ "strict": true }');
  expect(await run.told()).toContain('  tool@CN: no license required → undetermined\n');
  writeFileSync(join(cwd, 'a.earshot'), `${SPEC}// a word\n`);
  expect(await run.told()).toContain('earshot: changed: a.earshot\n  no answer and no finding is different\n');

  // Its own reports, and what no check rests on, wake nothing.
  mkdirSync(join(cwd, 'other'));
  writeFileSync(join(cwd, 'other/x.earshot'), clear);
  await new Promise((done) => setTimeout(done, 1_500));
  expect(run.err().match(/watching /g)).toHaveLength(5);
  run.child.kill('SIGINT');
  expect(await run.ended).toBe(130);
});

it('takes specs that come and go; a first run that cannot be made ends it', async () => {
  const cwd = folder({ 'a.earshot': clear });
  expect(earshot(['--watch', 'b.earshot'], { cwd })).toMatchObject({ code: 2, err: 'earshot: b.earshot does not exist\n' });
  const run = watching(cwd, '--format', 'concise', '--quiet');
  await run.told();
  writeFileSync(join(cwd, 'b.earshot'), clear.replace('tool', 'other'));
  expect(await run.told()).toContain('earshot: changed: b.earshot\n  other@JP: not asked → not subject to the EAR\n');
  renameSync(join(cwd, 'b.earshot'), join(cwd, 'b.txt'));
  expect(await run.told()).toContain('  other@JP: not subject to the EAR → not asked\n');
  run.child.kill('SIGINT');
  expect(await run.ended).toBe(130);
});
