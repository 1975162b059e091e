/** Incremental equals from scratch: after any edits, in any order of files and edits, the report is the same to the byte. */
import * as fc from 'fast-check';
import { it } from 'vitest';
import { day } from '../../grammar/src/text/date.ts';
import { sourcesOf } from '../../server/src/report/input.ts';
import { printJson } from '../../server/src/report/json-text.ts';
import { check } from '../../server/src/workspace/check.ts';
import { createProgram, type Program } from '../../server/src/workspace/program.ts';
import { rulebook } from '../support/rulebook.ts';
import { heavy } from '../support/runs.ts';
import { sameText } from '../support/same-text.ts';
import { edit, edited, type Files, textOf, workspace } from './workspaces.ts';

const make = (files: Files, previous?: Program): Program => {
  const read = new Map([...files].map(([file, declarations]) => [file, textOf(declarations)]));
  return createProgram([...files.keys()], { readFile: (path) => read.get(path) }, rulebook, previous);
};

/** The report, and the findings with every place in them. */
function said(program: Program, strict: boolean): string {
  const result = check(program, [...program.files.keys()], { fallbackDate: day('2026-03-02'), strict });
  const { version, from, through, further } = rulebook;
  const report = printJson({
    ...result,
    tool: { name: 'earshot', version: 'test' },
    rulebook: { version, from, through, further },
    source: sourcesOf(program.files),
    shown: (file) => file,
  });
  return `${report}${JSON.stringify(result.diagnostics)}`;
}

it('after any edits to a workspace', () => {
  fc.assert(
    fc.property(workspace, fc.array(edit, { minLength: 1, maxLength: 8 }), fc.boolean(), (start, edits, strict) => {
      let files = start;
      let program = make(files);
      said(program, strict);
      edits.forEach((e, i) => {
        files = edited(files, e);
        program = make(files, program);
        sameText(said(program, strict), said(make(files), strict), `edit ${i}`);
      });
    }),
    heavy(120, 1),
  );
}, 900_000);

it('by whatever edits it came to be, and in whatever order its files are named', () => {
  fc.assert(
    fc.property(workspace, fc.array(edit, { minLength: 1, maxLength: 4 }), fc.infiniteStream(fc.nat()), (start, edits, order) => {
      const end = edits.reduce(edited, start);
      const names = [...end.keys()].map((name) => [order.next().value as number, name] as const);
      const shuffled = names.toSorted(([a], [b]) => a - b).map(([, name]) => name);
      let files: Files = new Map(shuffled.map((name) => [name, start.get(name) ?? []]));
      let program = make(files);
      for (const name of shuffled) {
        files = new Map([...files, [name, end.get(name)!]]);
        program = make(files, program);
        said(program, false);
      }
      sameText(said(program, false), said(make(end), false), shuffled.join());
    }),
    heavy(120, 1),
  );
}, 900_000);
