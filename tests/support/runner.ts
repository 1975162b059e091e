/**
 * The built command line, run time and again by one process: `node runner.ts READY REQUESTS ANSWERS`, a file that it makes once it is there, and
 * two pipes. It runs the bundle that a user has, in the folder and with the environment that are asked for; what it spares is the start of
 * Node and of the bundle. What reads standard input, is sent signals or starts threads is for a process of its own (run.ts).
 */
import fs from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Script } from 'node:vm';
import { wrapped } from '../../server/src/project/bundle-text.ts';
import { type Answer, bundle, type Request } from './run-protocol.ts';

type Bundle = (...given: unknown[]) => void;
type Writes = (fd: number, what: string | Uint8Array, from?: number) => number;

const home = dirname(bundle);
const node = createRequire(bundle);
const build = fs.readFileSync(join(home, 'main.cache')).subarray(0, 64);
const piece = (name: string): Buffer => (name === 'build' ? build : fs.readFileSync(join(home, name)));

const writeSync = fs.writeSync as unknown as Writes;

const written: Record<number, Buffer[]> = { 1: [], 2: [] };
const files = {
  ...fs,
  writeSync(fd: number, what: string | Uint8Array, from = 0): number {
    const own = written[fd];
    if (!own) return writeSync(fd, what, from);
    const bytes = Buffer.from(what as Uint8Array).subarray(from);
    own.push(bytes);
    return bytes.length;
  },
};
const modules = new Map<string, { exports: unknown }>();

function required(name: string): unknown {
  if (name === 'node:fs' || name === 'fs') return files;
  if (!name.startsWith('./')) return node(name);
  const key = name.slice(2);
  let module = modules.get(key);
  if (!module) {
    modules.set(key, (module = { exports: {} }));
    const filename = join(home, key);
    const run = new Script(wrapped(piece(key).toString('latin1')), { filename }).runInThisContext() as Bundle;
    run(module.exports, required, module, filename, home, piece);
  }
  return module.exports;
}

async function run({ args, cwd, env }: Request): Promise<Answer> {
  written[1] = [];
  written[2] = [];
  process.chdir(cwd);
  for (const name of Object.keys(process.env)) delete process.env[name];
  for (const [name, value] of Object.entries(env)) if (value !== undefined) process.env[name] = value;
  process.argv = [process.execPath, bundle, ...args];
  const { main } = required('./main.cjs') as { main(argv: readonly string[]): Promise<number> };
  const code = await main(process.argv);
  const text = (fd: number): string => Buffer.concat(written[fd]!).toString();
  return { code, out: text(1), err: text(2) };
}

const [, , ready, requests, answers] = process.argv;
fs.writeFileSync(ready!, '');
const input = fs.openSync(requests!, 'r');
const output = fs.openSync(answers!, 'w');

/** Undefined where nobody asks any more. */
function read(length: number): Buffer | undefined {
  const buffer = Buffer.alloc(length);
  for (let at = 0; at < length; ) {
    const more = fs.readSync(input, buffer, at, length - at, null);
    if (more === 0) return undefined;
    at += more;
  }
  return buffer;
}

for (let head = read(4); head; head = read(4)) {
  const request = JSON.parse(read(head.readUInt32LE())!.toString()) as Request;
  const answer = Buffer.from(JSON.stringify(await run(request)));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(answer.length);
  fs.writeFileSync(output, Buffer.concat([length, answer]));
}
process.exit(0);
