/**
 * Checks in slices. Between two of them the server takes what has arrived: requests that need no check are answered, and a check that
 * is cancelled, or whose files have changed, ends there. What it has determined by then is kept with the products and not made again.
 */
import type { Day } from '../../../grammar/src/text/date.ts';
import type { Checked, Folder } from './folder.ts';

/** Milliseconds that nothing else is let in. */
const SLICE = 5;

/** Someone who waits for a check. */
interface Waiter {
  readonly wanted: () => boolean;
  readonly give: (checked: Checked | undefined) => void;
  readonly fail: (reason: unknown) => void;
}

export interface Wish {
  readonly folder: Folder;
  readonly path: string;
  readonly today: Day;
  /** Of the program of every spec, rather than of those that are open. */
  readonly wide?: boolean;
  readonly wanted: () => boolean;
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

export class Checks {
  private readonly jobs = new Map<string, Waiter[]>();
  /** Milliseconds of the last check that was made to its end. */
  cost = 0;

  /** One check for all who ask for the same; undefined where it is not wanted any more, or a file has changed since it began. */
  of(wish: Wish): Promise<Checked | undefined> {
    const { folder, path, today, wide = false, wanted } = wish;
    const key = [folder.uri, path, today, wide, folder.generation].join('\0');
    return new Promise((give, fail) => {
      const waiter: Waiter = { wanted, give, fail };
      const running = this.jobs.get(key);
      if (running) return void running.push(waiter);
      const waiters = [waiter];
      this.jobs.set(key, waiters);
      this.run(wish, waiters, () => this.jobs.delete(key)).then(
        (checked) => waiters.forEach((w) => w.give(checked)),
        (reason: unknown) => waiters.forEach((w) => w.fail(reason)),
      );
    });
  }

  /** `end`: nobody can join any more. */
  private async run(
    { folder, path, today, wide = false }: Wish,
    waiters: Waiter[],
    end: () => void,
  ): Promise<Checked | undefined> {
    const { generation } = folder;
    try {
      const steps = folder.checking(path, today, wide);
      for (let spent = 0; ; ) {
        const started = performance.now();
        let step = steps.next();
        while (!step.done && performance.now() - started < SLICE) step = steps.next();
        spent += performance.now() - started;
        if (step.done) {
          if (!step.value.known) this.cost = spent;
          return step.value.checked;
        }
        await turn();
        if (folder.generation !== generation) return undefined;
        // Whoever does not want it any more need not wait for those who do.
        for (const gone of waiters.filter((w) => !w.wanted())) waiters.splice(waiters.indexOf(gone), 1)[0]!.give(undefined);
        if (waiters.length === 0) return undefined;
      }
    } finally {
      end();
    }
  }
}
