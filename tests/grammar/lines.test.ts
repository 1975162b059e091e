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

it('lines that an edit left alone', () => {
  const linesOf = (all: string) => all.split('\n');
  fc.assert(
    fc.property(text, text, text, text, (head, before, after, tail) => {
      const [then, now] = [head + before + tail, head + after + tail];
      const earlier = new LineTable(then);
      const made = new LineTable(now, earlier);
      const edited = made.editedSince(earlier);
      expect(edited === undefined).toBe(linesOf(then).length !== linesOf(now).length);
      const others = (all: string) => linesOf(all).filter((_, i) => !edited || i < edited.first || edited.last < i);
      if (edited) expect(others(now)).toEqual(others(then));
      expect(made.editedSince(new LineTable(then))).toBeUndefined();
      expect(new LineTable(now, made).editedSince(earlier)).toBeUndefined();
      expect(made.editedSince(made)).toEqual({ first: 0, last: -1 });
    }),
  );
});
