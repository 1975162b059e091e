/** Asks of a spec whose blanks are filled what its row expects. */
import { expect } from 'vitest';
import { day } from '../../grammar/src/text/date.ts';
import { determineFile } from '../../server/src/determine/index.ts';
import { createProgram } from '../../server/src/workspace/program.ts';
import { reach } from '../support/paths.ts';
import { rulebook } from '../support/rulebook.ts';
import type { Filled, SpecCase } from './markdown.ts';

export function holds(f: Filled, options: SpecCase['options']): void {
  const program = createProgram(['spec.earshot'], { readFile: (p) => (p === 'spec.earshot' ? f.text : undefined) }, rulebook);
  const source = program.files.get('spec.earshot')!;
  expect(source.diagnostics.filter((d) => d.severity === 'error').map((d) => d.message)).toEqual([]);
  const all = determineFile(source.model, rulebook, { fallbackDate: day(f.asOf), explain: false, ...options });
  for (const e of f.expect) {
    if (e.value === '') continue;
    const d = all.find((x) => x.id === e.id);
    expect(d, `${e.id} among ${all.map((x) => x.id).join(', ')}`).toBeDefined();
    const got = reach(d, e.path).map(String);
    expect(got.length === 0 ? ['—'] : got, `${f.with} ${e.id} ${e.path}`).toContain(e.value);
  }
}
