import { describe, expect, it } from 'vitest';
import { at, Client, open, PULLING, workspace } from './client.ts';
import { ETCHER, MODULES } from './specs.ts';

const FILES = { 'etcher.earshot': ETCHER, 'parts/modules.earshot': MODULES };

interface Lens {
  range: { start: { line: number; character: number } };
  command?: { title: string; command: string; arguments?: unknown[] };
  data: object;
}
interface Item {
  name: string;
  detail: string;
  uri: string;
  selectionRange: { start: object };
}

async function session(commands?: boolean) {
  const w = workspace(FILES);
  const client = new Client();
  client.answers['workspace/configuration'] = (params) => (params as { items: unknown[] }).items.map(() => ({}));
  const { capabilities } = await client.request<{ capabilities: Record<string, unknown> }>('initialize', {
    processId: process.pid,
    rootUri: w.uri(''),
    capabilities: PULLING,
    initializationOptions: commands === undefined ? undefined : { commands },
  });
  client.notify('initialized', {});
  const uri = w.uri('etcher.earshot');
  open(client, uri, ETCHER);
  return { w, client, uri, capabilities };
}

describe('code lens', () => {
  it('is made of the text alone, and resolved when it is looked at', async () => {
    const { client, uri, capabilities } = await session(true);
    expect(capabilities.codeLensProvider).toEqual({ resolveProvider: true });
    const [lens, ...more] = await client.request<Lens[]>('textDocument/codeLens', { textDocument: { uri } });
    expect(more).toEqual([]);
    expect(lens!.command).toBeUndefined();
    expect(lens!.range.start).toEqual(at(ETCHER, 'etcher "'));
    const resolved = await client.request<Lens>('codeLens/resolve', lens);
    expect(resolved.command).toEqual({
      title: 'U.S. content 25.13 % · CN license required · proof',
      command: 'earshot.openProof',
      arguments: [{ uri, position: lens!.range.start }],
    });
  });

  it('is text alone for a client without the commands', async () => {
    const { client, uri } = await session();
    const [lens] = await client.request<Lens[]>('textDocument/codeLens', { textDocument: { uri } });
    expect((await client.request<Lens>('codeLens/resolve', lens)).command).toEqual({
      title: 'U.S. content 25.13 % · CN license required · proof',
      command: '',
    });
  });

  it('keeps what it said of a product that cannot be read', async () => {
    const { client, uri } = await session();
    const ask = async () => {
      const [lens] = await client.request<Lens[]>('textDocument/codeLens', { textDocument: { uri } });
      return (await client.request<Lens>('codeLens/resolve', lens)).command!.title;
    };
    const before = await ask();
    client.notify('textDocument/didChange', {
      textDocument: { uri, version: 2 },
      contentChanges: [{ text: ETCHER.replace('origin SG', 'origin') }],
    });
    expect(await ask()).toBe(`${before} (stale)`);
  });
});

describe('call hierarchy', () => {
  it('is the bill of materials, up and down', async () => {
    const { w, client, uri, capabilities } = await session();
    expect(capabilities.callHierarchyProvider).toBe(true);
    const prepare = (needle: string) =>
      client.request<Item[] | null>('textDocument/prepareCallHierarchy', {
        textDocument: { uri },
        position: at(ETCHER, needle, 1),
      });
    const [etcher] = (await prepare('etcher "'))!;
    const down = await client.request<{ to: Item; fromRanges: { start: object }[] }[]>('callHierarchy/outgoingCalls', {
      item: etcher,
    });
    expect(down.map((c) => [c.to.name, c.to.detail, c.to.uri])).toEqual([
      ['handling-module', 'incorporates 502,600 USD, 25.13 %', w.uri('parts/modules.earshot')],
    ]);
    expect(down[0]!.fromRanges.map((r) => r.start)).toEqual([at(ETCHER, 'incorporates')]);
    const up = await client.request<{ from: Item }[]>('callHierarchy/incomingCalls', { item: down[0]!.to });
    expect(up.map((c) => [c.from.name, c.from.uri])).toEqual([['etcher', uri]]);
    expect(await prepare('SG')).toBeNull();
  });
});
