/** The imports of a file in the order of their paths, each once, those of which nothing is used gone. */
import type { Edit, SpecFile } from '../../rules/fix.ts';
import { lineEnd, removal } from '../../rules/fixes/layout.ts';

/** Nothing where they are as they should be. */
export function organizingImports(file: SpecFile): Edit[] {
  const { text, parse, diagnostics } = file;
  const imports = parse.tree.directives.filter((i) => i.kind === 'import');
  // What could not be read, or a name that is misspelled, may be what an import is there for.
  const whole = diagnostics.every((d) => d.severity !== 'error');
  const isUnused = (start: number, end: number): boolean =>
    whole && diagnostics.some((d) => d.name === 'unused-import' && start <= d.at.start && d.at.end <= end);
  const seen = new Set<string>();
  const gone = imports.filter((i) => {
    const again = i.path !== undefined && seen.has(i.path.text);
    if (i.path) seen.add(i.path.text);
    return again || isUnused(i.start, i.end);
  });
  // A comment that speaks of an import would speak of another one.
  const from = imports[0]?.start ?? 0;
  const to = lineEnd(text, imports.at(-1)?.end ?? 0);
  const plain = parse.tree.comments.every((c) => c.end <= from || c.start >= to);
  const kept = imports.filter((i) => !gone.includes(i)).map((i) => text.slice(i.start, i.end));
  const sorted = plain ? [...kept].sort() : kept;
  const places = imports.filter((i) => !gone.includes(i));
  const moved = places.flatMap((i, n): Edit[] =>
    kept[n] === sorted[n] ? [] : [{ start: i.start, end: i.end, text: sorted[n]! }],
  );
  return [...moved, ...gone.map((i) => removal(text, i))];
}
