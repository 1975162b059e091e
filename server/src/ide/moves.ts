/** Imports that follow a file or folder to its new place; and those of the file itself, which go out from another place. */
import { quoted } from '../../../grammar/src/lexer/escapes.ts';
import { resolveImport, type Program } from '../workspace/program.ts';
import type { FileEdit } from './edits.ts';
import { rangeIn } from './view.ts';

export interface Move {
  /** A file or folder, by its path in the program. */
  readonly from: string;
  /** None where it leaves the program's folder: no path leads there. */
  readonly to: string | undefined;
}

/** Edits of the files as they lie before the moves. An import that nothing has to do with them stays as it is written. */
export function importsAfter(program: Program, moves: readonly Move[]): FileEdit[] {
  const nearestFirst = moves.toSorted((a, b) => b.from.length - a.from.length);
  const placeOf = (path: string): string | undefined => {
    const move = nearestFirst.find(({ from }) => path === from || path.startsWith(`${from}/`));
    if (!move) return path;
    return move.to === undefined ? undefined : move.to + path.slice(move.from.length);
  };
  const edits: FileEdit[] = [];
  for (const [file, source] of program.files) {
    const here = placeOf(file);
    if (here === undefined) continue;
    for (const item of source.parse.tree.directives) {
      if (item.kind !== 'import' || !item.path) continue;
      const written = item.path.text;
      const target = resolveImport(file, written);
      const there = typeof target === 'string' ? placeOf(target) : undefined;
      if (there === undefined || (here === file && there === target) || resolveImport(here, written) === there) continue;
      edits.push({ ...rangeIn(file, item.path), text: quoted(pathBetween(here, there, /^\.{1,2}\//.test(written))) });
    }
  }
  return edits;
}

/** @param dotted with `./` before a path that leads down */
function pathBetween(from: string, to: string, dotted: boolean): string {
  const [start, end] = [from.split('/').slice(0, -1), to.split('/')];
  let shared = 0;
  while (shared < start.length && shared < end.length - 1 && start[shared] === end[shared]) shared++;
  const up = '../'.repeat(start.length - shared);
  return (up || (dotted ? './' : '')) + end.slice(shared).join('/');
}
