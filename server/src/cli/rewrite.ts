/** Specs read to be written back, and written. */
import { readFileSync } from 'node:fs';
import { type ReadResult, readText } from '../project/read.ts';
import { writeWhole } from './output.ts';

/** A byte order mark, which reading drops, is part of what is written back. */
export function readMarked(path: string): ReadResult {
  const read = readText(path);
  if ('problem' in read) return read;
  const marked = readFileSync(path)
    .subarray(0, 3)
    .equals(Buffer.from([0xef, 0xbb, 0xbf]));
  return marked ? { text: `\ufeff${read.text}` } : read;
}

/** Refused, with the reason, where the file is not what it was: somebody may have saved it since, and what they wrote is not lost. */
export function rewriteUnchanged(
  path: string,
  name: string,
  { before, after }: { readonly before: string; readonly after: string },
): string | undefined {
  const now = readMarked(path);
  if ('problem' in now) return `${name} ${now.problem}`;
  const mark = now.text.startsWith('\ufeff') ? '\ufeff' : '';
  if (now.text.slice(mark.length) !== before) return `${name} has changed since it was read; it is left as it is`;
  writeWhole(path, name, mark + after);
  return undefined;
}
