import { describe, expect, it } from 'vitest';
import { DiagnosticSeverity, type Diagnostic } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type Change, endOf, shifted } from '../../server/src/lsp/shift.ts';

const URI = 'untitled:a';
const document = (text: string) => TextDocument.create(URI, 'earshot', 1, text);
const finding = (text: string, word: string): Diagnostic => {
  const d = document(text);
  const start = text.indexOf(word);
  const range = { start: d.positionAt(start), end: d.positionAt(start + word.length) };
  return {
    range,
    severity: DiagnosticSeverity.Error,
    message: '',
    relatedInformation: [{ location: { uri: URI, range }, message: '' }],
  };
};

describe('findings move with the text', () => {
  it('over whatever is written before and after them', () => {
    let seed = 7;
    const upTo = (n: number): number => (seed = (seed * 1103515245 + 12345) % 2 ** 31) % n;
    for (let run = 0; run < 200; run++) {
      let text = 'one two\nthree FOUND four\n\nfive';
      const before = finding(text, 'FOUND');
      const changes: Change[] = [];
      for (let i = 0; i < 5; i++) {
        const at = text.indexOf('FOUND');
        const [lo, hi] = upTo(2) === 0 ? [0, at] : [at + 'FOUND'.length, text.length];
        const from = lo + upTo(hi - lo + 1);
        const to = Math.min(hi, from + upTo(4));
        const d = document(text);
        const put = ['', 'x', '\n', 'a\nb\n', '  '][upTo(5)]!;
        const change = { range: { start: d.positionAt(from), end: d.positionAt(to) }, text: put };
        changes.push(change);
        text = TextDocument.applyEdits(d, [{ range: change.range, newText: put }]);
        expect(document(text).offsetAt(endOf(change))).toBe(from + put.length);
      }
      expect(shifted([before], changes, URI)).toEqual([finding(text, 'FOUND')]);
    }
  });

  it('and those that stood on what is deleted end up empty', () => {
    const text = 'one FOUND two';
    const change = { range: { start: { line: 0, character: 2 }, end: { line: 0, character: 11 } }, text: '' };
    const [d] = shifted([finding(text, 'FOUND')], [change], URI);
    expect(d!.range).toEqual({ start: { line: 0, character: 2 }, end: { line: 0, character: 2 } });
  });

  it('those of other documents stay', () => {
    const d = finding('FOUND', 'FOUND');
    const other = { ...d, relatedInformation: [{ location: { uri: 'untitled:b', range: d.range }, message: '' }] };
    const change = { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, text: '\n' };
    expect(shifted([other], [change], URI)[0]!.relatedInformation).toEqual(other.relatedInformation);
  });
});
