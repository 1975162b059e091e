/** Imports: one more for a name that another file declares, one fewer where nothing of it is used. */
import type { FileNode } from '../../../../grammar/src/index.ts';
import { type Fix, type Fixer, type SpecFile, textAt } from '../fix.ts';
import { suggest } from '../../../../grammar/src/text/suggest.ts';
import type { Edit } from '../fix.ts';
import { breakOf, lineEnd, lineStart, removal } from './layout.ts';

export const withoutImport: Fixer = ({ at }, specs): Fix[] => {
  const file = specs.files.get(at.file);
  const node = file?.parse.tree.items.find((i) => i.kind === 'import' && i.start <= at.start && at.end <= i.end);
  if (!file || node?.kind !== 'import') return [];
  // What could not be read, or a name that is misspelled, may be what it is there for.
  const whole = file.diagnostics.every((d) => d.severity !== 'error');
  const title = `Remove the unused import of ${node.path?.text ?? 'nothing'}`;
  return [
    {
      title,
      preferred: true,
      ...(whole && { safe: true as const }),
      edits: () => [{ file: at.file, edits: [removal(file.text, node)] }],
    },
  ];
};

/** For an unknown name, of every file that declares one. `sorts` of the finding: what may stand there. */
export const withImport: Fixer = ({ at, data }, specs): Fix[] => {
  const name = textAt(specs, at);
  const file = specs.files.get(at.file);
  const sorts = data?.sorts?.split(' ') ?? [];
  if (!file || name === '') return [];
  const { elsewhere } = specs;
  return elsewhere.paths().flatMap((other): Fix[] => {
    if (other === at.file || !elsewhere.outline(other).some((d) => d.name === name && sorts.includes(d.sort))) return [];
    const path = pathFrom(at.file, other);
    return [{ title: `Import ${name} from ${path}`, edits: () => [{ file: at.file, edits: [importEdit(file, path)] }] }];
  });
};

/** A path that leads nowhere, by the nearest that leads somewhere. */
export const toNearestFile: Fixer = ({ at }, specs): Fix[] => {
  const file = specs.files.get(at.file);
  const node = file?.parse.tree.items.find((i) => i.kind === 'import' && i.start <= at.start && at.end <= i.end);
  if (!file || node?.kind !== 'import' || !node.path) return [];
  const { text, start, end } = node.path;
  const others = specs.elsewhere.paths().flatMap((f) => (f === at.file ? [] : [pathFrom(at.file, f)]));
  const near = suggest(text, others);
  if (near === undefined || near === text) return [];
  const edits: Edit[] = [{ start, end, text: `"${near}"` }];
  return [{ title: `Import ${near} instead of ${text}`, preferred: true, edits: () => [{ file: at.file, edits }] }];
};

/** `./parts/optics.earshot`, as the importing file writes it; both by path from the folder. */
export function pathFrom(file: string, target: string): string {
  const from = file.split('/').slice(0, -1);
  const to = target.split('/');
  let same = 0;
  while (same < from.length && same < to.length - 1 && from[same] === to[same]) same++;
  const up = from.slice(same).map(() => '..');
  return [...(up.length > 0 ? up : ['.']), ...to.slice(same)].join('/');
}

/** After the last import; without one before the first statement and the comments that belong to it. */
export function importEdit(file: Pick<SpecFile, 'text' | 'parse'>, path: string): Edit {
  const { text, parse } = file;
  const br = breakOf(text);
  const line = `import "${path}"`;
  const last = parse.tree.items.findLast((i) => i.kind === 'import');
  if (last) {
    const at = lineEnd(text, last.end);
    return { start: at, end: at, text: br + line };
  }
  const at = statementsFrom(file);
  const before = at === lineStart(text, at) ? '' : br;
  return { start: at, end: at, text: `${before}${line}${br}${br}` };
}

/** Where the first statement begins, with the comments right above it: one may be its documentation, or suppress a finding on it. */
export function statementsFrom({ text, parse }: Pick<SpecFile, 'text' | 'parse'>): number {
  const first = parse.tree.items[0];
  if (!first) return text.length;
  let at = lineStart(text, first.start);
  for (const comment of parse.tree.comments.filter((c) => c.end <= first.start).toReversed()) {
    if (
      // What speaks of the whole file stays above its first statement.
      comment.text.includes('earshot-ignore-file') ||
      !/^[ \t]*\r?\n?[ \t]*$/.test(text.slice(comment.end, at)) ||
      text.slice(lineStart(text, comment.start), comment.start).trim() !== ''
    )
      break;
    at = lineStart(text, comment.start);
  }
  return at;
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
