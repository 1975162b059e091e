/**
 * Checks in slices. Between two of them the server takes what has arrived: requests that need no check are answered, and a check that
 * is cancelled, or whose files have changed, ends there. What it has determined by then is kept with the products and not made again.
 */
import type { Day } from '../../../grammar/src/text/date.ts';
import type { Checked, Folder } from './folder.ts';

/** Milliseconds that nothing else is let in. */
const SLICE = 5;

interface Job {
  /** Does anyone who waits for it still want it? */
  readonly wanted: (() => boolean)[];
  readonly done: Promise<Checked | undefined>;
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
  private readonly jobs = new Map<string, Job>();
  /** Milliseconds of the last check that was made to its end. */
  cost = 0;

  /** One check for all who ask for the same; undefined where nobody wants it any more, or a file has changed since it began. */
  of(wish: Wish): Promise<Checked | undefined> {
    const { folder, path, today, wide = false, wanted } = wish;
    const key = [folder.uri, path, today, wide, folder.generation].join('\0');
    const running = this.jobs.get(key);
    if (running) {
      running.wanted.push(wanted);
      return running.done;
    }
    const all = [wanted];
    const done = this.run(wish, () => all.some((w) => w())).finally(() => this.jobs.delete(key));
    this.jobs.set(key, { wanted: all, done });
    return done;
  }

  private async run({ folder, path, today, wide = false }: Wish, wanted: () => boolean): Promise<Checked | undefined> {
    const { generation } = folder;
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
      if (folder.generation !== generation || !wanted()) return undefined;
    }
  }
}
