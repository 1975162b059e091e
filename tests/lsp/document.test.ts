/** A text that is edited in pieces is the text that the protocol's own library makes of the same changes, and is read as a whole one is. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { Pieces } from '../../grammar/src/text/pieces.ts';
import { editBetween, LineTable, sameText } from '../../grammar/src/text/range.ts';
import { Document } from '../../server/src/lsp/document.ts';
import { runs } from '../support/runs.ts';

const lines = (n: number, end: string): string =>
  Array.from({ length: n }, (_, i) => `input part-${i} { value ${i} USD }`).join(end);
/** Of one piece, of many, of none; with each sort of line end, and some mixed. */
const texts = [
  '',
  'product',
  lines(5, '\n'),
  lines(1200, '\n'),
  lines(1200, '\r\n'),
  lines(900, '\r'),
  `${lines(600, '\n')}\r\r\n${lines(600, '\n')}`,
];
const written = fc.oneof(
  fc.constantFrom('', 'x', '\n', '\r', '\r\n', '\n\n', 'a\rb', '}\r', '\nb'),
  fc.integer({ min: 0, max: 700 }).map((n) => lines(n, '\n')),
);
const position = fc.record({ line: fc.integer({ min: 0, max: 1300 }), character: fc.integer({ min: 0, max: 60 }) });
const change = fc.oneof(
  { weight: 12, arbitrary: fc.record({ start: position, lines: fc.nat(3), character: fc.nat(60), text: written }) },
  { weight: 2, arbitrary: fc.record({ start: position, lines: fc.nat(1300), character: fc.nat(60), text: written }) },
);

describe('a document', () => {
  it('is what its editor has', () => {
    fc.assert(
      fc.property(fc.constantFrom(...texts), fc.array(change, { maxLength: 12 }), (text, changes) => {
        const document = new Document('file:///a.earshot', 1, text);
        const theirs = TextDocument.create('file:///a.earshot', 'earshot', 1, text);
        let table = new LineTable(document.text);
        let before = document.text;
        changes.forEach(({ start, lines, character, text }, i) => {
          // Of a line that is not there theirs loses count.
          const last = theirs.lineCount - 1;
          const from = { line: Math.min(start.line, last), character: start.character };
          const line = Math.min(from.line + lines, last);
          const range = { start: from, end: { line, character: line === from.line ? from.character + character : character } };
          document.change([{ range, text }], i + 2);
          TextDocument.update(theirs, [{ range, text }], i + 2);
          const whole = theirs.getText();
          expect(document.text.slice(0)).toBe(whole);
          expect(document.text.length).toBe(whole.length);
          const { start: at, end, delta } = editBetween(before, document.text);
          const was = before.slice(0);
          expect(was.slice(0, at) + document.text.slice(at, end + delta) + was.slice(end)).toBe(whole);
          expect(sameText(before, document.text)).toBe(was === whole);
          expect(sameText(document.text, whole)).toBe(true);
          table = new LineTable(document.text, table);
          const fresh = new LineTable(whole);
          expect(table.lineCount).toBe(fresh.lineCount);
          for (let at = 0; at <= whole.length; at += 97) {
            expect(table.position(at)).toEqual(fresh.position(at));
            expect(document.text.slice(at, at + 9000)).toBe(whole.slice(at, at + 9000));
          }
          before = document.text;
        });
        expect(String(document.text)).toBe(theirs.getText());
        expect(document.version).toBe(theirs.version);
      }),
      runs(600),
    );
  });

  it('gives way to another text', () => {
    const document = new Document('file:///a.earshot', 1, lines(1200, '\r'));
    document.change(
      [{ text: 'one\ntwo' }, { range: { start: { line: 1, character: 3 }, end: { line: 1, character: 9 } }, text: '!' }],
      2,
    );
    expect(String(document.text)).toBe('one\ntwo!');
  });

  it('keeps the pieces that no change touches', () => {
    const text = lines(3000, '\n');
    const one = Pieces.of(text);
    const other = one.with(50_000, 50_003, 'xyz');
    const { head, tail } = Pieces.common(one, other);
    expect(text.length - head - tail).toBeLessThan(20_000);
  });
});
