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

/** A declaration that may be told of its first flaw. */
export interface Flawable {
  readonly whole: SourceRange;
  flaw?: Flaw;
}

/** An import that leads nowhere shows in the names it does not bring; of an unused one nothing is asked. */
const ELSEWHERE = new Set(['ES0104', 'ES0105', 'ES0106']);
/** Errors that make the declarations they point at doubtful too: which of two is meant, and every member of a circle. */
const SHARED = new Set(['ES0103', 'ES0107', 'ES0115']);

/** Gives each declaration its first error, in source order; returns the first that stands in none. */
export function tellFlaws(
  file: string,
  declarations: readonly Flawable[],
  errors: readonly (Span & { readonly message: string })[],
  diagnostics: readonly Diagnostic[],
): Flaw | undefined {
  const found: Flaw[] = errors.map((e) => ({ message: e.message, at: { file, start: e.start, end: e.end } }));
  for (const d of diagnostics) {
    if (d.severity !== 'error' || ELSEWHERE.has(d.code)) continue;
    found.push({ message: d.message, at: d.at });
    if (SHARED.has(d.code)) found.push(...(d.related ?? []).map((r) => ({ message: d.message, at: r.at })));
  }
  const inOrder = [...declarations].sort((a, b) => a.whole.start - b.whole.start);
  let outside: Flaw | undefined;
  for (const flaw of found.filter((f) => f.at.file === file).sort((a, b) => a.at.start - b.at.start)) {
    const home = lastBefore(inOrder, flaw.at.start);
    if (home && flaw.at.start <= home.whole.end) home.flaw ??= flaw;
    else outside ??= flaw;
  }
  return outside;
}

/** Declarations do not overlap, so the one that begins last before a place is the only one it can stand in. */
function lastBefore(inOrder: readonly Flawable[], offset: number): Flawable | undefined {
  let low = 0;
  let high = inOrder.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (inOrder[middle]!.whole.start <= offset) low = middle + 1;
    else high = middle;
  }
  return inOrder[low - 1];
}
