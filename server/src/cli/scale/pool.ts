/** Tasks for threads: each takes the next as soon as it is done with one. One that ends before its time ends the whole. */
import type { Worker } from 'node:worker_threads';
import { UsageError } from '../failure.ts';

export interface Pool<Task, Done> {
  readonly jobs: number;
  /** Starts a thread. It answers each task with one message, in its turn. */
  start(): Worker;
  readonly tasks: readonly Task[];
  /** @param n the task's number */
  done(result: Done, n: number): void;
}

export async function runPool<Task, Done>({ jobs, start, tasks, done }: Pool<Task, Done>): Promise<void> {
  let next = 0;
  const workers: Worker[] = [];
  const work = (job: number): Promise<void> =>
    new Promise((resolve, reject) => {
      const worker = start();
      workers.push(worker);
      let task = -1;
      let over = false;
      const give = (): void => {
        task = next++;
        over = task >= tasks.length;
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread is no window
        if (!over) worker.postMessage(tasks[task]);
        else void worker.terminate().then(() => resolve());
      };
      worker.on('message', (result: Done) => {
        try {
          done(result, task);
          give();
        } catch (error) {
          reject(error);
        }
      });
      worker.on('error', (error: NodeJS.ErrnoException) => {
        const memory = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
        reject(memory ? new UsageError(`job ${job} ran out of memory, so there is no report; take fewer --jobs`) : error);
      });
      worker.on('exit', (code) => {
        if (!over) reject(new UsageError(`job ${job} ended before it was done (exit code ${code}), so there is no report`));
      });
      give();
    });
  try {
    await Promise.all(Array.from({ length: Math.min(jobs, Math.max(1, tasks.length)) }, (_, i) => work(i + 1)));
  } finally {
    await Promise.all(workers.map((w) => w.terminate()));
  }
}
