/** Reading spec files: what can be read as text, and a plain reason for what cannot. */
import { readFileSync, statSync } from 'node:fs';

/** What may be read at all. The parser has its own, lower limit, and a finding that says so. */
export const LARGEST = 256 * 1024 * 1024;

export type ReadResult = { readonly text: string } | { readonly problem: string };

export function readText(path: string): ReadResult {
  try {
    const stat = statSync(path);
    if (stat.isDirectory()) return { problem: 'is a folder, not a file' };
    if (!stat.isFile()) return { problem: NOT_REGULAR };
    if (stat.size > LARGEST) return { problem: tooLarge(stat.size) };
    return decode(readFileSync(path));
  } catch (error) {
    return { problem: reason(error) };
  }
}

let utf8: InstanceType<typeof TextDecoder> | undefined;

export function decode(bytes: Uint8Array): ReadResult {
  if (bytes.length > LARGEST) return { problem: tooLarge(bytes.length) };
  try {
    // A byte order mark is dropped, as editors do.
    return { text: (utf8 ??= new TextDecoder('utf-8', { fatal: true })).decode(bytes) };
  } catch {
    return { problem: `is not UTF-8 text${placeOf(bytes)}` };
  }
}

/** Where the first byte is that is no part of a character. */
function placeOf(bytes: Uint8Array): string {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  let offset = 0;
  for (let from = 0, at = text.indexOf('\ufffd'); at >= 0; from = at + 1, at = text.indexOf('\ufffd', from)) {
    offset += Buffer.byteLength(text.slice(from, at));
    // The replacement character may stand in the text itself.
    if (bytes[offset] === 0xef && bytes[offset + 1] === 0xbf && bytes[offset + 2] === 0xbd) {
      offset += 3;
      continue;
    }
    const before = text.slice(0, at).split('\n');
    return `: byte 0x${bytes[offset]!.toString(16)} in line ${before.length}, column ${before.at(-1)!.length + 1} begins no character`;
  }
  return '';
}

function tooLarge(size: number): string {
  const mb = (n: number): string => (n / (1024 * 1024)).toFixed(0);
  return `is ${mb(size)} MB; at most ${mb(LARGEST)} MB are read`;
}

export const ABSENT = 'does not exist';
export const NOT_REGULAR = 'is not a regular file';
export const LEAVES = 'leaves the workspace by a link; it is not read';

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: ABSENT,
  ENOTDIR: ABSENT,
  EACCES: 'cannot be read: permission denied',
  EPERM: 'cannot be read: permission denied',
  ELOOP: 'cannot be read: its symbolic links form a loop',
  EISDIR: 'is a folder, not a file',
  ENAMETOOLONG: 'has a name that is too long',
  EMFILE: 'cannot be read: too many open files',
};

export function reason(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === undefined) throw error;
  return REASONS[code] ?? `cannot be read (${code})`;
}
