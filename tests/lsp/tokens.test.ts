/** Semantic tokens over the wire: legend, whole, range, and changes. */
import { describe, expect, it } from 'vitest';
import { at, change, Client, open, PULLING, started, workspace } from './client.ts';
import { ETCHER, MODULES } from './specs.ts';

interface Tokens {
  resultId?: string;
  data?: number[];
  edits?: { start: number; deleteCount: number; data?: number[] }[];
}
const FILES = { 'etcher.earshot': ETCHER, 'parts/modules.earshot': MODULES };

const legendOf = async (): Promise<{ tokenTypes: string[]; tokenModifiers: string[] }> => {
  const { capabilities } = await new Client().request<{
    capabilities: {
      semanticTokensProvider: { legend: { tokenTypes: string[]; tokenModifiers: string[] }; full: unknown; range: unknown };
    };
  }>('initialize', { processId: null, rootUri: null, capabilities: PULLING });
  const { legend, full, range } = capabilities.semanticTokensProvider;
  expect([full, range]).toEqual([{ delta: true }, true]);
  return legend;
};

/** `text type modifiers` of each token. */
async function read(text: string, data: readonly number[]): Promise<string[]> {
  const { tokenTypes, tokenModifiers } = await legendOf();
  const lines = text.split('\n');
  const out: string[] = [];
  let [line, character] = [0, 0];
  for (let i = 0; i < data.length; i += 5) {
    const [down, right, length, type, bits] = data.slice(i, i + 5) as [number, number, number, number, number];
    if (down > 0) character = 0;
    line += down;
    character += right;
    const modifiers = tokenModifiers.filter((_, n) => bits & (1 << n));
    out.push([lines[line]!.slice(character, character + length), tokenTypes[type], ...modifiers].join(' '));
  }
  return out;
}

const session = async () => {
  const w = workspace(FILES);
  const client = await started([w]);
  const textDocument = { uri: w.uri('etcher.earshot') };
  open(client, textDocument.uri, ETCHER);
  const full = () => client.request<Tokens>('textDocument/semanticTokens/full', { textDocument });
  const delta = (previousResultId: string) =>
    client.request<Tokens>('textDocument/semanticTokens/full/delta', { textDocument, previousResultId });
  return { client, textDocument, full, delta };
};

function applied(before: readonly number[], { edits }: Tokens): number[] {
  const out = [...before];
  for (const { start, deleteCount, data } of edits!.toReversed()) out.splice(start, deleteCount, ...(data ?? []));
  return out;
}

describe('semantic tokens', () => {
  it('of a document and of a range of it', async () => {
    const { client, textDocument, full } = await session();
    const all = await read(ETCHER, (await full()).data!);
    expect(all).toEqual(
      expect.arrayContaining([
        'import keyword',
        '"./parts/modules.earshot" string',
        'etcher class declaration definition',
        '3B001.f.2 macro defaultLibrary',
        'handling-module class',
        'CN namespace defaultLibrary',
      ]),
    );
    const range = { start: at(ETCHER, 'incorporates'), end: at(ETCHER, 'incorporates', 30) };
    const some = await client.request<Tokens>('textDocument/semanticTokens/range', { textDocument, range });
    expect(await read(ETCHER, some.data!)).toEqual(['incorporates property', 'handling-module class']);
  });

  it('after an edit are those before it with the changes, which are few', async () => {
    const { client, textDocument, full, delta } = await session();
    const first = await full();
    const text = ETCHER.replace('2_000_000 USD', '2_000_000 USD // now').replace('CN\n', 'CN, TW\n');
    change(client, textDocument.uri, text, 2);
    const second = await delta(first.resultId!);
    expect(second.data).toBeUndefined();
    const now = applied(first.data!, second);
    const fresh = await full();
    expect(now).toEqual(fresh.data);
    expect((await delta(fresh.resultId!)).edits).toEqual([]);
  });

  it('one more country is one change of ten numbers at most', async () => {
    const { client, textDocument, full, delta } = await session();
    const { resultId, data } = await full();
    change(client, textDocument.uri, ETCHER.replace('CN\n', 'CN, TW\n'), 2);
    const { edits } = await delta(resultId!);
    expect(edits).toHaveLength(1);
    expect(edits![0]!.data!.length).toBeLessThanOrEqual(10);
    expect(applied(data!, { edits: edits! })).toHaveLength(data!.length + 5);
  });

  it('whole again for an editor that holds what this server never sent', async () => {
    const { full, delta } = await session();
    const { data } = await full();
    expect((await delta('of another server')).data).toEqual(data);
  });
});
