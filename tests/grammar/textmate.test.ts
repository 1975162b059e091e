/** The generated TextMate grammar: which scopes it gives. That it agrees with the tree is `colors.test.ts`. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { scoped } from './tm.ts';

/** The text in runs of one innermost scope, white space between them left out. */
function scopes(text: string): string[] {
  const runs: { start: number; end: number; scope: string }[] = [];
  for (const { start, end, scopes: all } of scoped(text)) {
    const last = runs.at(-1);
    const scope = all.at(-1)!;
    if (last?.scope === scope && last.end === start) last.end = end;
    else runs.push({ start, end, scope });
  }
  return runs.flatMap(({ start, end, scope }) =>
    text.slice(start, end).trim() ? [`${text.slice(start, end).trim()} ${scope}`] : [],
  );
}

it('colors a declaration', () => {
  expect(scopes('input motion-stage "Six-axis" {\n  origin US // why\n  eccn 3A999.a\n  value 180_000 USD\n}')).toEqual([
    'input keyword.control.declaration',
    'motion-stage entity.name.type',
    '"Six-axis" string.quoted.double',
    '{ source',
    'origin keyword.other.property',
    'US constant.language.country',
    '// why comment.line.double-slash',
    'eccn keyword.other.property',
    '3A999.a entity.name.function.eccn',
    'value keyword.other.property',
    '180_000 constant.numeric',
    'USD keyword.other.unit',
    '} source',
  ]);
});

describe('tells apart', () => {
  it.each([
    ['3E001', 'entity.name.function.eccn'],
    ['3B001.f.1.b.2.b', 'entity.name.function.eccn'],
    ['3.3e8', 'constant.numeric'],
    ['-40', 'constant.numeric'],
    ['12.5%', 'constant.numeric'],
    ['2025-01-15', 'constant.numeric.date'],
    ['740.17(b)(2)', 'entity.name.function.paragraph'],
    ['D:5', 'support.type.country-group'],
    ['/// doc', 'comment.block.documentation'],
    ['// note', 'comment.line.double-slash'],
    ['value-of-it', 'source'],
    ['12abc', 'source'],
    ['1.2.3', 'source'],
  ])('%s', (text, scope) => expect(scopes(text)).toEqual([`${text} ${scope}`]));
});

it('follows block comments and strings over their ends', () => {
  const inside = (text: string): string[] => scopes(`input x {\n${text}\n}`).slice(3, -1);
  expect(inside('/* origin\nUS */ origin')).toEqual([
    '/* origin comment.block',
    'US */ comment.block',
    'origin keyword.other.property',
  ]);
  expect(inside('supplier "a \\" b \\u{1F600}" origin US').slice(1)).toEqual([
    '"a string.quoted.double',
    '\\" constant.character.escape',
    'b string.quoted.double',
    '\\u{1F600} constant.character.escape',
    '" string.quoted.double',
    'origin keyword.other.property',
    'US constant.language.country',
  ]);
  expect(inside('part-number "open\norigin')).toEqual([
    'part-number keyword.other.property',
    '"open string.quoted.double',
    'origin keyword.other.property',
  ]);
});

it('colors a sample without losing its way', () => {
  const text = readFileSync(new URL('../../samples/hybrid-bonder.earshot', import.meta.url), 'utf8');
  // Only braces, commas and equals signs have no scope of their own.
  expect(scopes(text).filter((s) => / (source|meta\S*)$/.test(s) && !/^[{},=\s]+ source$/.test(s))).toEqual([]);
});
