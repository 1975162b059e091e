/** Standard output and error: what may be written, with which colors, and what happens when a reader goes away. */
import { fstatSync, writeSync } from 'node:fs';
import { whyNotWritten } from '../project/replace.ts';
import { UsageError } from './failure.ts';
import { visible } from '../base/visible.ts';

export type ColorMode = 'auto' | 'always' | 'never';

/** `NO_COLOR` (any value but empty) and `TERM=dumb` turn colors off unless `--color always` asks for them. */
export function wantsColor(mode: ColorMode, toTerminal: boolean): boolean {
  if (mode !== 'auto') return mode === 'always';
  return toTerminal && !process.env['NO_COLOR'] && process.env['TERM'] !== 'dumb';
}

const STDOUT = 1;
const STDERR = 2;

/** A look at the descriptor first: asking Node's own stream loads the network and terminal modules. */
export function isTerminal(name: 'stdout' | 'stderr'): boolean {
  try {
    return fstatSync(name === 'stdout' ? STDOUT : STDERR).isCharacterDevice() && process[name].isTTY === true;
  } catch {
    return false;
  }
}

/** Columns of the terminal that standard output is; undefined for a pipe or a file. */
export function terminalWidth(): number | undefined {
  return isTerminal('stdout') ? process.stdout.columns : undefined;
}

/** Written whole before returning, so that an exit code set afterwards cannot cut a report short. */
export function print(text: string | Iterable<string>): void {
  try {
    writeAll(STDOUT, text);
  } catch (error) {
    throw new UsageError(`cannot write to standard output: ${whyNotWritten(error)}`);
  }
}

export function note(text: string): void {
  progress(`earshot: ${visible(text)}\n`);
}

/** What no one can be told is not a reason to end. */
export function progress(text: string): void {
  try {
    writeAll(STDERR, text);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
  }
}

export function writeAll(fd: number, text: string | Iterable<string>): void {
  // A string is its own pieces, one a character: it goes out as one.
  for (const piece of typeof text === 'string' ? [text] : text) if (!writePiece(fd, piece)) return;
}

/** False where the reader has gone. */
function writePiece(fd: number, text: string): boolean {
  const bytes = Buffer.from(text, 'utf8');
  for (let from = 0; from < bytes.length; ) {
    try {
      from += writeSync(fd, bytes, from);
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code;
      // A reader that went away (`| head`) has what it wanted: no complaint, and the exit code stands.
      if (code === 'EPIPE') return false;
      // A pipe whose reader is slow, where the descriptor does not block.
      if (code === 'EAGAIN') {
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
        continue;
      }
      throw error;
    }
  }
  return true;
}
