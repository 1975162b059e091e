/** Printing what was printed changes nothing; a printed text reads as it did; only white space is edited. */
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { parse, type ParseResult } from '../../grammar/src/index.ts';
import { editsBetween, format } from '../../grammar/src/printer/index.ts';
import { outline } from '../grammar/outline.ts';
import { mutated, noise, samples } from './texts.ts';

const known = { isParameter: (name: string) => !/^(nmm|zz)/.test(name) };

/** The samples with their white space thrown about: what a formatter is for. */
const untidy = fc
  .tuple(
    fc.constantFrom(...samples),
    fc.array(fc.constantFrom(' ', '  ', '\t', '\n', '\n\n\n', '\r\n', ' \n  '), { minLength: 7, maxLength: 23 }),
  )
  .map(([text, spaces]) => {
    let i = 0;
    return text.replace(/\n\s*|(?<=\w) (?=["{}])|(?<=[{}]) /g, (space) => {
      const other = spaces[i++ % spaces.length]!;
      return space.includes('\n') && !other.includes('\n') ? `\n${other}` : other;
    });
  });

const reads = ({ tree, errors }: ParseResult): unknown => [
  outline(tree),
  tree.comments.map((c) => c.text.trimEnd()),
  errors.map((e) => [e.code, e.message]),
];

function applied(text: string): string {
  let out = '';
  let at = 0;
  for (const e of editsBetween(text, format(text, known))) {
    expect(e.start).toBeGreaterThanOrEqual(at);
    expect(`${text.slice(e.start, e.end)}${e.text}`).toMatch(/^\s*$/);
    out += text.slice(at, e.start) + e.text;
    at = e.end;
  }
  return out + text.slice(at);
}

function holds(text: string): void {
  const printed = format(text, known);
  expect(format(printed, known)).toBe(printed);
  expect(reads(parse(printed, known))).toEqual(reads(parse(text, known)));
  expect(applied(text)).toBe(printed);
}

it('holds where the first line break is of a line that is left as it is', () => {
  holds('\r\ninput/// doc\n<<<<<<< HEAD\n2025-01-15');
});

it.each([
  ['untidy specs', untidy, 400],
  ['edited specs', mutated, 600],
  ['noise', noise, 400],
] as const)('holds for %s', (_, texts, numRuns) => {
  fc.assert(fc.property(texts, holds), { numRuns });
});
