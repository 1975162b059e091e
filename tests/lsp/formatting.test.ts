/** Formatting over the wire: the least edits, a selection, and nothing for a text that is not open. */
import { TextDocument } from 'vscode-languageserver-textdocument';
import { expect, it } from 'vitest';
import { open, started, workspace } from './client.ts';

interface TextEdit {
  range: { start: { line: number; character: number }; end: { line: number; character: number } };
  newText: string;
}
const TEXT = 'product x {\n type computer\n  origin   US\n}\n\n\n\nparty  y {}\n';
const options = { tabSize: 2, insertSpaces: true };

it('formats a document and a selection of it', async () => {
  const w = workspace({ 'a.earshot': TEXT, 'b.earshot': TEXT });
  const client = await started([w]);
  const textDocument = { uri: w.uri('a.earshot') };
  open(client, textDocument.uri, TEXT);
  const apply = (edits: TextEdit[]): string => TextDocument.applyEdits(TextDocument.create('a', 'earshot', 1, TEXT), edits);

  const all = await client.request<TextEdit[]>('textDocument/formatting', { textDocument, options });
  expect(apply(all)).toBe('product x {\n  type   computer\n  origin US\n}\n\nparty y {}\n');
  expect(all.every((e) => /^\s*$/.test(e.newText))).toBe(true);

  const range = { start: { line: 1, character: 3 }, end: { line: 1, character: 5 } };
  const some = await client.request<TextEdit[]>('textDocument/rangeFormatting', { textDocument, range, options });
  expect(apply(some)).toBe(TEXT.replace(' type computer', '  type   computer'));

  const closed = { uri: w.uri('b.earshot') };
  expect(await client.request('textDocument/formatting', { textDocument: closed, options })).toBeNull();
});
