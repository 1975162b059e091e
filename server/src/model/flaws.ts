/**
 * Errors of a spec and the declarations they stand in. What a declaration with an error says is not all known: a misspelled
 * property is a fact lost, so nothing may be cleared on it ("silence is never clearance").
 */
import type { Diagnostic } from '../base/diagnostic.ts';
import type { SourceRange, Span } from '../../../grammar/src/text/range.ts';

export interface Flaw {
  /** Of the error. */
  readonly message: string;
  readonly at: SourceRange;
}

/** An import that leads nowhere shows in the names it does not bring; of an unused one nothing is asked. */
const ELSEWHERE = new Set(['ES0104', 'ES0105', 'ES0106']);
/** Errors that make the declarations they point at doubtful too: which of two is meant, and every member of a circle. */
const SHARED = new Set(['ES0103', 'ES0107', 'ES0115']);

/** The first error of each declaration that has one, in source order, and the first that stands in none. */
export function flawsIn<T extends { readonly whole: SourceRange }>(
  file: string,
  declarations: readonly T[],
  errors: readonly (Span & { readonly message: string })[],
  diagnostics: Iterable<Diagnostic>,
): { readonly of: ReadonlyMap<T, Flaw>; readonly outside: Flaw | undefined } {
  const of = new Map<T, Flaw>();
  const found: Flaw[] = errors.map((e) => ({ message: e.message, at: { file, start: e.start, end: e.end } }));
  for (const d of diagnostics) {
    if (d.severity !== 'error' || ELSEWHERE.has(d.code)) continue;
    found.push({ message: d.message, at: d.at });
    if (SHARED.has(d.code)) found.push(...(d.related ?? []).map((r) => ({ message: d.message, at: r.at })));
  }
  let outside: Flaw | undefined;
  if (found.length === 0) return { of, outside };
  const inOrder = [...declarations].sort((a, b) => a.whole.start - b.whole.start);
  for (const flaw of found.filter((f) => f.at.file === file).sort((a, b) => a.at.start - b.at.start)) {
    const home = lastBefore(inOrder, flaw.at.start);
    if (!home || flaw.at.start > home.whole.end) outside ??= flaw;
    else if (!of.has(home)) of.set(home, flaw);
  }
  return { of, outside };
}

/** Declarations do not overlap, so the one that begins last before a place is the only one it can stand in. */
function lastBefore<T extends { readonly whole: SourceRange }>(inOrder: readonly T[], offset: number): T | undefined {
  let low = 0;
  let high = inOrder.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (inOrder[middle]!.whole.start <= offset) low = middle + 1;
    else high = middle;
  }
  return inOrder[low - 1];
}
