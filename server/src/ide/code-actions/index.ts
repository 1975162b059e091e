/** What may be done at a place: the fixes of the findings there. */
import type { Span } from '../../../../grammar/src/text/range.ts';
import type { Diagnostic } from '../../base/diagnostic.ts';
import type { Edit, Fix, Specs } from '../../rules/fix.ts';
import { fixAll } from '../../workspace/fix-all.ts';
import { fixesOf, specsOf } from '../../workspace/fixes.ts';
import type { View } from '../view.ts';

export interface Action extends Fix {
  readonly kind: 'quickfix' | 'refactor.rewrite' | 'refactor.extract';
  /** What it mends. */
  readonly finding?: Diagnostic;
}

const touching = (a: Span, b: Span): boolean => a.start <= b.end && b.start <= a.end;

export function codeActions(view: View, at: Span): Action[] {
  const specs = specsFor(view);
  return view.result.diagnostics
    .filter((d) => d.at.file === view.file && touching(d.at, at))
    .flatMap((finding) => fixesOf(finding, specs).map((fix): Action => ({ ...fix, kind: 'quickfix', finding })));
}

/** All safe fixes of the file's findings: its edits, and how many findings they mend. */
export function fixAllIn(view: View): { readonly edits: readonly Edit[]; readonly count: number } {
  const own = view.result.diagnostics.filter((d) => d.at.file === view.file);
  const { edits, done } = fixAll(own, specsFor(view), (file) => file === view.file);
  return { edits: edits.get(view.file) ?? [], count: done.length };
}

const specsFor = (view: View): Specs => specsOf(view.program, view.result, view.fallbackDate);
