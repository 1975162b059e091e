/** Findings as they were sent, moved by the changes of the text since: what an editor does with those it shows. */
import type { Diagnostic, InlayHint, Position, Range } from 'vscode-languageserver';

export interface Change {
  readonly range: Range;
  readonly text: string;
}

export function shifted(found: readonly Diagnostic[], changes: readonly Change[], uri: string): Diagnostic[] {
  if (changes.length === 0) return [...found];
  const move = (range: Range): Range => changes.reduce(over, range);
  return found.map((d) => ({
    ...d,
    range: move(d.range),
    ...(d.relatedInformation && {
      relatedInformation: d.relatedInformation.map((r) =>
        r.location.uri === uri ? { ...r, location: { uri, range: move(r.location.range) } } : r,
      ),
    }),
  }));
}

export const shiftedHint = (hint: InlayHint, changes: readonly Change[], uri: string): InlayHint => ({
  ...hint,
  position: changes.reduce((p, c) => moved(p, c, true), hint.position),
  label:
    typeof hint.label === 'string'
      ? hint.label
      : hint.label.map((part) =>
          part.location?.uri === uri ? { ...part, location: { uri, range: changes.reduce(over, part.location.range) } } : part,
        ),
});

/** Where the cursor is when it is made. */
export function endOf({ range: { start }, text }: Change): Position {
  const last = text.lastIndexOf('\n');
  if (last < 0) return { line: start.line, character: start.character + text.length };
  return { line: start.line + text.split('\n').length - 1, character: text.length - last - 1 };
}

function over(range: Range, change: Change): Range {
  const first = moved(range.start, change, false);
  const last = moved(range.end, change, true);
  return { start: before(last, first) ? last : first, end: last };
}

/** @param holds what is written at the very place comes after it */
function moved(p: Position, change: Change, holds: boolean): Position {
  const { start, end } = change.range;
  if (before(p, start) || (holds && !before(start, p))) return p;
  if (before(p, end)) return start;
  const to = endOf(change);
  return {
    line: p.line + to.line - end.line,
    character: p.line === end.line ? p.character + to.character - end.character : p.character,
  };
}

const before = (a: Position, b: Position): boolean => a.line < b.line || (a.line === b.line && a.character < b.character);
