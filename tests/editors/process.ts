import { type ChildProcess, execFile } from 'node:child_process';
import { once } from 'node:events';
import { promisify } from 'node:util';
import { until } from './workspace.ts';

const run = promisify(execFile);

/**
 * What a command says; rejects where it fails. Neovim 0.7 answers on standard error. Nothing is typed into it, or Neovim would wait
 * for it to be.
 */
export async function output(env: NodeJS.ProcessEnv, command: string, ...args: readonly string[]): Promise<string> {
  const running = run(command, args, { env, timeout: 60_000 });
  running.child.stdin?.end();
  const { stdout, stderr } = await running;
  return stdout || stderr;
}

/** Fails with the process, where that ends or never begins; waits until it answers. */
export async function started(name: string, process: ChildProcess, ask: () => Promise<unknown>): Promise<void> {
  let failure: Error | undefined;
  process.on('error', (error) => (failure = error));
  process.on('exit', (code) => (failure ??= new Error(`${name} ended with ${code}`)));
  const answers = async (): Promise<boolean> => {
    try {
      await ask();
      return true;
    } catch {
      if (failure) throw failure;
      return false;
    }
  };
  await until(`${name} answers`, answers, (yes) => yes);
}

export async function ended(process: ChildProcess): Promise<void> {
  if (process.exitCode === null && process.signalCode === null) await once(process, 'exit');
}
