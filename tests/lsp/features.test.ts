import { describe, expect, it } from 'vitest';
import { at, change, open, PULLING, started, workspace } from './client.ts';
import { BROKEN, ETCHER, MODULES } from './specs.ts';

interface Range {
  start: { line: number; character: number };
  end: { line: number; character: number };
}
interface Diagnostic {
  range: Range;
  code: string;
  severity: number;
  message: string;
  source: string;
  codeDescription: { href: string };
  relatedInformation?: { location: { uri: string; range: Range }; message: string }[];
  tags?: number[];
}
interface Report {
  kind: string;
  resultId: string;
  items: Diagnostic[];
}

const FILES = { 'etcher.earshot': ETCHER, 'parts/modules.earshot': MODULES };

describe('initialize', () => {
  it('says what the server can do', async () => {
    const { Client } = await import('./client.ts');
    const client = new Client();
    const { capabilities, serverInfo } = await client.request<{
      capabilities: Record<string, unknown>;
      serverInfo: { name: string; version: string };
    }>('initialize', { processId: null, rootUri: null, capabilities: PULLING });
    expect(serverInfo.name).toBe('earshot');
    expect(serverInfo.version).toMatch(/^\d+\.\d+\.\d+/);
    expect(Object.keys(capabilities)).toEqual(
      expect.arrayContaining([
        'textDocumentSync',
        'diagnosticProvider',
        'hoverProvider',
        'definitionProvider',
        'referencesProvider',
        'documentHighlightProvider',
        'documentSymbolProvider',
        'workspaceSymbolProvider',
        'completionProvider',
        'foldingRangeProvider',
        'documentLinkProvider',
        'inlayHintProvider',
        'documentFormattingProvider',
        'documentRangeFormattingProvider',
        'renameProvider',
      ]),
    );
  });
});

