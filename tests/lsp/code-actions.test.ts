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
      codeActionKinds: [
        'quickfix',
        'refactor.extract',
        'refactor.rewrite',
        'source.organizeImports.earshot',
        'source.fixAll.earshot',
      ],
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
    expect(await ask(word('as-of'))).toMatchObject([{ kind: 'source.fixAll.earshot' }]);
  });

  it('that leave something to write are snippets, and plain text for a client without them', async () => {
    const text = TEXT.replace('  eccn   EAR99\n', '').replace('destnation FR', 'destination CN').replace('usd', 'USD');
    for (const [snippets, expected] of [
      [true, { snippet: { kind: 'snippet', value: '\n  eccn   ${1:ECCN}' } }],
      [false, { newText: '\n  eccn   ECCN' }],
    ] as const) {
      const capabilities = {
        ...LAZY,
        workspace: { ...LAZY.workspace, workspaceEdit: { documentChanges: true, snippetEditSupport: snippets } },
      };
      const w = workspace({ 'meter.earshot': text });
      const client = await started([w], { capabilities });
      const textDocument = { uri: w.uri('meter.earshot') };
      open(client, textDocument.uri, text, 1);
      const range = { start: at(text, 'meter'), end: at(text, 'meter') };
      const actions = await client.request<Action[]>('textDocument/codeAction', {
        textDocument,
        range,
        context: { diagnostics: [] },
      });
      const action = actions.find((a) => a.title === 'Add eccn to meter');
      const resolved = await client.request<Action>('codeAction/resolve', action);
      expect(resolved.edit!.documentChanges![0]!.edits).toMatchObject([expected]);
    }
  });

  it('over files: an alternative and a declaration moved, whole and with nothing left to be confirmed', async () => {
    const parts = 'input stage { type equipment  origin US  eccn 3A001.a.2  value 180_000 USD }\n';
    const tool = `import "./parts.earshot"

as-of 2026-03-02

alternative jp-stage replaces stage { origin JP  eccn EAR99  value 195_000 USD  lead-time 26 weeks }

product frame { origin KR  type equipment  eccn EAR99  value 1 USD  discrete no  incorporates stage }

product bonder {
  type   equipment
  origin KR
  eccn   3B991
  value  600_000 USD
  incorporates frame
  direct-product-of none
  plant direct-product-of none
  destination CN
}
`;
    const w = workspace({ 'parts.earshot': parts, 'tool.earshot': tool });
    const capabilities = {
      ...LAZY,
      workspace: { ...LAZY.workspace, workspaceEdit: { ...LAZY.workspace.workspaceEdit, changeAnnotationSupport: {} } },
    };
    const client = await started([w], { capabilities });
    const take = async (file: string, text: string, needle: string, title: RegExp): Promise<Action> => {
      open(client, w.uri(file), text, 1);
      const range = { start: at(text, needle), end: at(text, needle) };
      const params = { textDocument: { uri: w.uri(file) }, range, context: { diagnostics: [] } };
      const actions = await client.request<Action[]>('textDocument/codeAction', params);
      return client.request<Action>(
        'codeAction/resolve',
        actions.find((a) => title.test(a.title)),
      );
    };
    const applied = await take('tool.earshot', tool, 'destination CN', /^Replace stage with jp-stage in bonder: 30 % → 0 %/);
    expect(applied.edit!.documentChanges!.map((c) => c.textDocument.uri)).toEqual([w.uri('tool.earshot')]);
    const moved = await take('parts.earshot', parts, 'stage {', /^Move stage to .\/stage.earshot/);
    expect(moved.kind).toBe('refactor.extract');
    expect(moved.edit!.documentChanges).toMatchObject([
      { kind: 'create', uri: w.uri('stage.earshot') },
      { textDocument: { uri: w.uri('stage.earshot') } },
      { textDocument: { uri: w.uri('parts.earshot'), version: 1 } },
      { textDocument: { uri: w.uri('tool.earshot') } },
    ]);
    expect(JSON.stringify(moved.edit)).not.toContain('nnotation');
  });
});
