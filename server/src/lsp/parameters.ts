/**
 * What requests and notifications must bring, in the shapes of the protocol. It is looked at before anything is done with it, so that a
 * mistake of a client is answered as one (InvalidParams) and never reaches the rest of the program.
 */

type Shape = (value: unknown) => boolean;

const object: Shape = (v) => typeof v === 'object' && v !== null && !Array.isArray(v);
const text: Shape = (v) => typeof v === 'string';
const count: Shape = (v) => Number.isInteger(v) && (v as number) >= 0;
const list =
  (of: Shape): Shape =>
  (v) =>
    Array.isArray(v) && v.every(of);
const record =
  (fields: Readonly<Record<string, Shape>>): Shape =>
  (v) =>
    object(v) && Object.entries(fields).every(([name, shape]) => shape((v as Record<string, unknown>)[name]));
const optional =
  (shape: Shape): Shape =>
  (v) =>
    v === undefined || v === null || shape(v);

const position = record({ line: count, character: count });
const range = record({ start: position, end: position });
const textDocument = record({ uri: text });

const AT: Readonly<Record<string, Shape>> = { textDocument, position };
const OVER: Readonly<Record<string, Shape>> = { textDocument, range };

/** An item as it was given, with what leads back to it. */
const JOINED = record({ uri: text, data: record({ uri: text, file: text, name: text }) });
const SUBJECT = { uri: text, position: optional(position), id: optional(text) };

/** Of methods that need more than the document that they are asked of. */
const NEEDS: Readonly<Record<string, Readonly<Record<string, Shape>>>> = {
  initialize: { capabilities: object, workspaceFolders: optional(list(record({ uri: text }))), rootUri: optional(text) },
  'textDocument/hover': AT,
  'textDocument/definition': AT,
  'textDocument/references': { ...AT, context: object },
  'textDocument/documentHighlight': AT,
  'textDocument/completion': AT,
  'textDocument/signatureHelp': AT,
  'textDocument/prepareRename': AT,
  'textDocument/prepareCallHierarchy': AT,
  'textDocument/rename': { ...AT, newName: text },
  'textDocument/selectionRange': { textDocument, positions: list(position) },
  'textDocument/inlayHint': OVER,
  'textDocument/rangeFormatting': OVER,
  'textDocument/semanticTokens/range': OVER,
  'textDocument/codeAction': { ...OVER, context: record({ diagnostics: list(object) }) },
  'codeLens/resolve': { range, data: record({ uri: text, product: text, sort: text }) },
  'callHierarchy/incomingCalls': { item: JOINED },
  'callHierarchy/outgoingCalls': { item: JOINED },
  'workspace/symbol': { query: text },
  'workspace/diagnostic': { previousResultIds: list(record({ uri: text, value: text })) },
  'workspace/willRenameFiles': { files: list(record({ oldUri: text, newUri: text })) },
  'completionItem/resolve': { label: text },
  'codeAction/resolve': { title: text },
  'textDocument/didOpen': { textDocument: record({ uri: text, languageId: text, version: Number.isInteger, text }) },
  'textDocument/didChange': {
    textDocument: record({ uri: text, version: Number.isInteger }),
    contentChanges: list(record({ text, range: optional(range) })),
  },
  'earshot/lawDate': { uri: text },
  'earshot/proof': SUBJECT,
  'earshot/billOfMaterials': SUBJECT,
  'earshot/matrix': { uri: text },
  'earshot/compareDates': { uri: text, from: text, to: text },
  'earshot/assistant': { tool: text },
  'earshot/report': { uri: text, redact: list(text), progress: optional(text) },
  'workspace/didChangeWatchedFiles': { changes: list(record({ uri: text })) },
  'workspace/didChangeWorkspaceFolders': {
    event: record({ added: list(record({ uri: text })), removed: list(record({ uri: text })) }),
  },
};

const OF_A_DOCUMENT = { textDocument };

/** What of the parameters is missing or of the wrong kind: the name of the field. Undefined where all is there. */
export function wrongParameter(method: string, params: unknown): string | undefined {
  const needs = NEEDS[method] ?? (method.startsWith('textDocument/') ? OF_A_DOCUMENT : undefined);
  if (!needs) return undefined;
  if (!object(params)) return 'params';
  return Object.entries(needs).find(([name, shape]) => !shape((params as Record<string, unknown>)[name]))?.[0];
}
