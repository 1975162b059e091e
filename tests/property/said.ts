/** A program of files in memory, and all that anyone can see of it. */
import { day } from '../../grammar/src/text/date.ts';
import { check, type CheckResult } from '../../server/src/workspace/check.ts';
import { createProgram, type Program } from '../../server/src/workspace/program.ts';
import { rulebook } from '../support/rulebook.ts';

export const fallbackDate = day('2026-03-02');

export const make = (files: ReadonlyMap<string, string>, previous?: Program): Program =>
  createProgram([...files.keys()].sort(), { readFile: (path) => files.get(path) }, rulebook, previous);

export const checked = (program: Program): CheckResult => check(program, [...program.files.keys()], { fallbackDate });

export const printed = (said: unknown): string => JSON.stringify(said, (_, v: unknown) => (typeof v === 'bigint' ? `${v}n` : v));

export const said = (program: Program): string => {
  const files = [...program.files.values()].map((f) => [
    f.file,
    f.diagnostics,
    f.references.map((r) => [r.at, r.target.sort, r.target.value.at]),
    [...f.declared].map(([name, d]) => [name, d.sort, d.value.label, d.value.at, d.value.whole, 'doc' in d.value && d.value.doc]),
    f.parse.tree.items.map((i) => [i.kind, i.start, i.end]),
    f.parse.tree.comments.map((c) => [c.start, c.text]),
  ]);
  return printed([checked(program), files]);
};

/** Three files, of which each imports the next. */
export const threeFiles = (one: string, two: string): Map<string, string> =>
  new Map([
    ['a.earshot', `import "./b.earshot"\n${one}`],
    ['b.earshot', `import "./c.earshot"\n${two}`],
    ['c.earshot', 'party shared "Shared" { country KR }\ninput common { origin US eccn EAR99 value 1 USD }\n'],
  ]);
