/**
 * The blocks of the pages a newcomer follows, run in an empty folder from top to bottom. What is done with a block stands behind its language:
 *
 * - `save FILE`, `append FILE`: written, and after it the file must read without an error of syntax or of names;
 * - `run`, `exits N`: each line is a command of its own, which must end so (`run` is 0);
 * - `text`: lines that the command before it printed;
 * - `not run: REASON`: nothing.
 */
import { spawnSync } from 'node:child_process';
import { appendFileSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { expect } from 'vitest';
import { bundle, folder, projectRoot } from '../support/run.ts';

interface Block {
  readonly language: string;
  readonly told: string;
  readonly text: string;
  readonly line: number;
}

export function blocks(page: string): Block[] {
  const text = readFileSync(join(projectRoot, page), 'utf8');
  return [...text.matchAll(/^```(\S*) ?(.*)\n([\s\S]*?)^```$/gm)].map((m) => ({
    language: m[1]!,
    told: m[2]!,
    text: m[3]!,
    line: text.slice(0, m.index).split('\n').length,
  }));
}

function newcomer() {
  const home = folder();
  const cwd = join(home, 'empty');
  for (const dir of ['bin', 'empty']) mkdirSync(join(home, dir));
  symlinkSync(bundle, join(home, 'bin/earshot'));
  const PATH = [join(home, 'bin'), dirname(process.execPath), '/usr/bin', '/bin'].join(delimiter);
  const run = (command: string) => {
    const r = spawnSync('sh', ['-c', command], { cwd, env: { PATH, HOME: home }, encoding: 'utf8' });
    return { code: r.status, out: r.stdout, err: r.stderr };
  };
  return { cwd, run };
}

/** Does what a page says, in an empty folder. */
export function followed(page: string): void {
  const { cwd, run } = newcomer();
  let printed = '';
  let done = 0;
  for (const { language, told, text, line } of blocks(page)) {
    const where = `${page}:${line}`;
    const [verb, what] = told.split(' ');
    if (told.startsWith('not run')) continue;
    if (language === 'earshot') {
      if (verb === 'save') writeFileSync(join(cwd, what!), text);
      else appendFileSync(join(cwd, what!), `\n${text}`);
      const { out } = run(`earshot check ${what} --format concise`);
      expect(out.match(/^.* ES0\d{3} error .*$/gm), where).toBeNull();
      expect(out, where).toMatch(/\d+ determinations? of/);
    } else if (language === 'text') {
      for (const expected of text.trimEnd().split('\n')) expect(printed, where).toContain(expected.trim());
    } else {
      printed = '';
      for (const command of text.trimEnd().split('\n')) {
        const { code, out, err } = run(command);
        expect({ command, code, err: code === Number(what ?? 0) ? '' : err }, where).toEqual({
          command,
          code: Number(what ?? 0),
          err: '',
        });
        printed += out;
      }
    }
    done++;
  }
  expect(done).toBeGreaterThan(1);
}

export const PAGES = ['README.md', 'docs/guide.md', 'docs/questions.md'];
