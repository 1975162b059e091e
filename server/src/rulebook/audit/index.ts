/**
 * What the schema alone cannot hold, over the compiled rulebook. Run by the build, by the data tests, and by `earshot rulebook
 * verify`. Every complaint names file, line and reason.
 */
import type { CompiledRulebook, RulebookError } from '../compile/index.ts';
import { lines, scopes } from './ccl.ts';
import { dates } from './dates.ts';
import { history, touchesSomething } from './history.ts';
import { intervals } from './intervals.ts';
import type { Invariant } from './invariant.ts';
import { levels } from './levels.ts';
import { names } from './references.ts';
import { columns, members, rows } from './places.ts';
import { provenance } from './provenance.ts';

export const INVARIANTS: readonly Invariant[] = [
  provenance,
  dates,
  intervals,
  names,
  rows,
  columns,
  members,
  levels,
  scopes,
  lines,
  history,
  touchesSomething,
];

/** In the order of files and lines. */
export function verifyRulebook(compiled: CompiledRulebook, invariants: readonly Invariant[] = INVARIANTS): RulebookError[] {
  const errors: RulebookError[] = [];
  for (const { check } of invariants) {
    check(compiled, (fact, message) => {
      const at = compiled.origin(fact);
      errors.push({ file: at?.file ?? '?', line: at?.line ?? 1, message });
    });
  }
  return errors.sort((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1));
}

export type { Invariant } from './invariant.ts';
