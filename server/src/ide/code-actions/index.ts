/** What may be done at a place: the fixes of the findings there, and what may be done there without one. */
import type { Span } from '../../../../grammar/src/text/range.ts';
import type { Diagnostic } from '../../base/diagnostic.ts';
import type { Edit, Elsewhere, Fix, Specs } from '../../rules/fix.ts';
import { fixAll } from '../../workspace/fix-all.ts';
import { pinning } from '../../rules/fixes/expect.ts';
import { fixesOf, specsOf, suppressionsOf } from '../../workspace/fixes.ts';
import { placeAt } from '../place.ts';
import { determinationsIn, sourceOf, treeOf, type View } from '../view.ts';
import { alternativeActions } from './alternatives.ts';
import { extracting } from './extract.ts';
import { organizingImports } from './organize.ts';

export interface Action extends Fix {
  readonly kind: 'quickfix' | 'refactor.rewrite' | 'refactor.extract';
  /** What it mends. */
  readonly finding?: Diagnostic;
}

const touching = (a: Span, b: Span): boolean => a.start <= b.end && b.start <= a.end;

export function codeActions(view: View, at: Span, elsewhere?: Elsewhere): Action[] {
  const specs = specsFor(view, elsewhere);
  const findings = view.result.diagnostics.filter((d) => d.at.file === view.file && touching(d.at, at));
  const quick = (finding: Diagnostic, fixes: readonly Fix[]): Action[] =>
    fixes.map((fix) => ({ ...fix, kind: 'quickfix', finding }));
  return distinct([
    ...findings.flatMap((finding) => quick(finding, fixesOf(finding, specs))),
    ...alternativeActions(view, at.start, specs).map((fix): Action => ({ ...fix, kind: 'refactor.rewrite' })),
    ...pinningHere(view, at.start, specs).map((fix): Action => ({ ...fix, kind: 'refactor.rewrite' })),
    ...extractingHere(view, at.start, specs).map((fix): Action => ({ ...fix, kind: 'refactor.extract' })),
    ...findings.flatMap((finding) => quick(finding, suppressionsOf(finding, specs))),
  ]);
}

/** Two findings of one mistake are mended alike, and what mends a finding may be offered at its place as well. */
const distinct = (actions: readonly Action[]): Action[] => {
  const first = new Map<string, Action>();
  for (const a of actions) if (!first.has(a.title)) first.set(a.title, a);
  return [...first.values()];
};

/** On a destination without an expectation. */
function pinningHere(view: View, offset: number, specs: Specs): Fix[] {
  const { decl, props } = placeAt(treeOf(view), offset);
  const [clause] = props;
  if (decl?.declKind !== 'product' || clause?.keyword !== 'destination') return [];
  const fix = pinning(determinationsIn(view, clause), specs);
  return fix ? [fix] : [];
}

/** On the keyword, the name or the label of a declaration. */
function extractingHere(view: View, offset: number, specs: Specs): Fix[] {
  const { decl, props } = placeAt(treeOf(view), offset);
  const head = decl && (decl.label ?? decl.name);
  if (!head || props.length > 0 || offset > head.end) return [];
  const fix = extracting(sourceOf(view), decl, specs);
  return fix ? [fix] : [];
}

/** All safe fixes of the file's findings: its edits, and how many findings they mend. */
export function fixAllIn(view: View): { readonly edits: readonly Edit[]; readonly count: number } {
  const own = view.result.diagnostics.filter((d) => d.at.file === view.file);
  const { edits, done } = fixAll(own, specsFor(view), (file) => file === view.file);
  return { edits: edits.get(view.file) ?? [], count: done.length };
}

/** The edits that put the imports of the file in order; none where they are. */
export const organizeImportsIn = (view: View): readonly Edit[] => organizingImports(sourceOf(view));

const specsFor = (view: View, elsewhere?: Elsewhere): Specs => specsOf(view.program, view.result, view.fallbackDate, elsewhere);
