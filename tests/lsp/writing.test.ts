/** What helps while a text is written, over the wire. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { TextDocument, type TextEdit } from 'vscode-languageserver-textdocument';
import { describe, expect, it } from 'vitest';
import { at, Client, open, PULLING, started, workspace } from './client.ts';
import { ETCHER, MODULES } from './specs.ts';

interface Selected {
  range: { start: { line: number; character: number }; end: { line: number; character: number } };
  parent?: Selected;
}
const options = { tabSize: 2, insertSpaces: true };
const after = (text: string, edits: TextEdit[]): string =>
  TextDocument.applyEdits(TextDocument.create('a', 'earshot', 1, text), edits);

const session = async (text: string) => {
  const w = workspace({ 'a.earshot': text, 'parts/modules.earshot': MODULES });
  const client = await started([w]);
  const textDocument = { uri: w.uri('a.earshot') };
  open(client, textDocument.uri, text);
  return { w, client, textDocument };
};

it('is declared', async () => {
  const { capabilities } = await new Client().request<{ capabilities: Record<string, unknown> }>('initialize', {
    processId: null,
    rootUri: null,
    capabilities: PULLING,
  });
  expect(capabilities).toMatchObject({
    documentOnTypeFormattingProvider: { firstTriggerCharacter: '}', moreTriggerCharacter: ['\n'] },
    selectionRangeProvider: true,
    signatureHelpProvider: { triggerCharacters: [' '], retriggerCharacters: [','] },
    linkedEditingRangeProvider: true,
    documentLinkProvider: {},
  });
});

describe('formatting', () => {
  it('on type: the lines above, when a line is ended', async () => {
    const text = 'product x {\n type computer\n    origin   US\n\n}\n';
    const { client, textDocument } = await session(text);
    const ask = (ch: string, line: number, character: number) =>
      client.request<TextEdit[]>('textDocument/onTypeFormatting', { textDocument, position: { line, character }, ch, options });
    expect(after(text, await ask('\n', 3, 0))).toBe('product x {\n  type   computer\n  origin US\n\n}\n');
    expect(after(text, await ask('}', 4, 1))).toBe('product x {\n  type   computer\n  origin US\n}\n');
  });

  it('of a document is what earshot format prints', async () => {
    const sample = readFileSync(new URL('../../samples/nand-fab.earshot', import.meta.url), 'utf8');
    const text = `${sample.replace(/ {2,}/g, ' ').replace(/\{\n/g, '{\n\n\n')}\nproduct   broken {  vlaue 3\n}\n`;
    const { w, client, textDocument } = await session(text);
    const edits = await client.request<TextEdit[]>('textDocument/formatting', { textDocument, options });
    const cli = fileURLToPath(new URL('../../dist/earshot.cjs', import.meta.url));
    const printed = spawnSync(process.execPath, [cli, 'format', '-'], { input: text, encoding: 'utf8', cwd: w.root });
    expect(printed.status).toBe(0);
    expect(after(text, edits)).toBe(printed.stdout);
    expect(printed.stdout).not.toBe(text);
    expect(printed.stdout).toContain('product   broken {  vlaue 3\n');
  });
});

it('selections grow', async () => {
  const { client, textDocument } = await session(ETCHER);
  const positions = [at(ETCHER, 'handling-module', 2), { line: 0, character: 0 }];
  const found = await client.request<Selected[]>('textDocument/selectionRange', { textDocument, positions });
  const texts: string[] = [];
  const document = TextDocument.create('a', 'earshot', 1, ETCHER);
  for (let s: Selected | undefined = found[0]; s; s = s.parent) texts.push(document.getText(s.range).split('\n')[0]!);
  expect(texts).toEqual([
    'handling-module',
    'incorporates handling-module',
    'type   equipment',
    '{',
    'product etcher "Cluster etcher" {',
    'import "./parts/modules.earshot"',
  ]);
  expect(found).toHaveLength(2);
});

it('the parts of a property, and the one at the cursor', async () => {
  const text = 'input i {\n  direct-product-of technology \n}\n';
  const { client, textDocument } = await session(text);
  const ask = (position: object) => client.request('textDocument/signatureHelp', { textDocument, position });
  const label = 'direct-product-of technology|software ECCN [for ECCN] origin COUNTRY';
  expect(await ask({ line: 1, character: 31 })).toMatchObject({
    signatures: [{ label, parameters: [{ label: [18, 37] }, { label: [38, 42] }, { label: [44, 52] }, { label: [54, 68] }] }, {}],
    activeSignature: 0,
    activeParameter: 1,
  });
  expect(await ask({ line: 0, character: 0 })).toBeNull();
});

it('names that are written at once, unless a file that is not open uses them', async () => {
  const text = 'import "./parts/modules.earshot"\nparty b {}\nparty c { owned-by b 51%  owned-by d 20% }\nparty d {}\n';
  const { w, client, textDocument } = await session(text);
  const ask = (needle: string) =>
    client.request<{ ranges: unknown[]; wordPattern: string } | null>('textDocument/linkedEditingRange', {
      textDocument,
      position: at(text, needle, 6),
    });
  expect((await ask('party b'))!.ranges).toHaveLength(2);
  w.write('other.earshot', 'import "./a.earshot"\nparty e { owned-by d 51% }\n');
  client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: w.uri('other.earshot'), type: 1 }] });
  expect((await ask('party b'))!.ranges).toHaveLength(2);
  expect(await ask('party d')).toBeNull();
});

it('links of citations', async () => {
  const text = 'as-of 2025-01-15 // 15 CFR 734.4(d)(1)\n';
  const { client, textDocument } = await session(text);
  expect(await client.request('textDocument/documentLink', { textDocument })).toEqual([
    {
      range: { start: at(text, '15 CFR'), end: at(text, '\n') },
      target: 'https://www.ecfr.gov/on/2025-01-15/title-15/section-734.4#p-734.4(d)(1)',
      tooltip: '15 CFR 734.4(d)(1) in the eCFR',
    },
  ]);
});
