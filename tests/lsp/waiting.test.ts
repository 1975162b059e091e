/** Cheap requests never wait for a check, and a check ends as soon as nobody wants it. */
import { expect, it } from 'vitest';
import { at, change, type Client, LspError, open, started, workspace } from './client.ts';

/** A second of work and more: no two products are alike. */
const LARGE = [
  'as-of 2026-08-01',
  ...Array.from({ length: 20 }, (_, i) =>
    [
      `input part-${i} { type component origin US eccn 3A001.a.2 value ${10 + i} USD }`,
      `product tool-${i} { type equipment origin JP eccn 3B991 value ${1000 + i} USD`,
      `  incorporates ${1 + (i % 7)} part-${i}`,
      '  destination worldwide',
      '  destination worldwide { quantity 2 }',
      '}',
    ].join('\n'),
  ),
  '',
].join('\n');

async function session(): Promise<{ client: Client; uri: string; textDocument: { uri: string } }> {
  const w = workspace({ 'a.earshot': LARGE });
  const client = await started([w], { fresh: true });
  const uri = w.uri('a.earshot');
  open(client, uri, LARGE);
  return { client, uri, textDocument: { uri } };
}

const errorOf = async (answer: Promise<unknown>): Promise<LspError> => {
  const error = await answer.then(
    () => undefined,
    (e: unknown) => e,
  );
  expect(error).toBeInstanceOf(LspError);
  return error as LspError;
};

it('what needs text and names alone is answered while a check runs', async () => {
  const { client, textDocument } = await session();
  const order: string[] = [];
  const noted = (name: string, answer: Promise<unknown>): Promise<unknown> => answer.then(() => order.push(name));
  const check = noted('diagnostics', client.request('textDocument/diagnostic', { textDocument }));
  const position = at(LARGE, 'destination worldwide', 12);
  for (let round = 0; round < 3; round++) {
    await Promise.all([
      noted('symbols', client.request('textDocument/documentSymbol', { textDocument })),
      noted('folding', client.request('textDocument/foldingRange', { textDocument })),
      noted('definition', client.request('textDocument/definition', { textDocument, position: at(LARGE, 'part-0\n', 2) })),
      noted('completion', client.request('textDocument/completion', { textDocument, position })),
    ]);
  }
  expect(order).toHaveLength(12);
  await check;
  expect(order.at(-1)).toBe('diagnostics');
});

it('a check that a newer text has overtaken ends, and is to be asked again', async () => {
  const { client, uri, textDocument } = await session();
  const first = errorOf(client.request('textDocument/diagnostic', { textDocument }));
  await client.request('textDocument/foldingRange', { textDocument });
  change(client, uri, 'party buyer { country CN }\n', 2);
  expect(await first).toMatchObject({ code: -32802, data: { retriggerRequest: true } });
  expect(await client.request('textDocument/diagnostic', { textDocument })).toMatchObject({ kind: 'full', items: [] });
});

it('a check that is cancelled ends, and what it had determined is there for the next', async () => {
  const { client, textDocument } = await session();
  const { id, answer } = client.start('textDocument/diagnostic', { textDocument });
  const cancelled = errorOf(answer);
  await client.request('textDocument/foldingRange', { textDocument });
  client.notify('$/cancelRequest', { id });
  expect((await cancelled).code).toBe(-32800);
  const { items } = await client.request<{ items: unknown[] }>('textDocument/diagnostic', { textDocument });
  expect(items.length).toBeGreaterThan(0);
});

it('a check that one of two has cancelled goes on for the other', async () => {
  const { client, textDocument } = await session();
  const { id, answer } = client.start('textDocument/diagnostic', { textDocument });
  const cancelled = errorOf(answer);
  const hints = client.request<unknown[]>('textDocument/inlayHint', {
    textDocument,
    range: { start: { line: 0, character: 0 }, end: { line: 20, character: 0 } },
  });
  let hinted = false;
  void hints.then(() => (hinted = true));
  await client.request('textDocument/foldingRange', { textDocument });
  client.notify('$/cancelRequest', { id });
  expect((await cancelled).code).toBe(-32800);
  expect(hinted).toBe(false);
  expect((await hints).length).toBeGreaterThan(0);
});
