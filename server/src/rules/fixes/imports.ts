/** Imports: how one file names another, and where a new import is written. */
import type { FileNode } from '../../../../grammar/src/index.ts';
import type { Edit } from '../fix.ts';

/** `./parts/optics.earshot`, as the importing file writes it; both by path from the folder. */
export function pathFrom(file: string, target: string): string {
  const from = file.split('/').slice(0, -1);
  const to = target.split('/');
  let same = 0;
  while (same < from.length && same < to.length - 1 && from[same] === to[same]) same++;
  const up = from.slice(same).map(() => '..');
  return [...(up.length > 0 ? up : ['.']), ...to.slice(same)].join('/');
}

/** After the last import; else above the first statement and the comments that belong to it, below a comment that heads the file. */
export function importEdit(tree: FileNode, path: string): Edit {
  const statement = `import "${path}"`;
  const last = tree.items.findLast((i) => i.kind === 'import');
  if (last) return { start: last.end, end: last.end, text: `\n${statement}` };
  const head = headingEnd(tree.comments);
  return head > 0 ? { start: head, end: head, text: `\n\n${statement}` } : { start: 0, end: 0, text: `${statement}\n\n` };
}

/** End of the last comment that heads the file, `//` lines and blocks alike, before any `///`; 0 where none does. */
export function headingEnd(comments: FileNode['comments']): number {
  let end = 0;
  for (const comment of comments) {
    if (comment.text.startsWith('///') || comment.start > end + 2) break;
    end = comment.end;
  }
  return end;
}
