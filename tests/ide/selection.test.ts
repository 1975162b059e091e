import { expect, it } from 'vitest';
import { selections } from '../../server/src/ide/selection.ts';
import { CURSOR, fixture } from './fixture.ts';

/** The texts around the cursor, from the inside out. */
const around = (spec: string): string[] => {
  const { view, offset } = fixture(spec);
  const text = spec.replace(CURSOR, '');
  return selections(view, offset).map(({ start, end }) => text.slice(start, end));
};

it('grows from a value over its property, the block and the declaration to the file', () =>
  expect(around('// a\nproduct p "P" { destination C┆N, TW { end-user x } origin US }\n')).toEqual([
    'CN',
    'CN, TW',
    'destination CN, TW',
    'destination CN, TW { end-user x }',
    'destination CN, TW { end-user x } origin US',
    '{ destination CN, TW { end-user x } origin US }',
    'product p "P" { destination CN, TW { end-user x } origin US }',
    '// a\nproduct p "P" { destination CN, TW { end-user x } origin US }\n',
  ]));

it('goes through a block in a block', () =>
  expect(around('product p { destination CN { end-user x┆ quantity 2 } }').slice(0, 6)).toEqual([
    'x',
    'end-user x',
    'end-user x quantity 2',
    '{ end-user x quantity 2 }',
    'destination CN { end-user x quantity 2 }',
    '{ destination CN { end-user x quantity 2 } }',
  ]));

it.each([
  ['a name in its declaration', 'alternative a┆ "A" replaces b {}', ['a', 'alternative a "A" replaces b']],
  ['a relation', 'alternative a replaces b┆ {}', ['b', 'replaces b', 'alternative a replaces b']],
  ['an amount', 'input i { value 3 US┆D }', ['3 USD', 'value 3 USD', '{ value 3 USD }']],
  ['a keyword', 'input i { val┆ue 3 USD origin US }', ['value', 'value 3 USD', 'value 3 USD origin US']],
  ['a comment', 'input i { value 3 USD } // wh┆y', ['// why', 'input i { value 3 USD } // why']],
  ['a comment in a block', 'input i { /* wh┆y */ value 3 USD }', ['/* why */', '/* why */ value 3 USD']],
  ['an import', 'import "./a┆.earshot"\n', ['"./a.earshot"', 'import "./a.earshot"']],
  ['a day', 'as-of 2025-01-┆15\n', ['2025-01-15', 'as-of 2025-01-15']],
  ['nothing', 'input i {}\n\n┆\n', ['input i {}\n\n\n']],
  ['an empty file', '┆', ['']],
])('of %s', (_, text, first) => expect(around(text).slice(0, first.length)).toEqual(first));

it('holds the cursor, and each what is before it, wherever the cursor is', () => {
  const spec =
    '/// d\nproduct p "P" {\n  origin US // why\n  vlaue 3 {\n  destination CN { end-user x }\n  specs { a 1 }\n}\nimport "x"\n}';
  for (let at = 0; at <= spec.length; at++) {
    const { view, offset } = fixture(spec.slice(0, at) + CURSOR + spec.slice(at));
    let inner = { start: offset, end: offset };
    for (const span of selections(view, offset)) {
      expect(span.start <= inner.start && inner.end <= span.end, `${at}: ${JSON.stringify([inner, span])}`).toBe(true);
      inner = span;
    }
  }
});
