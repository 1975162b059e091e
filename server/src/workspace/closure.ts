/** A file with all it imports, at any depth: what its own check reads. */
import type { Host, SourceFile } from './program.ts';
import { resolveImport } from './program.ts';

/** Where its imports lead, be a file there or not; those that are no path are left out. */
export const importsOf = (source: Pick<SourceFile, 'file' | 'parse'>, rootOf?: Host['rootOf']): string[] =>
  pathsIn(source).flatMap((path) => {
    const to = resolveImport(source.file, path, rootOf?.(source.file));
    return typeof to === 'string' ? [to] : [];
  });

/** The paths that it imports, as they are written. */
export const pathsIn = ({ parse }: Pick<SourceFile, 'parse'>): string[] =>
  parse.tree.directives.flatMap((item) => (item.kind === 'import' && item.path ? [item.path.text] : []));

/** By name, itself first; nothing where no file is there. */
export function reachOf(
  file: string,
  files: ReadonlyMap<string, SourceFile>,
  rootOf?: Host['rootOf'],
): Map<string, SourceFile | undefined> {
  const found = new Map<string, SourceFile | undefined>();
  const open = [file];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (found.has(name)) continue;
    const source = files.get(name);
    found.set(name, source);
    if (source) open.push(...importsOf(source, rootOf));
  }
  return found;
}

/** Those of them that are there. */
export const closureOf = (file: string, files: ReadonlyMap<string, SourceFile>): Map<string, SourceFile> =>
  new Map([...reachOf(file, files)].flatMap(([name, source]) => (source ? [[name, source] as const] : [])));
