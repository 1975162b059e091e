import { describe, expect, it } from 'vitest';
import { unsettled, waiting } from '../../server/src/ide/typing.ts';
import { sourceOf } from '../../server/src/ide/view.ts';
import { fixture } from './fixture.ts';

/** Codes that wait while the cursor is at `┆`. @param was codes that were there before, told or not */
function waits(text: string, was: { told?: readonly string[]; before?: readonly string[] } = {}): string[] {
  const { view, offset } = fixture(text);
  const said = (codes: readonly string[] | undefined) => (d: { code: string }) => codes?.includes(d.code) === true;
  const found = view.result.diagnostics;
  const set = waiting(sourceOf(view), offset, found, { told: said(was.told), before: said(was.before) });
  return found.filter((d) => set.has(d)).map((d) => d.code);
}

describe('what waits', () => {
  it('an error at the word, whether or not it was there', () => {
    expect(waits('input a { origin U┆ }')).toEqual(['ES0108']);
    expect(waits('input a { origin U┆ }', { told: ['ES0108'], before: ['ES0108'] })).toEqual(['ES0108']);
  });

  it('an error elsewhere that came with the word, and none that was there', () => {
    const text = 'input a┆ { }\nproduct p { incorporates ab }';
    expect(waits(text)).toContain('ES0101');
    expect(waits(text, { before: ['ES0101'] })).not.toContain('ES0101');
    expect(waits(text, { told: ['ES0101'] })).not.toContain('ES0101');
  });

  it('a block that is not closed, while the cursor is in it', () => {
    expect(waits('input a {\n  origin US\n┆', { before: ['ES0008'] })).toEqual(['ES0008']);
    expect(waits('input a {\n  origin US\n┆', { told: ['ES0008'] })).toEqual([]);
    expect(waits('input a {\n  origin US\n\ninput b {\n  origin US┆\n}', { before: ['ES0008'] })).toEqual([]);
  });

  it('no answer of another line', () => {
    const text =
      'as-of 2025-01-15\nproduct p {\n  type equipment\n  origin US\n  eccn 3B001.c.1.a\n  value 9┆ USD\n  destination CN\n}';
    expect(waits(text)).toEqual([]);
  });
});

describe('products that cannot be read', () => {
  const lost = (text: string, before: string[] = []) => {
    const { view } = fixture(text);
    return [...unsettled(view.program, view.file, view.result, new Set(), () => before)];
  };
  const product = (more: string) => `product p {\n  type equipment\n  origin US\n  ${more}\n  destination CN\n}\n`;

  it('for a mistake of syntax in it, in what goes into it, or in whom it goes to', () => {
    expect(lost(product('value 9'))).toEqual(['p']);
    expect(lost(`${product('incorporates a')}input a { orign US }`)).toEqual(['p']);
    expect(lost(`${product('incorporates a')}input a { origin US }\ninput b { orign US }`)).toEqual([]);
    expect(lost(`product p { destination CN { end-user q } }\nparty q { contry CN }`)).toEqual(['p']);
  });

  it('not for a name that is not known', () => {
    expect(lost(product('incorporates nothing-such'))).toEqual([]);
  });

  it('nor where they are gone and all can be read', () => {
    expect(lost('party q { country CN }', ['p'])).toEqual([]);
    expect(lost('party product p { country CN }', ['p'])).toEqual(['p']);
  });
});
