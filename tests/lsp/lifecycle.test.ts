import { describe, expect, it } from 'vitest';
import { change, Client, LspError, open, PULLING, started, workspace } from './client.ts';
import { ETCHER, MODULES } from './specs.ts';

const hover = (uri: string) => ({ textDocument: { uri }, position: { line: 4, character: 9 } });

async function session() {
  const w = workspace({ 'etcher.earshot': ETCHER, 'parts/modules.earshot': MODULES });
  const client = await started([w]);
  const uri = w.uri('etcher.earshot');
  open(client, uri, ETCHER);
  return { client, uri };
}

/** The server still answers. */
const alive = async ({ client, uri }: { client: Client; uri: string }) => {
  expect(await client.request('textDocument/hover', hover(uri))).toMatchObject({ contents: { kind: 'markdown' } });
};

async function failure(answer: Promise<unknown>): Promise<LspError> {
  const error: unknown = await answer.then(
    () => undefined,
    (e: unknown) => e,
  );
  if (!(error instanceof LspError)) throw new Error('the request did not fail');
  return error;
}

describe('the end', () => {
  it('exit after shutdown is 0', async () => {
    const { client } = await session();
    expect(await client.request('shutdown')).toBeNull();
    client.notify('exit');
    expect(await client.exit).toBe(0);
  });

  it('exit without shutdown is 1', async () => {
    const { client } = await session();
    client.notify('exit');
    expect(await client.exit).toBe(1);
  });

  it('a closed pipe ends the server', async () => {
    const { client } = await session();
    client.endInput();
    expect(await client.exit).toBe(1);
  });

  it('a request before initialize is refused', async () => {
    const client = new Client();
    expect((await failure(client.request('textDocument/hover', hover('file:///a.earshot')))).code).toBe(-32002);
    expect(await client.request('initialize', { processId: null, rootUri: null, capabilities: PULLING })).toBeTruthy();
  });
});

describe('cancellation', () => {
  it('a cancelled request is answered so', async () => {
    const { client, uri } = await session();
    const { id, answer } = client.start('textDocument/hover', hover(uri));
    client.notify('$/cancelRequest', { id });
    expect((await failure(answer)).code).toBe(-32800);
    await alive({ client, uri });
  });

  it('a request on a text that has changed since is answered ContentModified', async () => {
    const { client, uri } = await session();
    const { answer } = client.start('textDocument/hover', hover(uri));
    change(client, uri, `${ETCHER}\n`, 2);
    expect((await failure(answer)).code).toBe(-32801);
  });

  it('a pull on a text that has changed since is to be asked again', async () => {
    const { client, uri } = await session();
    const { answer } = client.start('textDocument/diagnostic', { textDocument: { uri } });
    change(client, uri, `${ETCHER}\n`, 2);
    expect(await failure(answer)).toMatchObject({ code: -32802, data: { retriggerRequest: true } });
  });
});

describe('what a broken client may send', () => {
  it('an unknown method', async () => {
    const s = await session();
    expect((await failure(s.client.request('earshot/nothing'))).code).toBe(-32601);
    s.client.notify('earshot/nothing');
    await alive(s);
  });

  it('a message that is not JSON', async () => {
    const s = await session();
    s.client.body('{"jsonrpc');
    await alive(s);
  });

  it('JSON that is no message', async () => {
    const s = await session();
    for (const body of ['[]', '42', 'null', '{}', '{"jsonrpc":"2.0"}']) s.client.body(body);
    await alive(s);
  });

  it('parameters of the wrong kind', async () => {
    const s = await session();
    for (const params of [null, 42, {}, { textDocument: null, position: null }, { textDocument: { uri: 7 }, position: {} }]) {
      await s.client.request('textDocument/hover', params).catch(() => {});
      await s.client.request('textDocument/diagnostic', params).catch(() => {});
      await s.client.request('earshot/proof', params).catch(() => {});
    }
    await alive(s);
  });

  it('a position far outside the text, and a document that is not open', async () => {
    const s = await session();
    const far = { textDocument: { uri: s.uri }, position: { line: 1_000_000, character: 1_000_000 } };
    expect(await s.client.request('textDocument/hover', far)).toBeNull();
    expect(
      await s.client.request('textDocument/hover', {
        textDocument: { uri: 'file:///nowhere.earshot' },
        position: { line: 0, character: 0 },
      }),
    ).toBeNull();
    expect(
      await s.client.request('textDocument/hover', {
        textDocument: { uri: 'not an address' },
        position: { line: 0, character: 0 },
      }),
    ).toBeNull();
    await alive(s);
  });

  it('a header without a length ends the conversation cleanly or is passed over, and leaves no stack trace on standard output', async () => {
    const s = await session();
    s.client.raw('Content-Type: nonsense\r\n\r\n');
    const outcome = await Promise.race([s.client.exit, alive(s).then(() => 'alive')]);
    expect(['alive', 0, 1]).toContain(outcome);
  });

  it('what comes in one chunk with a header without a length is read', async () => {
    const s = await session();
    const body = JSON.stringify({ jsonrpc: '2.0', id: 'next', method: 'textDocument/hover', params: hover(s.uri) });
    const answer = s.client.answerTo('next');
    s.client.raw(`Content-Type: nonsense\r\n\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
    expect(await answer).toMatchObject({ result: { contents: { kind: 'markdown' } } });
  });

  it('a megabyte of noise', async () => {
    const s = await session();
    let seed = 7;
    const random = () => (seed = (seed * 1103515245 + 12345) & 0x7fffffff) / 0x7fffffff;
    const words = [
      'product',
      'input',
      '{',
      '}',
      '"',
      '3B001.f.2',
      'destination',
      'CN',
      '%',
      '/*',
      '\\',
      '9_9',
      'import',
      '\u0001',
      '𝒳',
      'value',
      '-',
      ',',
      '\n',
      'specs',
    ];
    let noise = '';
    while (noise.length < 1_000_000) noise += `${words[Math.floor(random() * words.length)]} `;
    open(s.client, s.uri.replace('etcher', 'noise'), noise);
    const textDocument = { uri: s.uri.replace('etcher', 'noise') };
    const report = await s.client.request<{ items: unknown[] }>('textDocument/diagnostic', { textDocument });
    expect(report.items.length).toBeGreaterThan(0);
    for (const method of ['textDocument/documentSymbol', 'textDocument/foldingRange', 'textDocument/documentLink'])
      await s.client.request(method, { textDocument });
    await s.client.request('textDocument/completion', { textDocument, position: { line: 5, character: 3 } });
    await s.client.request('textDocument/hover', { textDocument, position: { line: 5, character: 3 } });
    await alive(s);
  });
});
