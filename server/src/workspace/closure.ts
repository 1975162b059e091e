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
  parse.tree.items.flatMap((item) => (item.kind === 'import' && item.path ? [item.path.text] : []));

/** By name, itself first. */
export function closureOf(
  file: string,
  files: ReadonlyMap<string, SourceFile>,
  rootOf?: Host['rootOf'],
): Map<string, SourceFile> {
  const found = new Map<string, SourceFile>();
  const open = [file];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    const source = files.get(name);
    if (!source || found.has(name)) continue;
    found.set(name, source);
    open.push(...importsOf(source, rootOf));
  }
  return found;
}
