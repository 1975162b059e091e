/**
 * A check file by file, and the whole made of its parts: whichever of them were made elsewhere, or earlier, the whole is the same.
 */
import { type Diagnostic, detailsOf, stands } from '../base/diagnostic.ts';
import type { Determination } from '../determine/result.ts';
import { isIdle, keysOf, stillIdle, type Suppressed } from './suppressions.ts';

/** All that was found for one file that was asked for, in it and in what it imports. */
export interface Part<D = Determination> extends Suppressed {
  readonly file: string;
  /** Names of the products in it. */
  readonly products: readonly string[];
  readonly determinations: readonly D[];
  /** How many determinations there are, of which `determinations` may leave out all. */
  readonly determined: number;
  /** How many of them are undetermined. */
  readonly undetermined: number;
}

export interface CheckSummary {
  readonly files: number;
  readonly products: number;
  readonly determinations: number;
  /** Findings that are neither suppressed nor known to a baseline. */
  readonly errors: number;
  readonly warnings: number;
  /** Determinations whose outcome is undetermined. */
  readonly undetermined: number;
}

export interface Combined<D = Determination> {
  readonly determinations: readonly D[];
  /** Sorted by file, offset and code; suppressed ones are marked, not dropped. */
  readonly diagnostics: readonly Diagnostic[];
  /** Of each of them the file whose check said it first. */
  readonly saidBy: readonly string[];
  readonly summary: CheckSummary;
}

/** @param parts in the order of their files' names, as `byName` has it */
export function combined<D>(parts: readonly Part<D>[]): Combined<D> {
  const used = new Set<string>();
  for (const part of parts) for (const key of keysOf(part.used)) used.add(key);
  const found: Placed[] = [];
  for (const { file, diagnostics } of parts)
    for (const d of diagnostics)
      if (!isIdle(d, used)) found.push(placed(d, file));
      else for (const left of stillIdle(d, used)) found.push(placed(left, file));
  const diagnostics: Diagnostic[] = [];
  const saidBy: string[] = [];
  for (const { d, by } of inOrder(found)) {
    diagnostics.push(d);
    saidBy.push(by);
  }
  const sum = (of: (part: Part<D>) => number): number => parts.reduce((n, part) => n + of(part), 0);
  return {
    // No list is spread into the arguments of a call: there may be more of them than a stack holds.
    determinations: parts.length === 1 ? parts[0]!.determinations : parts.flatMap((p) => p.determinations),
    diagnostics,
    saidBy,
    summary: {
      files: parts.length,
      products: sum((p) => p.products.length),
      determinations: sum((p) => p.determined),
      ...countOf(diagnostics),
      undetermined: sum((p) => p.undetermined),
    },
  };
}

/** Those that count. */
export function countOf(diagnostics: readonly Diagnostic[]): Pick<CheckSummary, 'errors' | 'warnings'> {
  let errors = 0;
  let warnings = 0;
  for (const d of diagnostics) {
    if (d.severity !== 'error' && d.severity !== 'warning') continue;
    if (!stands(d)) continue;
    if (d.severity === 'error') errors++;
    else warnings++;
  }
  return { errors, warnings };
}

/** A place is worked out each time it is asked for, and sorting asks often. */
interface Placed {
  readonly d: Diagnostic;
  readonly by: string;
  readonly file: string;
  readonly start: number;
}

const placed = (d: Diagnostic, by: string): Placed => ({ d, by, file: d.at.file, start: d.at.start });

/** By file, offset, code and message. Two files that import a third find the same there; it is said once, by the first that said it. */
function inOrder(found: Placed[]): Placed[] {
  const sorted = found.sort(byPlace);
  let from = 0;
  return sorted.filter((p, i) => {
    // Nearly always they stand in other places, and no more needs to be compared.
    if (i === 0 || sorted[i - 1]!.start !== p.start || byPlace(sorted[from]!, p) !== 0) from = i;
    for (let k = from; k < i; k++) if (sorted[k]!.d.at.end === p.d.at.end) return false;
    return true;
  });
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The order of the files of a check. */
export const byName = (a: { readonly file: string }, b: { readonly file: string }): number => byText(a.file, b.file);

const byPlace = (a: Placed, b: Placed): number =>
  byText(a.file, b.file) ||
  a.start - b.start ||
  byText(a.d.code, b.d.code) ||
  byText(a.d.message, b.d.message) ||
  byText(detailsOf(a.d).join('\n'), detailsOf(b.d).join('\n'));
