import { describe, expect, it } from 'vitest';
import { formatting, formattingOnType } from '../../server/src/ide/formatting.ts';
import { rulebook } from '../support/rulebook.ts';
import { CURSOR, fixture } from './fixture.ts';

const applied = (text: string, edits: readonly { start: number; end: number; text: string }[]): string =>
  edits.toReversed().reduce((t, e) => t.slice(0, e.start) + e.text + t.slice(e.end), text);

/** The text after the key that stands before the cursor. */
function typed(spec: string): string {
  const offset = spec.indexOf(CURSOR);
  const text = spec.replace(CURSOR, '');
  const key = spec[offset - 1] === '}' ? '}' : '\n';
  return applied(text, formattingOnType(fixture(text).view, offset, key));
}

describe('on type', () => {
  it('a line break: what stands above of the declaration', () =>
    expect(typed('party  y {}\nproduct x {\n type computer\n    origin   US\n  ┆\n   eccn EAR99\n}\n')).toBe(
      'party  y {}\nproduct x {\n  type   computer\n  origin US\n  \n   eccn EAR99\n}\n',
    ));

  it('a line break with a carriage return', () =>
    expect(typed('product x {\r\n type computer\r\n┆}\r\n')).toBe('product x {\r\n  type computer\r\n}\r\n'));

  it('a line break behind a declaration, and not behind the next', () => {
    expect(typed('party  y   {}\n┆')).toBe('party y {}\n');
    expect(typed('party  y   {}\n\n┆')).toBe('party  y   {}\n\n');
  });

  it('a brace: the block it ends, and no more', () => {
    expect(typed('product x {\n origin   US\n  destination CN   {\n end-user  a\n   }┆\n  eccn   EAR99\n}')).toBe(
      'product x {\n origin   US\n  destination CN {\n    end-user a\n  }\n  eccn   EAR99\n}',
    );
    expect(typed('party  z {}\nproduct x {\n origin   US\n}┆\nparty  y {}')).toBe(
      'party  z {}\nproduct x {\n  origin US\n}\nparty  y {}',
    );
  });

  it('a brace in a comment or a text ends nothing', () => {
    for (const text of ['product x {\n origin   US // }┆\n}', 'product x {\n origin   US part-number "}┆"\n}'])
      expect(typed(text)).toBe(text.replace(CURSOR, ''));
  });

  it('what has a mistake stays as it is', () =>
    expect(typed('product x {\n origin   US\n vlaue 3\n┆}')).toBe('product x {\n origin   US\n vlaue 3\n}'));

  it('never more than formatting the document does, and nothing at or behind the cursor', () => {
    const spec =
      'as-of  2025-01-01\nproduct  x {\n origin   US\n\n\n  destination CN   {\n end-user  a\n quantity 2 }\n// c\n   }\nparty y  {}\n';
    const { view } = fixture(spec);
    const all = formatting(spec, rulebook).map((e) => JSON.stringify(e));
    for (let offset = 1; offset <= spec.length; offset++)
      for (const key of ['}', '\n'])
        for (const edit of spec[offset - 1] === key ? formattingOnType(view, offset, key) : []) {
          expect(all).toContain(JSON.stringify(edit));
          expect(edit.end).toBeLessThanOrEqual(offset);
        }
  });
});
