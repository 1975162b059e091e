/** Files after the edits of a feature. */
import type { FileEdit } from '../../server/src/ide/edits.ts';

export function edited(files: ReadonlyMap<string, string>, edits: readonly FileEdit[]): Map<string, string> {
  const out = new Map(files);
  for (const e of [...edits].sort((a, b) => b.start - a.start)) {
    const text = out.get(e.file)!;
    out.set(e.file, text.slice(0, e.start) + e.text + text.slice(e.end));
  }
  return out;
}

/** The text of every file of a program. */
export const textsOf = (program: { readonly files: ReadonlyMap<string, { readonly text: string }> }): Map<string, string> =>
  new Map([...program.files].map(([file, { text }]) => [file, text]));
