/** Rename over the wire: closed files, versions, refusals. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { describe, expect, it } from 'vitest';
import { at, change, open, PULLING, started, workspace, type LspError } from './client.ts';
import { ETCHER, MODULES } from './specs.ts';

interface TextEdit {
  range: { start: { line: number; character: number }; end: { line: number; character: number } };
  newText: string;
}
interface Change {
  textDocument: { uri: string; version: number | null };
  edits: TextEdit[];
}

const EDITING = {
  ...PULLING,
  textDocument: { ...PULLING.textDocument, rename: { prepareSupport: true } },
  workspace: { ...PULLING.workspace, workspaceEdit: { documentChanges: true } },
};
const FILES = { 'etcher.earshot': ETCHER, 'parts/modules.earshot': MODULES };
const after = (text: string, edits: TextEdit[]): string =>
  TextDocument.applyEdits(TextDocument.create('a', 'earshot', 1, text), edits);

const session = async (capabilities: object = EDITING) => {
  const w = workspace({
    ...FILES,
    'second/other.earshot': 'import "../parts/modules.earshot"\nproduct o { incorporates handling-module }\n',
  });
  const client = await started([w], { capabilities });
  const uri = w.uri('etcher.earshot');
  open(client, uri, ETCHER, 7);
  const on = { textDocument: { uri }, position: at(ETCHER, 'handling-module', 3) };
  return { w, client, uri, on };
};

describe('rename', () => {
  it('reaches files that are not open, and says which version of those that are', async () => {
    const { w, client, uri, on } = await session();
    expect(await client.request('textDocument/prepareRename', on)).toEqual({
      range: { start: at(ETCHER, 'handling-module'), end: at(ETCHER, 'handling-module', 15) },
      placeholder: 'handling-module',
    });
    const { documentChanges } = await client.request<{ documentChanges: Change[] }>('textDocument/rename', {
      ...on,
      newName: 'robot',
    });
    expect(documentChanges.map((c) => [c.textDocument.uri, c.textDocument.version])).toEqual([
      [w.uri('parts/modules.earshot'), null],
      [uri, 7],
      [w.uri('second/other.earshot'), null],
    ]);
    for (const { textDocument, edits } of documentChanges) {
      const before = readFileSync(fileURLToPath(textDocument.uri), 'utf8');
      expect(after(before, edits)).toBe(before.replaceAll('handling-module', 'robot'));
    }
  });

  it('speaks of the text as it is in the editor', async () => {
    const { client, uri, on } = await session();
    const text = ETCHER.replace('incorporates handling-module', 'incorporates 2 handling-module');
    change(client, uri, text, 8);
    const position = at(text, 'handling-module', 3);
    const { documentChanges } = await client.request<{ documentChanges: Change[] }>('textDocument/rename', {
      ...on,
      position,
      newName: 'robot',
    });
    const own = documentChanges.find((c) => c.textDocument.uri === uri)!;
    expect(own.textDocument.version).toBe(8);
    expect(after(text, own.edits)).toBe(text.replaceAll('handling-module', 'robot'));
  });

  it('is a plain map of edits for a client that takes no versions', async () => {
    const { client, uri, on } = await session(PULLING);
    const { changes } = await client.request<{ changes: Record<string, TextEdit[]> }>('textDocument/rename', {
      ...on,
      newName: 'robot',
    });
    expect(Object.keys(changes)).toHaveLength(3);
    expect(changes[uri]).toHaveLength(1);
  });

  it.each([
    ['value', 'value is a word of the language; choose another name'],
    ['2', 'A name begins with a letter and has letters, digits, _ and single hyphens, such as motion-stage'],
    ['etcher', 'etcher is declared already in etcher.earshot'],
    ['o', 'o is declared already in second/other.earshot'],
  ])('is refused in words: to %s', async (newName, message) => {
    const { client, on } = await session();
    await expect(client.request('textDocument/rename', { ...on, newName })).rejects.toMatchObject({
      code: -32803,
      message,
    } satisfies Partial<LspError>);
  });

  it('is refused where there is no name', async () => {
    const { client, on } = await session();
    const refused = { code: -32803, message: 'Only a name that a spec declares can be renamed' };
    const position = at(ETCHER, 'eccn', 1);
    await expect(client.request('textDocument/prepareRename', { ...on, position })).rejects.toMatchObject(refused);
  });

  it('is refused where a file that uses the name is not read', async () => {
    const { w, client, on } = await session();
    w.write(
      'big.earshot',
      `import "./parts/modules.earshot"\nproduct b { incorporates handling-module }\n${'// more\n'.repeat(600_000)}`,
    );
    client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: w.uri('big.earshot'), type: 1 }] });
    await expect(client.request('textDocument/rename', { ...on, newName: 'robot' })).rejects.toMatchObject({
      message: 'big.earshot uses handling-module too, and is too large to be analyzed (earshot.maxFileSize)',
    });
  });

  it('is refused where a file of a folder inside has changes that are not saved', async () => {
    const outer = workspace({
      'a.earshot': 'input lens {}\n',
      'inner/b.earshot': 'import "../a.earshot"\nproduct p { incorporates lens }\n',
    });
    const client = await started([outer, { ...outer, root: `${outer.root}/inner` }], { capabilities: EDITING });
    open(client, outer.uri('a.earshot'), 'input lens {}\n');
    const ask = () =>
      client.request<{ documentChanges: Change[] }>('textDocument/rename', {
        textDocument: { uri: outer.uri('a.earshot') },
        position: { line: 0, character: 7 },
        newName: 'x',
      });
    expect((await ask()).documentChanges).toHaveLength(2);
    open(client, outer.uri('inner/b.earshot'), '// not saved\n');
    await expect(ask()).rejects.toMatchObject({ message: 'inner/b.earshot has changes that are not saved; save it first' });
  });
});
