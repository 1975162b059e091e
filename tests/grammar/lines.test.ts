/** Line tables: one made from the table of an earlier text says what one made anew says. */
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { LineTable } from '../../grammar/src/text/range.ts';

const text = fc.array(fc.constantFrom('a', 'bc', '\n', '\r\n', '\n\n', 'é', '😀'), { maxLength: 30 }).map((s) => s.join(''));

it('a table made from an earlier one', () => {
  fc.assert(
    fc.property(text, text, text, text, (head, before, after, tail) => {
      const now = head + after + tail;
      const [fresh, made] = [new LineTable(now), new LineTable(now, new LineTable(head + before + tail))];
      expect(made.lineCount).toBe(fresh.lineCount);
      for (let i = -1; i <= now.length + 1; i++) {
        const at = fresh.position(i);
        expect(made.position(i)).toEqual(at);
        expect(made.isAt(i, at)).toBe(i >= 0 && i <= now.length);
        expect(made.isAt(i, { line: at.line + 1, character: 0 })).toBe(false);
      }
      for (let line = -1; line <= fresh.lineCount; line++)
        for (const character of [0, 2, 99]) expect(made.offset({ line, character })).toBe(fresh.offset({ line, character }));
    }),
  );
});
