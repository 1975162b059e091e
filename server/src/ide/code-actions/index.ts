/** What may be done at a place: the fixes of the findings there. */
import type { Span } from '../../../../grammar/src/text/range.ts';
import type { Diagnostic } from '../../base/diagnostic.ts';
import type { Edit, Fix, Specs } from '../../rules/fix.ts';
import { fixAll } from '../../workspace/fix-all.ts';
import { fixesOf, specsOf } from '../../workspace/fixes.ts';
import type { Program } from '../../workspace/program.ts';
import type { View } from '../view.ts';

export interface Action extends Fix {
  readonly kind: 'quickfix' | 'refactor.rewrite' | 'refactor.extract';
  /** What it mends. */
  readonly finding?: Diagnostic;
}

/** What more than a view an action may need. */
export interface Around {
  /** Of every spec of the workspace, where the view has fewer. */
  readonly workspace?: () => Program;
}

const touching = (a: Span, b: Span): boolean => a.start <= b.end && b.start <= a.end;

export function codeActions(view: View, at: Span, around: Around = {}): Action[] {
  const specs = specsFor(view, around);
  const all = view.result.diagnostics
    .filter((d) => d.at.file === view.file && touching(d.at, at))
    .flatMap((finding) => fixesOf(finding, specs).map((fix): Action => ({ ...fix, kind: 'quickfix', finding })));
  return distinct(all);
}

/** Two findings of one mistake are mended alike. */
const distinct = (actions: readonly Action[]): Action[] => {
  const first = new Map<string, Action>();
  for (const a of actions) if (!first.has(`${a.kind} ${a.title}`)) first.set(`${a.kind} ${a.title}`, a);
  return [...first.values()];
};

/** All safe fixes of the file's findings: its edits, and how many findings they mend. */
export function fixAllIn(view: View): { readonly edits: readonly Edit[]; readonly count: number } {
  const own = view.result.diagnostics.filter((d) => d.at.file === view.file);
  const { edits, done } = fixAll(own, specsFor(view), (file) => file === view.file);
  return { edits: edits.get(view.file) ?? [], count: done.length };
}

const specsFor = (view: View, { workspace }: Around = {}): Specs =>
  specsOf(view.program, view.result, view.fallbackDate, workspace);
