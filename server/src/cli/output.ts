/** What is written to files: where a report may go, and each file whole or not at all. */
import { existsSync, statSync } from 'node:fs';
import { basename, extname } from 'node:path';
import { clearLeftovers } from '../project/leftovers.ts';
import { real, realPaths } from '../project/paths.ts';
import { replaceFile, whyNotWritten } from '../project/replace.ts';
import { writeAll } from './console.ts';
import { UsageError } from './failure.ts';

/** Standard output without a file. */
interface Destination {
  readonly file?: string | undefined;
}

/** Refuses, before anything is done, what would overwrite a spec, the configuration, or another report of the same run. */
export function checkOutputs(outputs: readonly Destination[]): void {
  if (outputs.filter((o) => o.file === undefined).length > 1) {
    throw new UsageError('only one report can go to standard output; give the others an --output');
  }
  const taken = new Set<string>();
  for (const { file } of outputs) {
    if (file === undefined) continue;
    if (extname(file) === '.earshot' || basename(file) === 'earshot.json')
      throw new UsageError(`${file} is no place for a report: it is a spec or the configuration`);
    const path = real(file);
    if (taken.has(path) && !isDevice(path)) throw new UsageError(`two reports go to ${file}; give each a file of its own`);
    taken.add(path);
  }
}

/** Refuses a report over a file that was read for it, under whatever name. */
export function checkNotRead(outputs: readonly Destination[], read: Iterable<string>): void {
  // What is not there was not read.
  const files = outputs.flatMap(({ file }) => (file !== undefined && existsSync(file) ? [file] : []));
  if (files.length === 0) return;
  const realOf = realPaths();
  const sources = new Set<string>();
  for (const file of read) {
    try {
      sources.add(realOf(file));
    } catch {
      // It is gone since.
    }
  }
  for (const file of files)
    if (sources.has(real(file))) throw new UsageError(`${file} is a file this run has read; the report needs another`);
}

/** Whole or not at all. @param shown its name, as it is to be told */
export function writeWhole(path: string, shown: string, text: string | Iterable<string>): void {
  try {
    clearLeftovers(real(path));
    replaceFile(path, (fd) => writeAll(fd, text));
  } catch (error) {
    throw new UsageError(`cannot write ${shown}: ${whyNotWritten(error)}`);
  }
}

const isDevice = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isFile() === false;
