/** Every capability that the server declares is answered. What the answers say is told by the tests of each. */
import { expect, it } from 'vitest';
import { at, type LspError, open, PULLING, started, workspace } from './client.ts';
import { ETCHER, MODULES } from './specs.ts';

const EVERYTHING = {
  ...PULLING,
  textDocument: {
    ...PULLING.textDocument,
    rename: { prepareSupport: true },
    codeAction: {
      dataSupport: true,
      resolveSupport: { properties: ['edit'] },
      codeActionLiteralSupport: { codeActionKind: { valueSet: ['', 'quickfix', 'refactor', 'source'] } },
    },
  },
  workspace: { ...PULLING.workspace, fileOperations: { willRename: true }, workspaceEdit: { documentChanges: true } },
};

/** What is asked of an answer. */
const FURTHER: Readonly<Record<string, readonly string[]>> = {
  'textDocument/codeAction': ['codeAction/resolve'],
  'textDocument/codeLens': ['codeLens/resolve'],
  'textDocument/prepareCallHierarchy': ['callHierarchy/incomingCalls', 'callHierarchy/outgoingCalls'],
};

it('every capability that is declared has a request that is answered', async () => {
  const w = workspace({ 'etcher.earshot': ETCHER, 'parts/modules.earshot': MODULES });
  const client = await started([w], { capabilities: EVERYTHING });
  const uri = w.uri('etcher.earshot');
  open(client, uri, ETCHER);
  const textDocument = { uri };
  const on = { textDocument, position: at(ETCHER, 'handling-module', 2) };
  const sale = at(ETCHER, 'destination CN', 13);
  const options = { tabSize: 2, insertSpaces: true };
  const range = { start: { line: 0, character: 0 }, end: at(ETCHER, 'type') };
  const requests: Record<string, [method: string, params: object][]> = {
    diagnosticProvider: [
      ['textDocument/diagnostic', { textDocument }],
      ['workspace/diagnostic', { previousResultIds: [] }],
    ],
    hoverProvider: [['textDocument/hover', on]],
    definitionProvider: [['textDocument/definition', on]],
    referencesProvider: [['textDocument/references', { ...on, context: { includeDeclaration: true } }]],
    documentHighlightProvider: [['textDocument/documentHighlight', on]],
    documentSymbolProvider: [['textDocument/documentSymbol', { textDocument }]],
    workspaceSymbolProvider: [['workspace/symbol', { query: '' }]],
    foldingRangeProvider: [['textDocument/foldingRange', { textDocument }]],
    documentLinkProvider: [['textDocument/documentLink', { textDocument }]],
    inlayHintProvider: [['textDocument/inlayHint', { textDocument, range }]],
    documentFormattingProvider: [['textDocument/formatting', { textDocument, options }]],
    documentRangeFormattingProvider: [['textDocument/rangeFormatting', { textDocument, range, options }]],
    documentOnTypeFormattingProvider: [
      ['textDocument/onTypeFormatting', { textDocument, position: { line: 5, character: 0 }, ch: '\n', options }],
    ],
    codeActionProvider: [
      ['textDocument/codeAction', { textDocument, range: { start: sale, end: sale }, context: { diagnostics: [] } }],
    ],
    codeLensProvider: [['textDocument/codeLens', { textDocument }]],
    callHierarchyProvider: [['textDocument/prepareCallHierarchy', on]],
    semanticTokensProvider: [
      ['textDocument/semanticTokens/full', { textDocument }],
      ['textDocument/semanticTokens/full/delta', { textDocument, previousResultId: '0' }],
      ['textDocument/semanticTokens/range', { textDocument, range }],
    ],
    selectionRangeProvider: [['textDocument/selectionRange', { textDocument, positions: [on.position] }]],
    signatureHelpProvider: [['textDocument/signatureHelp', on]],
    linkedEditingRangeProvider: [['textDocument/linkedEditingRange', on]],
    renameProvider: [
      ['textDocument/prepareRename', on],
      ['textDocument/rename', { ...on, newName: 'robot' }],
    ],
    completionProvider: [
      ['textDocument/completion', on],
      ['completionItem/resolve', { label: 'origin' }],
    ],
    workspace: [['workspace/willRenameFiles', { files: [{ oldUri: uri, newUri: w.uri('deep/etcher.earshot') }] }]],
  };
  const { capabilities } = await client.initialized;
  const silent = ['positionEncoding', 'textDocumentSync'];
  const declared = Object.keys(capabilities).filter((c) => !silent.includes(c));
  expect(declared.filter((c) => !requests[c])).toEqual([]);
  const refused: string[] = [];
  const ask = (method: string, params: object): Promise<unknown> =>
    client.request(method, params).catch((e: LspError) => void refused.push(`${method} ${e.code} ${e.message}`));
  for (const capability of declared)
    for (const [method, params] of requests[capability]!) {
      const answer = await ask(method, params);
      for (const further of FURTHER[method] ?? []) {
        // Of what has been answered, the first that leaves something to be asked for.
        const [item] = (answer as { data?: unknown }[]).filter((a) => a.data !== undefined);
        expect(item, method).toBeDefined();
        const resolved = await ask(further, further.startsWith('callHierarchy') ? { item } : item!);
        expect(resolved, further).toEqual(expect.anything());
      }
    }
  expect(refused).toEqual([]);
  const resolving = declared.filter((c) => (capabilities[c] as { resolveProvider?: boolean }).resolveProvider);
  const asked = resolving.filter((c) => requests[c]!.some(([m]) => FURTHER[m] || m.endsWith('/resolve')));
  expect(asked).toEqual(resolving);
});
