/** What run.ts and runner.ts say to each other: four bytes of length, and JSON. */
import { fileURLToPath } from 'node:url';

export const projectRoot = fileURLToPath(new URL('../../', import.meta.url));
export const bundle = `${projectRoot}dist/earshot.cjs`;

export interface Request {
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

export interface Answer {
  readonly code: number;
  /** What was written to standard output and standard error. */
  readonly out: string;
  readonly err: string;
}