describe('diagnostics', () => {
  it('pulled: percentage and citation, related places, the page of the code', async () => {
    const w = workspace(FILES);
    const client = await started([w], { docs: 'earshot-docs:/{code}.md' });
    open(client, w.uri('etcher.earshot'), ETCHER);
    const report = await client.request<Report>('textDocument/diagnostic', { textDocument: { uri: w.uri('etcher.earshot') } });
    const found = report.items.find((d) => d.code === 'ES2001')!;
    expect(found).toMatchObject({ source: 'earshot', codeDescription: { href: 'earshot-docs:/ES2001.md' } });
    expect(found.message).toContain('25.13 %');
    expect(found.message).toContain('734.4(d)');
    expect(found.range.start.line).toBe(at(ETCHER, 'destination CN').line);
    expect(found.relatedInformation!.map((r) => r.location.uri)).toContain(w.uri('etcher.earshot'));
    expect(report.items.find((d) => d.code === 'ES3001')?.severity).toBe(1);
  });

  it('pulled again without a change: unchanged', async () => {
    const w = workspace(FILES);
    const client = await started([w]);
    const textDocument = { uri: w.uri('etcher.earshot') };
    open(client, textDocument.uri, ETCHER);
    const first = await client.request<Report>('textDocument/diagnostic', { textDocument });
    const second = await client.request<Report>('textDocument/diagnostic', { textDocument, previousResultId: first.resultId });
    expect(second).toEqual({ kind: 'unchanged', resultId: first.resultId });
  });

  it('name a page on disk where the client names none', async () => {
    const w = workspace({ 'a.earshot': BROKEN });
    const client = await started([w]);
    open(client, w.uri('a.earshot'), BROKEN);
    const { items } = await client.request<Report>('textDocument/diagnostic', { textDocument: { uri: w.uri('a.earshot') } });
    expect(items[0]!.codeDescription.href).toMatch(/^file:.*\/docs\/ES0003\.md$/);
  });

  it('of the workspace: files that are not open too, and only what changed the next time', async () => {
    const w = workspace({ ...FILES, 'broken.earshot': BROKEN });
    const client = await started([w]);
    const ask = (previousResultIds: object[]) =>
      client.request<{ items: { uri: string; kind: string; resultId: string; items?: Diagnostic[] }[] }>('workspace/diagnostic', {
        previousResultIds,
      });
    const first = await ask([]);
    expect(first.items.map((i) => i.uri)).toEqual(
      ['broken.earshot', 'etcher.earshot', 'parts/modules.earshot'].map((p) => w.uri(p)),
    );
    expect(first.items[0]!.items!.map((d) => d.code)).toContain('ES0003');
    const previous = first.items.map((i) => ({ uri: i.uri, value: i.resultId }));
    expect((await ask(previous)).items).toEqual([]);
    w.write('broken.earshot', 'party buyer { country CN }\n');
    client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: w.uri('broken.earshot'), type: 2 }] });
    const third = await ask(previous);
    expect(third.items.find((i) => i.uri === w.uri('broken.earshot'))).toMatchObject({ kind: 'full', items: [] });
    expect(third.items.filter((i) => i.kind === 'full')).toHaveLength(1);
  });

  it('of a spec whose text the editor has closed, and again where the editor has forgotten them', async () => {
    const w = workspace(FILES);
    const client = await started([w]);
    const uri = w.uri('etcher.earshot');
    type Whole = { items: { uri: string; kind: string; resultId: string; items?: Diagnostic[] }[] };
    const all = (previousResultIds: object[]): Promise<Whole> => client.request('workspace/diagnostic', { previousResultIds });
    open(client, uri, ETCHER);
    const codes = ({ items }: Pick<Report, 'items'>): string[] => items.map((d) => d.code);
    const opened = await client.request<Report>('textDocument/diagnostic', { textDocument: { uri } });
    expect(codes(opened)).toContain('ES2001');
    client.notify('textDocument/didClose', { textDocument: { uri } });
    expect(codes(await client.request<Report>('textDocument/diagnostic', { textDocument: { uri } }))).toEqual(codes(opened));
    const first = await all([]);
    const ids = first.items.map((i) => ({ uri: i.uri, value: i.resultId }));
    expect((await all(ids)).items).toEqual([]);
    const [found] = (await all(ids.filter((id) => id.uri !== uri))).items.filter((i) => i.kind === 'full');
    expect(found).toMatchObject({ uri, items: expect.arrayContaining([expect.objectContaining({ code: 'ES2001' })]) });
    const gone = w.uri('gone.earshot');
    expect(codes(await client.request<Report>('textDocument/diagnostic', { textDocument: { uri: gone } }))).toEqual([]);
  });

  it('pushed to a client that cannot pull, and taken back when the document is closed', async () => {
    const w = workspace(FILES);
    const client = await started([w], { capabilities: {} });
    open(client, w.uri('etcher.earshot'), ETCHER);
    type Pushed = { uri: string; version?: number; diagnostics: Diagnostic[] };
    const pushed = await client.notified<Pushed>('textDocument/publishDiagnostics', (p) => p.diagnostics.length > 0);
    expect(pushed).toMatchObject({ uri: w.uri('etcher.earshot'), version: 1 });
    expect(pushed.diagnostics.map((d) => d.code)).toContain('ES2001');
    client.notify('textDocument/didClose', { textDocument: { uri: w.uri('etcher.earshot') } });
    await client.notified<Pushed>('textDocument/publishDiagnostics', (p) => p.diagnostics.length === 0);
  });

  it('follow the unsaved text of an imported file', async () => {
    const w = workspace(FILES);
    const client = await started([w]);
    const textDocument = { uri: w.uri('etcher.earshot') };
    open(client, textDocument.uri, ETCHER);
    open(client, w.uri('parts/modules.earshot'), MODULES);
    change(client, w.uri('parts/modules.earshot'), MODULES.replace('502_600', '500_000'), 2);
    const { items } = await client.request<Report>('textDocument/diagnostic', { textDocument });
    expect(items.map((d) => d.code)).not.toContain('ES2001');
  });

  it('never read a file outside the folder', async () => {
    const outside = workspace({ 'secret.earshot': MODULES });
    const w = workspace({});
    const text = `import "../${outside.root.split('/').at(-1)}/secret.earshot"\nproduct p { incorporates handling-module }\n`;
    const client = await started([w]);
    open(client, w.uri('a.earshot'), text);
    const { items } = await client.request<Report>('textDocument/diagnostic', { textDocument: { uri: w.uri('a.earshot') } });
    expect(items.map((d) => d.code)).toEqual(expect.arrayContaining(['ES0106', 'ES0101']));
  });

  it('say that a file above the limit is not analyzed', async () => {
    const w = workspace(FILES);
    const client = await started([w], { settings: { maxFileSize: 0.1 } });
    open(client, w.uri('etcher.earshot'), ETCHER);
    const { items } = await client.request<Report>('textDocument/diagnostic', { textDocument: { uri: w.uri('etcher.earshot') } });
    expect(items.map((d) => d.code)).toEqual(['ES0010']);
  });

  it('follow earshot.json before the settings', async () => {
    const w = workspace({ ...FILES, 'earshot.json': '{ "as-of": "2018-06-01" }' });
    const client = await started([w], { settings: { asOf: '2025-01-15' } });
    const text = ETCHER.replace('as-of 2025-01-15\n', '');
    open(client, w.uri('etcher.earshot'), text);
    expect(await client.request('earshot/lawDate', { uri: w.uri('etcher.earshot') })).toMatchObject({
      asOf: '2018-06-01',
      source: 'configuration',
    });
  });
});

