/** Asks the one process that runs the command line for the tests of this worker (runner.ts), and waits for its answer. */
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Answer, Request } from './run-protocol.ts';

interface Runner {
  readonly input: number;
  readonly output: number;
}

let runner: Runner | undefined;

export function askRunner(request: Request): Answer {
  runner ??= started();
  const text = Buffer.from(JSON.stringify(request));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(text.length);
  const all = Buffer.concat([length, text]);
  for (let at = 0; at < all.length; ) at += writeSync(runner.input, all, at);
  return JSON.parse(read(runner, read(runner, 4).readUInt32LE()).toString()) as Answer;
}

/** Its pipes close, and it ends, with this process. */
function started(): Runner {
  const folder = mkdtempSync(join(tmpdir(), 'earshot-runner-'));
  const [ready, requests, answers] = ['ready', 'requests', 'answers'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  execFileSync('mkfifo', [requests, answers]);
  const script = fileURLToPath(new URL('runner.ts', import.meta.url));
  spawn(process.execPath, [script, ready, requests, answers], { stdio: ['ignore', 'ignore', 'inherit'] }).unref();
  // Whether it came up cannot be told by its pipes: to open one waits for who is at the other end.
  const clock = new Int32Array(new SharedArrayBuffer(4));
  for (let waits = 0; !existsSync(ready); waits++) {
    if (waits > 12_000) throw new Error('the process that runs the command line did not start');
    Atomics.wait(clock, 0, 0, 10);
  }
  const own = { input: openSync(requests, 'w'), output: openSync(answers, 'r') };
  rmSync(folder, { recursive: true });
  return own;
}

function read({ output }: Runner, length: number): Buffer {
  const buffer = Buffer.alloc(length);
  for (let at = 0; at < length; ) {
    const more = readSync(output, buffer, at, length - at, null);
    if (more === 0) throw new Error('the process that runs the command line is gone');
    at += more;
  }
  return buffer;
}
