import { describe, expect, it } from 'vitest';
import { at, change, open, PULLING, started, workspace } from './client.ts';

interface Range {
  start: { line: number; character: number };
  end: { line: number; character: number };
}
interface Action {
  title: string;
  kind: string;
  isPreferred?: boolean;
  diagnostics?: { code: string }[];
  data?: unknown;
  edit?: {
    documentChanges?: { textDocument: { uri: string; version: number | null }; edits: { range: Range; newText: string }[] }[];
    changes?: Record<string, { range: Range; newText: string }[]>;
  };
}

const LAZY = {
  ...PULLING,
  textDocument: {
    ...PULLING.textDocument,
    codeAction: {
      dataSupport: true,
      resolveSupport: { properties: ['edit'] },
      codeActionLiteralSupport: { codeActionKind: { valueSet: [''] } },
    },
  },
  workspace: {
    ...PULLING.workspace,
    workspaceEdit: { documentChanges: true, snippetEditSupport: true, resourceOperations: ['create'] },
  },
};

const TEXT = `as-of 2026-03-02
product meter {
  origin US
  eccn   EAR99
  value  20 usd
  destnation FR
}
`;
const word = (needle: string): Range => ({ start: at(TEXT, needle), end: at(TEXT, needle, needle.length) });

async function opened(capabilities: object) {
  const w = workspace({ 'meter.earshot': TEXT });
  const client = await started([w], { capabilities });
  const uri = w.uri('meter.earshot');
  open(client, uri, TEXT, 3);
  const ask = (range: Range, only?: string[]): Promise<Action[]> =>
    client.request('textDocument/codeAction', {
      textDocument: { uri },
      range,
      context: { diagnostics: [], ...(only && { only }) },
    });
  return { client, uri, ask };
}

describe('code actions', () => {
  it('are declared with their kinds', async () => {
    const { Client } = await import('./client.ts');
    const client = new Client();
    const { capabilities } = await client.request<{ capabilities: Record<string, unknown> }>('initialize', {
      processId: null,
      rootUri: null,
      capabilities: LAZY,
    });
    expect(capabilities.codeActionProvider).toEqual({
      codeActionKinds: expect.arrayContaining(['quickfix', 'source.fixAll.earshot']) as unknown,
      resolveProvider: true,
    });
  });

  it('listed with the finding, edited when taken, for the version that was looked at', async () => {
    const { client, uri, ask } = await opened(LAZY);
    const [action] = await ask(word('destnation'), ['quickfix']);
    expect(action).toMatchObject({ title: 'Change destnation to destination', kind: 'quickfix', isPreferred: true });
    expect(action!.diagnostics![0]!.code).toBe('ES0003');
    expect(action!.edit).toBeUndefined();
    const resolved = await client.request<Action>('codeAction/resolve', action);
    expect(resolved.edit!.documentChanges).toEqual([
      { textDocument: { uri, version: 3 }, edits: [{ range: word('destnation'), newText: 'destination' }] },
    ]);
  });

  it('of a text that has changed since are refused', async () => {
    const { client, uri, ask } = await opened(LAZY);
    const [action] = await ask(word('destnation'), ['quickfix']);
    change(client, uri, `\n${TEXT}`, 4);
    await expect(client.request('codeAction/resolve', action)).rejects.toMatchObject({ code: -32801 });
  });

  it('come with their edits to a client that asks for no more', async () => {
    const { uri, ask } = await opened(PULLING);
    const [action] = await ask(word('destnation'), ['quickfix']);
    expect(action!.edit).toEqual({ changes: { [uri]: [{ range: word('destnation'), newText: 'destination' }] } });
  });

  it('of the whole file: all that is safe, and only where that is asked for', async () => {
    const { client, uri, ask } = await opened(LAZY);
    for (const only of [['source'], ['source.fixAll'], ['source.fixAll.earshot']]) {
      const [action, ...others] = await ask(word('as-of'), only);
      expect(others).toEqual([]);
      expect(action).toMatchObject({ kind: 'source.fixAll.earshot' });
      const resolved = await client.request<Action>('codeAction/resolve', action);
      expect(resolved.edit!.documentChanges).toEqual([
        { textDocument: { uri, version: 3 }, edits: [{ range: word('usd'), newText: 'USD' }] },
      ]);
    }
    expect(await ask(word('as-of'), ['source.fixAll.other'])).toEqual([]);
    expect(await ask(word('as-of'), ['refactor'])).toEqual([]);
  });
});