describe('requests', () => {
  const session = async () => {
    const w = workspace(FILES);
    const client = await started([w]);
    const uri = w.uri('etcher.earshot');
    open(client, uri, ETCHER);
    const on = (needle: string, plus = 1) => ({ textDocument: { uri }, position: at(ETCHER, needle, plus) });
    return { w, client, uri, on };
  };

  it('hover', async () => {
    const { client, on } = await session();
    const found = await client.request<{ contents: { kind: string; value: string }; range: Range }>(
      'textDocument/hover',
      on('etcher "'),
    );
    expect(found.contents.kind).toBe('markdown');
    expect(found.contents.value).toMatch(/25\.13 %.*25 %.*15 CFR 734\.4\(d\)\(1\)/);
    expect(found.range.start).toEqual(at(ETCHER, 'etcher "'));
  });

  it('definition, references and highlights', async () => {
    const { w, client, uri, on } = await session();
    const [link] = await client.request<{ targetUri: string; targetSelectionRange: Range }[]>(
      'textDocument/definition',
      on('handling-module'),
    );
    expect(link).toMatchObject({
      targetUri: w.uri('parts/modules.earshot'),
      targetSelectionRange: { start: at(MODULES, 'handling-module') },
    });
    const references = await client.request<{ uri: string }[]>('textDocument/references', {
      ...on('handling-module'),
      context: { includeDeclaration: true },
    });
    expect(references.map((r) => r.uri)).toEqual([w.uri('parts/modules.earshot'), uri]);
    expect(await client.request('textDocument/documentHighlight', on('handling-module'))).toHaveLength(1);
  });

  it('symbols of the document and of the workspace', async () => {
    const { client, uri } = await session();
    const outline = () =>
      client.request<{ children: { name: string; detail: string }[] }[]>('textDocument/documentSymbol', {
        textDocument: { uri },
      });
    expect((await outline())[0]!.children.map((c) => [c.name, c.detail])).toContainEqual(['destination CN', '']);
    await client.request('textDocument/diagnostic', { textDocument: { uri } });
    const symbols = await client.request<{ name: string; children: { name: string; detail: string }[] }[]>(
      'textDocument/documentSymbol',
      { textDocument: { uri } },
    );
    expect(symbols.map((s) => s.name)).toEqual(['etcher']);
    expect(symbols[0]!.children.map((c) => [c.name, c.detail])).toContainEqual(['destination CN', 'license required']);
    const all = await client.request<{ name: string }[]>('workspace/symbol', { query: 'hand' });
    expect(all.map((s) => s.name)).toEqual(['handling-module']);
  });

  it('completion, inlay hints, folding and links', async () => {
    const { w, client, uri } = await session();
    const list = await client.request<{ items: { label: string }[] }>('textDocument/completion', {
      textDocument: { uri },
      position: at(ETCHER, 'destination CN', 12),
    });
    expect(list.items.map((i) => i.label)).toContain('TW');
    const whole = { start: { line: 0, character: 0 }, end: { line: 100, character: 0 } };
    const hints = await client.request<{ label: { value: string; location: { uri: string; range: Range } }[] }[]>(
      'textDocument/inlayHint',
      { textDocument: { uri }, range: whole },
    );
    const [share, answer] = hints.map((h) => h.label[0]!);
    expect(share).toMatchObject({ value: '25.13 %, controlled', location: { uri: w.uri('parts/modules.earshot') } });
    expect(answer).toMatchObject({
      value: '25.13 % > 25 %, license required',
      location: { uri, range: { start: { line: at(ETCHER, 'incorporates').line } } },
    });
    expect(await client.request<unknown[]>('textDocument/foldingRange', { textDocument: { uri } })).toHaveLength(1);
    expect(await client.request('textDocument/documentLink', { textDocument: { uri } })).toMatchObject([
      { target: w.uri('parts/modules.earshot') },
    ]);
  });

  it('a hover and the documentation of a completion as plain text, where the client asks for it', async () => {
    const w = workspace(FILES);
    const plain = {
      ...PULLING,
      textDocument: {
        ...PULLING.textDocument,
        hover: { contentFormat: ['plaintext', 'markdown'] },
        completion: { completionItem: { documentationFormat: ['plaintext'] } },
      },
    };
    const client = await started([w], { capabilities: plain });
    const uri = w.uri('etcher.earshot');
    open(client, uri, ETCHER);
    const hover = await client.request<{ contents: { kind: string; value: string } }>('textDocument/hover', {
      textDocument: { uri },
      position: at(ETCHER, 'etcher "', 2),
    });
    expect(hover.contents.kind).toBe('plaintext');
    expect(hover.contents.value).toContain('CN | license required | 25.13 % > 25 %');
    expect(hover.contents.value).not.toMatch(/\*\*|\\|&nbsp;/);
    const list = await client.request<{ items: { label: string }[] }>('textDocument/completion', {
      textDocument: { uri },
      position: at(ETCHER, 'destination', 3),
    });
    const item = await client.request<{ documentation?: { kind: string } }>(
      'completionItem/resolve',
      list.items.find((i) => i.label === 'destination')!,
    );
    expect(item.documentation?.kind).toBe('plaintext');
  });

  it('the law date, the check of the workspace', async () => {
    const { client, uri } = await session();
    expect(await client.request('earshot/lawDate', { uri })).toMatchObject({
      asOf: '2025-01-15',
      source: 'file',
      rulebook: { through: expect.stringMatching(/^\d{4}-/) as string },
    });
    expect(await client.request('earshot/checkWorkspace')).toMatchObject({ files: 2, determinations: 1 });
  });

  it('on a document that is in no folder and on no disk', async () => {
    const client = await started([]);
    open(client, 'untitled:Untitled-1', BROKEN);
    const { items } = await client.request<Report>('textDocument/diagnostic', { textDocument: { uri: 'untitled:Untitled-1' } });
    expect(items.map((d) => d.code)).toContain('ES0003');
    const renamed = await client.request<{ documentChanges?: { textDocument: { uri: string } }[]; changes?: object }>(
      'textDocument/rename',
      { textDocument: { uri: 'untitled:Untitled-1' }, position: { line: 0, character: 7 }, newName: 'customer' },
    );
    const addresses = renamed.documentChanges?.map((c) => c.textDocument.uri) ?? Object.keys(renamed.changes ?? {});
    expect(addresses).toEqual(['untitled:Untitled-1']);
  });

  it('of the nearest of two folders, one inside the other', async () => {
    const outer = workspace({ 'inner/etcher.earshot': ETCHER, 'inner/parts/modules.earshot': MODULES });
    const inner = { ...outer, root: `${outer.root}/inner` };
    const client = await started([outer, inner]);
    open(client, outer.uri('inner/etcher.earshot'), ETCHER);
    const { items } = await client.request<Report>('textDocument/diagnostic', {
      textDocument: { uri: outer.uri('inner/etcher.earshot') },
    });
    expect(items.map((d) => d.code)).toContain('ES2001');
  });
});
