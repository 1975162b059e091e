/** What the protocol says of clients that make mistakes: each is answered with the error that there is for it, and the server goes on. */
import { describe, expect, it } from 'vitest';
import { Client, type LspError, open, PULLING, started, workspace } from './client.ts';
import { ETCHER } from './specs.ts';

const initialize = { processId: null, rootUri: null, capabilities: PULLING };

async function session() {
  const w = workspace({ 'etcher.earshot': ETCHER });
  const client = await started([w]);
  const uri = w.uri('etcher.earshot');
  open(client, uri, ETCHER);
  return { client, uri };
}

const codeOf = (answer: Promise<unknown>): Promise<number | undefined> =>
  answer.then(
    () => undefined,
    (e: unknown) => (e as LspError).code,
  );
const refusals = (client: Client): number[] => client.refused.map((m) => m.error!.code);

describe('the life of a server', () => {
  it('a second initialize is an invalid request, and the first one stands', async () => {
    const { client, uri } = await session();
    expect(await codeOf(client.request('initialize', initialize))).toBe(-32600);
    expect(
      await client.request('textDocument/hover', { textDocument: { uri }, position: { line: 4, character: 9 } }),
    ).toBeTruthy();
  });

  it('a request after shutdown is an invalid request, a second shutdown too, and exit is still 0', async () => {
    const { client, uri } = await session();
    expect(await client.request('shutdown', null)).toBeNull();
    expect(
      await codeOf(client.request('textDocument/hover', { textDocument: { uri }, position: { line: 4, character: 9 } })),
    ).toBe(-32600);
    expect(await codeOf(client.request('shutdown'))).toBe(-32600);
    client.notify('exit');
    expect(await client.exit).toBe(0);
  });

  it('a pipe that closes after shutdown ends it as exit does', async () => {
    const { client } = await session();
    await client.request('shutdown');
    client.endInput();
    expect(await client.exit).toBe(0);
  });
});

describe('parameters', () => {
  it.each([
    ['textDocument/hover', null],
    ['textDocument/hover', undefined],
    ['textDocument/hover', {}],
    ['textDocument/hover', { textDocument: { uri: 7 }, position: { line: 0, character: 0 } }],
    ['textDocument/hover', { textDocument: { uri: 'file:///a' }, position: { line: -1, character: 0 } }],
    ['textDocument/hover', { textDocument: { uri: 'file:///a' }, position: { line: 0.5, character: 0 } }],
    ['textDocument/completion', { textDocument: { uri: 'file:///a' } }],
    ['textDocument/inlayHint', { textDocument: { uri: 'file:///a' }, range: { start: { line: 0, character: 0 } } }],
    ['textDocument/documentSymbol', { textDocument: null }],
    ['textDocument/diagnostic', { textDocument: 'file:///a' }],
    ['textDocument/codeAction', { textDocument: { uri: 'file:///a' } }],
    ['workspace/symbol', {}],
    ['workspace/diagnostic', { previousResultIds: 4 }],
    ['codeLens/resolve', {}],
    ['codeLens/resolve', { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, data: {} }],
    ['callHierarchy/outgoingCalls', {}],
    ['callHierarchy/incomingCalls', { item: { uri: 'file:///a', data: null } }],
    ['completionItem/resolve', {}],
    ['codeAction/resolve', { title: 3 }],
    ['earshot/proof', null],
    ['earshot/proof', { uri: 3 }],
    ['earshot/billOfMaterials', { uri: 'file:///a', position: 4 }],
    ['earshot/matrix', {}],
    ['earshot/compareDates', { uri: 'file:///a', from: '2024-01-01' }],
    ['earshot/lawDate', {}],
    ['earshot/assistant', {}],
  ])('of %s: %j are invalid', async (method, params) => {
    const { client } = await session();
    expect(await codeOf(client.request(method, params))).toBe(-32602);
  });

  it('null stands for none where none are needed', async () => {
    const w = workspace({});
    const client = new Client();
    expect(
      await client.request('initialize', { ...initialize, workspaceFolders: null, initializationOptions: null }),
    ).toBeTruthy();
    client.notify('initialized', null);
    open(client, w.uri('a.earshot'), ETCHER);
    expect(await client.request('textDocument/documentSymbol', { textDocument: { uri: w.uri('a.earshot') } })).toHaveLength(1);
    expect(await client.request('shutdown', null)).toBeNull();
  });

  it('of a notification that cannot be followed are said in the log, and it is passed over', async () => {
    const { client, uri } = await session();
    client.notify('textDocument/didChange', { textDocument: { uri, version: 2 }, contentChanges: [{ range: 3 }] });
    await client.notified<{ message: string }>('window/logMessage', (p) =>
      p.message.includes('textDocument/didChange passed over'),
    );
    expect(await client.request('textDocument/documentSymbol', { textDocument: { uri } })).toHaveLength(1);
  });
});

describe('what is no message', () => {
  it.each([
    ['{"jsonrpc', -32700],
    ['', -32700],
    ['[]', -32600],
    ['42', -32600],
    ['null', -32600],
    ['{}', -32600],
    ['{"jsonrpc":"2.0","id":true,"method":"shutdown"}', -32600],
    ['{"jsonrpc":"2.0","method":7}', -32600],
  ])('%j is answered %i', async (body, code) => {
    const { client, uri } = await session();
    client.body(body);
    await client.request('textDocument/documentSymbol', { textDocument: { uri } });
    expect(refusals(client)).toEqual([code]);
  });
});

describe('a client that does not read', () => {
  it('is not read either: what waits for it stays bounded', async () => {
    const { client, uri } = await session();
    await client.request('textDocument/diagnostic', { textDocument: { uri } });
    client.stopReading();
    const body = JSON.stringify({
      jsonrpc: '2.0',
      id: 'x',
      method: 'textDocument/completion',
      params: { textDocument: { uri }, position: { line: 5, character: 3 } },
    });
    const message = `Content-Length: ${body.length}\r\n\r\n${body}`.repeat(100);
    const before = client.residentMegabytes();
    // Some 40 KB an answer: without a bound, 30,000 of them are more than a gigabyte.
    for (let i = 0; i < 300; i++) if (!(await client.takes(message))) break;
    expect(client.residentMegabytes() - before).toBeLessThan(150);
    client.readAgain();
    expect(await client.request('textDocument/documentSymbol', { textDocument: { uri } })).toHaveLength(1);
  });
});
