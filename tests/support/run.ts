/** The built command line as a process: what a user gets. `npm test` builds first. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

export const projectRoot = fileURLToPath(new URL('../../', import.meta.url));
export const bundle = join(projectRoot, 'dist/earshot.cjs');
/** The same in one file, which runs without those beside it. */
export const oneFile = join(projectRoot, 'dist/earshot.mjs');

export interface RunOptions {
  readonly cwd?: string;
  readonly input?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
  /** Run as this user. */
  readonly uid?: number;
}

export interface Run {
  /** Null where a signal ended it. */
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
}

export function earshot(args: readonly string[], options: RunOptions = {}): Run {
  const env: Record<string, string | undefined> = { ...process.env, ...options.env };
  // What the test runner sets for itself must not color what is tested.
  for (const name of ['FORCE_COLOR', 'NO_COLOR', 'EARSHOT_DEBUG']) if (options.env?.[name] === undefined) delete env[name];
  const r = spawnSync(process.execPath, [bundle, ...args], {
    cwd: options.cwd ?? projectRoot,
    input: options.input ?? '',
    encoding: 'utf8',
    env,
    maxBuffer: 1 << 28,
    ...(options.uid === undefined ? {} : { uid: options.uid }),
  });
  if (r.error) throw r.error;
  return { code: r.status, signal: r.signal, out: r.stdout, err: r.stderr };
}

/** A folder with these files, gone when the test ends. */
export function folder(files: Readonly<Record<string, string | Uint8Array>> = {}): string {
  const root = lasting(files);
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  return root;
}

/** One that who made it removes. */
export function lasting(files: Readonly<Record<string, string | Uint8Array>> = {}): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'earshot-test-')));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), content);
  }
  return root;
}
