import { describe, expect, it } from 'vitest';
import { importsAfter, type Move } from '../../server/src/ide/moves.ts';
import { createProgram } from '../../server/src/workspace/program.ts';
import { rulebook } from '../support/rulebook.ts';
import { edited, textsOf } from './edited.ts';

/** The files in their new places, with their imports after the move. */
function moved(files: Readonly<Record<string, string>>, ...moves: Move[]): Record<string, string> {
  const texts = new Map(Object.entries(files));
  const program = createProgram([...texts.keys()], { readFile: (path) => texts.get(path) }, rulebook);
  return Object.fromEntries(edited(textsOf(program), importsAfter(program, moves)));
}

describe('a file', () => {
  it('is followed by those that import it', () =>
    expect(
      moved(
        {
          'a.earshot': 'import "./parts/b.earshot"\n',
          'x/c.earshot': 'import "../parts/b.earshot" // why\n',
          'parts/b.earshot': '',
        },
        { from: 'parts/b.earshot', to: 'x/new.earshot' },
      ),
    ).toEqual({
      'a.earshot': 'import "./x/new.earshot"\n',
      'x/c.earshot': 'import "./new.earshot" // why\n',
      'parts/b.earshot': '',
    }));

  it('has imports that lead to the same files as before, where there are none too', () =>
    expect(
      moved(
        { 'a.earshot': 'import "./b.earshot"\nimport "./gone.earshot"\nimport "c.earshot"\n', 'b.earshot': '', 'c.earshot': '' },
        { from: 'a.earshot', to: 'deep/er/a.earshot' },
      )['a.earshot'],
    ).toBe('import "../../b.earshot"\nimport "../../gone.earshot"\nimport "../../c.earshot"\n'));

  it('keeps the way its imports are written', () =>
    expect(
      moved(
        {
          'a.earshot': 'import "x/b.earshot"\nimport "./x/c.earshot"\nimport "./y/../d.earshot"\n',
          'x/b.earshot': '',
          'x/c.earshot': '',
          'd.earshot': '',
        },
        { from: 'x/b.earshot', to: 'z/b.earshot' },
        { from: 'x/c.earshot', to: 'z/c.earshot' },
      )['a.earshot'],
    ).toBe('import "z/b.earshot"\nimport "./z/c.earshot"\nimport "./y/../d.earshot"\n'));

  it('may have quotation marks in its name', () =>
    expect(
      moved({ 'a.earshot': 'import "./b.earshot"', 'b.earshot': '' }, { from: 'b.earshot', to: 'b "2".earshot' })['a.earshot'],
    ).toBe('import "./b \\"2\\".earshot"'));

  it('that leaves the folder leaves the imports as they are', () => {
    const files = { 'a.earshot': 'import "./b.earshot"\n', 'b.earshot': 'import "./c.earshot"\n', 'c.earshot': '' };
    expect(moved(files, { from: 'b.earshot', to: undefined })).toEqual(files);
  });
});

describe('a folder', () => {
  it('takes its files along: what is between them stays, what leads in and out follows', () =>
    expect(
      moved(
        {
          'a.earshot': 'import "./parts/b.earshot"\nimport "./parts-2/d.earshot"\n',
          'parts/b.earshot': 'import "./inner/c.earshot"\nimport "../a.earshot"\n',
          'parts/inner/c.earshot': 'import "../b.earshot"\n',
          'parts-2/d.earshot': '',
        },
        { from: 'parts', to: 'lib/parts' },
      ),
    ).toEqual({
      'a.earshot': 'import "./lib/parts/b.earshot"\nimport "./parts-2/d.earshot"\n',
      'parts/b.earshot': 'import "./inner/c.earshot"\nimport "../../a.earshot"\n',
      'parts/inner/c.earshot': 'import "../b.earshot"\n',
      'parts-2/d.earshot': '',
    }));
});

it('two files that change places', () =>
  expect(
    moved(
      { 'a.earshot': 'import "./x/b.earshot"\nimport "./y/b.earshot"\n', 'x/b.earshot': '', 'y/b.earshot': '' },
      { from: 'x/b.earshot', to: 'y/b.earshot' },
      { from: 'y/b.earshot', to: 'x/b.earshot' },
    )['a.earshot'],
  ).toBe('import "./y/b.earshot"\nimport "./x/b.earshot"\n'));
