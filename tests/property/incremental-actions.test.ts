/** Incremental equals from scratch with code actions among the edits: what an action leaves is read as if it had been typed. */
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { day } from '../../grammar/src/text/date.ts';
import { codeActions } from '../../server/src/ide/code-actions/index.ts';
import { applied } from '../../grammar/src/text/edits.ts';
import { check } from '../../server/src/workspace/check.ts';
import type { Program } from '../../server/src/workspace/program.ts';
import { runs } from '../support/runs.ts';
import { make, said } from './said.ts';
import { apply, edit, samples } from './texts.ts';

const options = { fallbackDate: day('2026-03-02') };
const step = { file: fc.constantFrom('a.earshot', 'b.earshot', 'c.earshot'), edit };

/** Any one of what is offered anywhere, with what it leaves to write left as it is. */
function act(program: Program, file: string, at: number, which: number): ReadonlyMap<string, string> | undefined {
  const source = program.files.get(file);
  if (!source) return undefined;
  const result = check(program, [file], options);
  const spots = [
    ...result.diagnostics.map((d) => d.at),
    ...source.parse.tree.items.flatMap((i) => (i.kind === 'decl' && i.name ? [i.name] : [])),
  ];
  const spot = spots[at % Math.max(1, spots.length)];
  const view = { program, result, file, fallbackDate: options.fallbackDate };
  const offered = spot ? codeActions(view, { start: spot.start, end: spot.start }) : [];
  const action = offered[which % Math.max(1, offered.length)];
  return action && new Map(action.edits().map((e) => [e.file, applied(program.files.get(e.file)?.text ?? '', e.edits)]));
}

it('after any edits and code actions', () => {
  let taken = 0;
  fc.assert(
    fc.property(
      fc.constantFrom(...samples),
      fc.array(fc.record({ ...step, at: fc.nat(200), which: fc.nat(12), edits: fc.boolean() }), { minLength: 1, maxLength: 10 }),
      (sample, steps) => {
        const files = new Map<string, string>([
          ['a.earshot', `import "./b.earshot"\n${sample}`],
          [
            'b.earshot',
            'import "./c.earshot"\nproduct whole { origin KR eccn EAR99 value 9 USD incorporates common destination RU, CN }\n',
          ],
          ['c.earshot', 'party shared "Shared" { country KR }\ninput common { origin US eccn 5A992c value 1,50 USD }\n'],
        ]);
        let program = make(files);
        said(program);
        for (const s of steps) {
          if (s.edits) files.set(s.file, apply(files.get(s.file) ?? '', s.edit));
          else {
            const edited = act(program, s.file, s.at, s.which) ?? [];
            for (const [file, text] of edited) files.set(file, text);
            taken += [...edited].length;
          }
          program = make(files, program);
          expect(said(program)).toBe(said(make(files)));
        }
      },
    ),
    runs(240, 91),
  );
  expect(taken).toBeGreaterThan(5);
});
