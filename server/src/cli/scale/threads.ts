/** `--jobs N`: files checked in threads, each with a program of its own. */
import type { Worker } from 'node:worker_threads';
import { hashed as hash } from '../../project/hash.ts';
import { Store } from '../../project/store.ts';
import { type PlanData, planWith } from '../open-program.ts';
import { AnswersKept, environment, type Needs } from './answers-kept.ts';
import { Checker, type Found } from './checker.ts';
import { runPool } from './pool.ts';

/** What a thread is told. */
export interface ThreadData extends PlanData {
  readonly needs: Needs;
  readonly cache: string | undefined;
  /** Hash of all that bears on every file alike: what a thread reads by itself must be the same. */
  readonly environment: string;
}

/** The hidden verb that a thread runs. */
export const JOB = 'job';

export async function inThreads(
  data: ThreadData,
  chunks: readonly (readonly string[])[],
  jobs: number,
  take: (found: Found) => void,
): Promise<void> {
  const { Worker } = await import('node:worker_threads');
  await runPool<readonly string[], Found>({
    jobs,
    start: (): Worker => new Worker(process.argv[1]!, { argv: [JOB], workerData: data }),
    tasks: chunks,
    done: take,
  });
}

/** False where this is no thread that was started for it. */
export async function runJob(): Promise<boolean> {
  const { parentPort, workerData } = await import('node:worker_threads');
  if (!parentPort) return false;
  const data = workerData as ThreadData;
  const plan = planWith(data);
  if (environment(plan, hash) !== data.environment) throw new Error('the rulebooks changed while they were read');
  const kept =
    data.cache === undefined ? undefined : new AnswersKept(new Store(data.cache, hash), hash, data.environment, data.needs);
  const checker = new Checker(plan, { kept, needs: data.needs, hash });
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread is no window
  parentPort.on('message', (names: readonly string[]) => parentPort.postMessage(checker.check(names)));
  return true;
}
