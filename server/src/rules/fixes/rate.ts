/** The exchange rate that a comparison lacks. */
import type { Fix, Fixer, SpecFile } from '../fix.ts';
import { statementsFrom } from './imports.ts';
import { edit, type Piece } from './insert.ts';
import { breakOf, lineEnd } from './layout.ts';

export const withRate: Fixer = (finding, specs): Fix[] => {
  const { from, to } = finding.data ?? {};
  // It belongs into the file whose products are judged, which need not be the one that states the amount.
  const name = specs.determinations.find((d) => d.id === finding.determination)?.at.file ?? finding.at.file;
  const file = specs.files.get(name);
  if (!file || from === undefined || to === undefined) return [];
  const rate: Piece[] = [`rate ${from} = `, { hole: 'AMOUNT' }, ` ${to} on `, { hole: 'YYYY-MM-DD' }];
  return [
    { title: `Add a rate from ${from} to ${to}`, preferred: true, edits: () => [{ file: name, edits: [heading(file, rate)] }] },
  ];
};

/** After the other rates; without one after `as-of`, after the imports, or at the head. */
function heading(file: SpecFile, line: readonly Piece[]): ReturnType<typeof edit> {
  const { text, parse } = file;
  const br = breakOf(text);
  const last = (kind: string) => parse.tree.items.findLast((i) => i.kind === kind);
  const above = last('rate') ?? last('as-of');
  if (above) {
    const at = lineEnd(text, above.end);
    return edit({ start: at, end: at }, [br, ...line]);
  }
  const imported = last('import');
  if (imported) {
    const at = lineEnd(text, imported.end);
    return edit({ start: at, end: at }, [br + br, ...line]);
  }
  const at = statementsFrom(file);
  return edit({ start: at, end: at }, [...line, br + br]);
}
