/** What an editor finds on a machine where Earshot is installed: the command on the path, its configuration, a folder of specs. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import { ETCHER, MODULES } from '../lsp/specs.ts';

const root = resolve(import.meta.dirname, '../..');

/** A word is misspelled. */
export const BUYER = 'party buyer "Buyer" {\n  contry CN\n}\n';
export const UNTIDY = 'party   seller "Seller"   {\n      country US\n headquarters JP\n}\n';

const SPECS: Readonly<Record<string, string>> = {
  'parts/modules.earshot': MODULES,
  'etcher.earshot': ETCHER,
  'buyer.earshot': BUYER,
  'untidy.earshot': UNTIDY,
};

export class Workspace {
  readonly home = realpathSync(mkdtempSync(join(tmpdir(), 'earshot-editors-')));
  readonly folder = join(this.home, 'specs');
  readonly env: NodeJS.ProcessEnv;

  constructor() {
    const bin = join(this.home, 'bin');
    mkdirSync(bin);
    symlinkSync(join(root, 'dist/earshot.cjs'), join(bin, 'earshot'));
    for (const [file, text] of Object.entries(SPECS)) {
      mkdirSync(dirname(join(this.folder, file)), { recursive: true });
      writeFileSync(join(this.folder, file), text);
    }
    const { XDG_CONFIG_HOME: _, XDG_DATA_HOME: __, ...env } = process.env;
    const path = [bin, dirname(process.execPath), env['PATH']].join(delimiter);
    this.env = { ...env, HOME: this.home, PATH: path, TERM: 'dumb', LANG: 'C.UTF-8' };
  }

  /** Writes what docs/other-editors.md says to write into a file of the home folder: the page is what is tested. */
  configure(file: string, language: string): void {
    const page = readFileSync(join(root, 'docs/other-editors.md'), 'utf8');
    const [, code] = new RegExp(`\`\`\`${language}\n([^]*?)\n\`\`\``).exec(page) ?? [];
    if (code === undefined) throw new Error(`docs/other-editors.md has no ${language}`);
    mkdirSync(dirname(join(this.home, file)), { recursive: true });
    writeFileSync(join(this.home, file), `${code}\n`);
  }

  /** Standard output of the command line, run in the folder. */
  earshot(args: readonly string[], input = ''): string {
    const { stdout, stderr, status } = spawnSync('earshot', args, { cwd: this.folder, env: this.env, encoding: 'utf8', input });
    if (status !== 0 && status !== 1) throw new Error(`earshot ${args.join(' ')} ended with ${status}: ${stderr}`);
    return stdout;
  }

  remove(): void {
    rmSync(this.home, { recursive: true, force: true });
  }
}

/** Asks until it is so, a second of it at the longest pause; an editor that never gets there fails with what it was asked for. */
export async function until<T>(what: string, ask: () => Promise<T>, holds: (found: T) => boolean): Promise<T> {
  const end = Date.now() + PATIENCE;
  for (let pause = 50; ; pause = Math.min(1_000, pause * 2)) {
    const found = await ask();
    if (holds(found)) return found;
    if (Date.now() > end) throw new Error(`${what}: still ${JSON.stringify(found)}`);
    await new Promise((done) => setTimeout(done, pause));
  }
}

/** Milliseconds: generous, so that a loaded machine fails no test. */
const PATIENCE = 180_000;

/** An editor that someone else drives. Places are lines from zero, and words that stand once. */
export interface Editor {
  /** The name and version it gives itself. */
  version(): Promise<string>;
  open(file: string): Promise<void>;
  /** Codes of what it shows of the open file, sorted. */
  codes(): Promise<string[]>;
  text(): Promise<string>;
  hover(word: string): Promise<string>;
  /** On a new line below the one that holds `after`, types a word and completes it. */
  complete(after: string, typed: string): Promise<void>;
  /** Takes the preferred quick fix at a word. */
  fix(word: string): Promise<void>;
  format(): Promise<void>;
  close(): Promise<void>;
}
