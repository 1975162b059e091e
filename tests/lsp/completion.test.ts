import { describe, expect, it } from 'vitest';
import { at, Client, open, PULLING, started, workspace } from './client.ts';
import { MODULES } from './specs.ts';

interface Item {
  label: string;
  kind: number;
  sortText: string;
  filterText?: string;
  insertTextFormat?: number;
  textEdit: { newText: string; range: { start: object; end: object } };
  additionalTextEdits?: { newText: string; range: object }[];
  documentation?: { kind: string; value: string };
}
interface List {
  isIncomplete: boolean;
  items: Item[];
}

const SNIPPETS = {
  ...PULLING,
  textDocument: { ...PULLING.textDocument, completion: { completionItem: { snippetSupport: true } } },
};

async function offered(text: string, needle: string, plus: number, capabilities: object = PULLING) {
  const w = workspace({ 'parts/modules.earshot': MODULES });
  const client = await started([w], { capabilities });
  const uri = w.uri('a.earshot');
  open(client, uri, text);
  const list = await client.request<List>('textDocument/completion', {
    textDocument: { uri },
    position: at(text, needle, plus),
  });
  return { client, list, one: (label: string) => list.items.find((i) => i.label === label)! };
}

describe('completion over the wire', () => {
  it('opens no list on a space', async () => {
    const client = new Client();
    const { capabilities } = await client.request<{ capabilities: { completionProvider: object } }>('initialize', {
      processId: null,
      rootUri: null,
      capabilities: PULLING,
    });
    expect(capabilities.completionProvider).toEqual({ triggerCharacters: ['.', ':', '"', '/'], resolveProvider: true });
  });

  it('a name of a file that is not open, with its import', async () => {
    const { one } = await offered('product p { incorporates  }', 'incorporates ', 13);
    expect(one('handling-module').additionalTextEdits).toEqual([
      {
        newText: 'import "./parts/modules.earshot"\n\n',
        range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
      },
    ]);
  });

  it('paragraphs replace the whole code, and sort as they are read', async () => {
    const text = 'input a { eccn 3B001. }';
    const { list, one } = await offered(text, '3B001.', 6);
    expect(list.isIncomplete).toBe(false);
    expect(one('3B001.f.1').textEdit).toEqual({
      newText: '3B001.f.1',
      range: { start: at(text, '3B001.'), end: at(text, '3B001.', 6) },
    });
    const sorted = list.items.toSorted((a, b) => (a.sortText < b.sortText ? -1 : 1)).map((i) => i.label);
    expect(sorted).toEqual(list.items.map((i) => i.label));
  });

  it('a title finds its entry, and is asked for again with more letters', async () => {
    const { list, one } = await offered('input a { eccn litho }', 'litho', 5);
    expect(list.isIncomplete).toBe(true);
    expect(one('3B001').filterText).toMatch(/litho/i);
  });

  it('documentation is resolved', async () => {
    const { client, one } = await offered('input a { eccn 3A090. }', '3A090.', 6);
    expect(one('3A090.a').documentation).toBeUndefined();
    const resolved = await client.request<Item>('completionItem/resolve', one('3A090.a'));
    expect(resolved.documentation!.value).toMatch(/3A090\.a/);
    expect(await client.request<Item>('completionItem/resolve', { label: 'x' })).toEqual({ label: 'x' });
  });

  it('whole declarations for a client that fills in snippets, keywords for another', async () => {
    const product = (await offered('prod', 'prod', 4, SNIPPETS)).one('product');
    expect(product.insertTextFormat).toBe(2);
    expect(product.textEdit.newText).toContain('destination ${');
    const plain = (await offered('prod', 'prod', 4)).one('product');
    expect(plain.insertTextFormat).toBeUndefined();
    expect(plain.textEdit.newText).toBe('product');
  });
});
