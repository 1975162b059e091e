/** What a thread of `--jobs` runs. */
import type { Command } from 'commander';
import { UsageError } from './failure.ts';
import { JOB, runJob } from './scale/threads.ts';

export function addJob(program: Command): void {
  program.command(JOB, { hidden: true }).action(async () => {
    if (!(await runJob())) throw new UsageError(`${JOB} is run by --jobs alone`);
  });
}
