/** The parser is total: every text gives a tree whose nodes lie inside each other and inside the text. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type DeclNode,
  parse,
  type ParseResult,
  type PropNode,
  type Span,
  SYNTAX_CODES,
  type ValueNode,
} from '../../grammar/src/index.ts';
import { mutated, noise, samples } from './texts.ts';
import { long, runs } from '../support/runs.ts';

function within(outer: Span, inner: Span | undefined, from: number): number {
  if (!inner) return from;
  if (inner.start < from || inner.end < inner.start || inner.start < outer.start || inner.end > outer.end)
    throw new Error(`${inner.start}-${inner.end} lies outside of ${outer.start}-${outer.end} after ${from}`);
  return inner.end;
}

function checkValue(v: ValueNode, text: string): void {
  within(v, v.unitSpan, v.start);
  if (v.unitSpan && text.slice(v.unitSpan.start, v.unitSpan.end) !== v.unit)
    throw new Error('the unit is not where it is said to be');
  if (v.kind !== 'string' && !text.slice(v.start, v.end).startsWith(v.text))
    throw new Error(`${v.text} is not where it is said to be`);
}

function checkProp(p: PropNode, text: string): void {
  let at = within(p, p.keywordSpan, p.start);
  for (const v of p.values) {
    at = within(p, v, at);
    checkValue(v, text);
  }
  for (const inner of p.block ?? []) {
    at = within(p, inner, at);
    checkProp(inner, text);
  }
}

function checkDecl(d: DeclNode, text: string): void {
  let at = within(d, d.keyword, d.start);
  at = within(d, d.name, at);
  at = within(d, d.label, at);
  at = within(d, d.relation, at);
  if (d.relation) within(d.relation, d.relation.target, d.relation.start);
  for (const p of d.props) {
    at = within(d, p, at);
    checkProp(p, text);
  }
}

function checkAll(text: string, { tree, errors }: ParseResult): void {
  expect([tree.start, tree.end]).toEqual([0, text.length]);
  let at = 0;
  for (const item of tree.items) {
    at = within(tree, item, at);
    if (item.kind === 'decl') checkDecl(item, text);
    for (const v of item.kind === 'import'
      ? [item.path]
      : item.kind === 'as-of'
        ? [item.date]
        : item.kind === 'rate'
          ? [item.from, item.to, item.on]
          : [])
      if (v) checkValue(v, text);
  }
  at = 0;
  for (const c of tree.comments) {
    at = within(tree, c, at);
    expect(text.slice(c.start, c.end)).toBe(c.text);
  }
  at = 0;
  for (const e of errors) {
    within(tree, e, at);
    at = e.start;
    expect(SYNTAX_CODES).toHaveProperty(e.code);
    expect(e.message).not.toMatch(/undefined|\[object|[\u0000-\u001f\u202a-\u202e]/);
  }
}

describe('every text gives a tree', () => {
  it('the samples, without a mistake', () => {
    for (const text of samples) {
      const result = parse(text);
      expect(result.errors).toEqual([]);
      checkAll(text, result);
    }
  });
  it('samples that were edited', () => {
    fc.assert(
      fc.property(mutated, (text) => checkAll(text, parse(text))),
      runs(1500),
    );
  });
  it('noise', () => {
    fc.assert(
      fc.property(noise, (text) => checkAll(text, parse(text))),
      runs(1500),
    );
  });
  it('every beginning of a sample', () => {
    const text = samples[0]!;
    for (let end = 0; end < Math.min(text.length, 1500); end++) checkAll(text.slice(0, end), parse(text.slice(0, end)));
  });
  it('a megabyte of noise, on one line and on many', () => {
    const size = long ? 1_000_000 : 50_000;
    const random = (unit: readonly string[], seed: number): string => {
      let s = seed;
      let out = '';
      while (out.length < size) out += unit[(s = (Math.imul(s, 1664525) + 1013904223) >>> 0) % unit.length];
      return out;
    };
    const words = ['input', ' ', '{', '}', '"', 'a', '12', '\\', '/', '*', ',', ':', 'D', 'é', '\ud83d', '=', '-', '%'];
    for (const text of [
      random(words, 1),
      random([...words, '\n'], 2),
      '{'.repeat(size),
      '/'.repeat(size),
      '"'.repeat(size),
      ' '.repeat(size),
      'a-'.repeat(size / 2),
      '1'.repeat(size),
      'specs{'.repeat(size / 5),
      'product x { destination CN { '.repeat(size / 25),
    ]) {
      checkAll(text, parse(text));
    }
  });
});

it('the tree of a text is the same each time, whatever was read in between', () => {
  const shape = (r: ParseResult): string =>
    JSON.stringify([r.tree.items.map((i) => [i.kind, i.start, i.end]), r.errors.map((e) => [e.code, e.start, e.end, e.message])]);
  fc.assert(
    fc.property(mutated, noise, (a, b) => {
      const first = parse(a);
      const before = shape(first);
      parse(b);
      expect(shape(parse(a))).toBe(before);
      expect(shape(first)).toBe(before);
    }),
    runs(200),
  );
});
