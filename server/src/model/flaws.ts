/**
 * Errors of a spec and the declarations they stand in. What a declaration with an error says is not all known: a misspelled
 * property is a fact lost, so nothing may be cleared on it ("silence is never clearance").
 */
import { codes } from './binder-codes.ts';
import { Anchor } from '../base/anchor.ts';
import type { Diagnostic } from '../base/diagnostic.ts';
import type { SyntaxError_ } from '../../../grammar/src/index.ts';
import type { SourceRange, Span } from '../../../grammar/src/text/range.ts';
import { firstIndex } from '../../../grammar/src/text/search.ts';

export interface Flaw {
  /** Of the error. */
  readonly message: string;
  readonly at: SourceRange;
  /** What was written in its place may have been meant as this. */
  readonly meant?: string;
}

/** An import that leads nowhere shows in the names it does not bring; of an unused one nothing is asked. */
const ELSEWHERE: ReadonlySet<string> = new Set([codes.unusedImport, codes.importNotFound, codes.importOutsideWorkspace]);
/** Errors that make the declarations they point at doubtful too: which of two is meant, and every member of a circle. */
const SHARED: ReadonlySet<string> = new Set([codes.duplicateName, codes.billOfMaterialsCycle, codes.ownershipCycle]);

interface Syntax {
  readonly file: string;
  readonly errors: readonly SyntaxError_[];
  readonly lost: readonly Span[];
}

/**
 * The first error of each declaration that has one, in source order, and the first that stands in none. A declaration that is lost to
 * an error could have been a notice or an authorization that bears on all others, so such an error stands in none.
 * `declarations`: in source order.
 */
export function flawsIn<T extends { readonly whole: SourceRange }>(
  { file, errors, lost }: Syntax,
  declarations: () => readonly T[],
  diagnostics: Iterable<Diagnostic>,
): { readonly of: ReadonlyMap<T, Flaw>; readonly outside: Flaw | undefined } {
  const of = new Map<T, Flaw>();
  const found: { readonly flaw: Flaw; readonly from: number }[] = [];
  const outsides: Flaw[] = [];
  for (const { message, start, end, statement, suggestion: meant } of errors) {
    const flaw = { message, at: { file, start, end }, ...(meant !== undefined && { meant }) };
    // An error may stand behind what it is an error of: where something is missing, the next token is pointed at.
    if (statement) found.push({ flaw, from: statement.start });
    else outsides.push(flaw);
  }
  const [first] = lost;
  if (first) {
    const told = errors.findLast((e) => e.start <= first.start) ?? errors[0];
    outsides.push({ message: told?.message ?? 'a declaration may be missing', at: { file, start: first.start, end: first.end } });
  }
  for (const d of diagnostics) {
    if (d.severity !== 'error' || ELSEWHERE.has(d.code)) continue;
    const places = SHARED.has(d.code) ? [d.at, ...(d.related ?? []).map((r) => r.at)] : [d.at];
    for (const at of places) if (at.file === file) found.push({ flaw: { message: d.message, at }, from: at.start });
  }
  if (found.length === 0 && outsides.length === 0) return { of, outside: undefined };
  const inOrder = declarations();
  for (const { flaw, from } of found.sort((a, b) => a.flaw.at.start - b.flaw.at.start)) {
    const home = lastBefore(inOrder, from);
    if (!home || from >= home.whole.end) outsides.push(flaw);
    else if (!of.has(home)) of.set(home, flaw);
  }
  const outside = outsides.reduce<Flaw | undefined>((a, b) => (a && a.at.start <= b.at.start ? a : b), undefined);
  return { of, outside };
}

/** Declarations do not overlap, so the one that begins last before a place is the only one it can stand in. */
function lastBefore<T extends { readonly whole: SourceRange }>(inOrder: readonly T[], offset: number): T | undefined {
  return inOrder[firstIndex(inOrder.length, (i) => inOrder[i]!.whole.start > offset) - 1];
}

export const sameFlaw = (a: Flaw | undefined, b: Flaw | undefined): boolean =>
  a === b ||
  (a !== undefined && b !== undefined && a.message === b.message && a.at.start === b.at.start && a.at.end === b.at.end);

/** Errors that are kept apart: as many as a hand goes back and forth between. */
const MOST_OUTSIDE = 8;

/** Those that stood in no declaration, the latest first; one that was there before is the same object, moved. */
export function outsides(file: string, known: readonly Flaw[], now: Flaw | undefined): readonly Flaw[] {
  if (!now) return known;
  const flaw = lasting(file, known, now);
  return [flaw, ...known.filter((f) => f !== flaw)].slice(0, MOST_OUTSIDE);
}

function lasting(file: string, known: readonly Flaw[], now: Flaw): Flaw {
  const length = now.at.end - now.at.start;
  const before = known.find((f) => f.message === now.message && f.at.end - f.at.start === length);
  if (before) {
    anchors.get(before)!.offset = now.at.start;
    return before;
  }
  const fresh = new Anchor(file, now.at.start);
  const flaw: Flaw = { ...now, at: fresh.at(now.at) };
  anchors.set(flaw, fresh);
  return flaw;
}
const anchors = new WeakMap<Flaw, Anchor>();
