/** The built command line as a process: what a user gets. `npm test` builds first. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { bundle, projectRoot } from './run-protocol.ts';
import { askRunner } from './runner-client.ts';

export { bundle, projectRoot };
/** The same in one file, which runs without those beside it. */
export const oneFile = join(projectRoot, 'dist/earshot.mjs');

export interface RunOptions {
  readonly cwd?: string;
  readonly input?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
  /** Run as this user. */
  readonly uid?: number;
  /** In a process of its own, whatever it asks for; `false` where it is sure to be over with an answer. */
  readonly apart?: boolean;
}

/** What reads standard input, starts threads or is not over with an answer. */
const APART = ['-', '--stdin', '--jobs', '--watch', 'server', 'mcp'];

export interface Run {
  /** Null where a signal ended it. */
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
}

/** By a process that is there already, where that makes no difference: to start one is nine tenths of a small run. */
export function earshot(args: readonly string[], options: RunOptions = {}): Run {
  const env: Record<string, string | undefined> = { ...process.env, ...options.env };
  // What the test runner sets for itself must not color what is tested.
  for (const name of ['FORCE_COLOR', 'NO_COLOR', 'EARSHOT_DEBUG']) if (options.env?.[name] === undefined) delete env[name];
  const cwd = options.cwd ?? projectRoot;
  const { apart = args.some((a) => APART.includes(a)), input, uid } = options;
  const ownNode = options.env?.['NODE_OPTIONS'] !== undefined;
  if (!apart && !ownNode && input === undefined && uid === undefined) return { ...askRunner({ args, cwd, env }), signal: null };
  const r = spawnSync(process.execPath, [bundle, ...args], {
    cwd,
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
