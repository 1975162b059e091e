/** Edits of several files as one change of the workspace: one step to undo, refused where a document has changed since. */
import {
  LSPErrorCodes,
  ResponseError,
  type ClientCapabilities,
  type CreateFile,
  type SnippetTextEdit,
  type TextDocumentEdit,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { LineTable } from '../../../grammar/src/text/range.ts';
import type { FileEdit } from '../ide/edits.ts';
import type { Edit, FileEdits } from '../rules/fix.ts';
import { type Places, range } from './convert.ts';
import type { Session } from './session.ts';

export interface EditSupport {
  readonly documentChanges: boolean;
  readonly snippets: boolean;
  readonly creates: boolean;
}

export function editSupport({ workspace }: ClientCapabilities): EditSupport {
  const edit = workspace?.workspaceEdit;
  const documentChanges = edit?.documentChanges === true;
  return {
    documentChanges,
    snippets: documentChanges && edit.snippetEditSupport === true,
    creates: documentChanges && edit.resourceOperations?.includes('create') === true,
  };
}

/**
 * Each file at the version that was read, so that no edit lands on a newer text. Undefined where the client cannot do all of it: half a
 * change is none. For the same reason no part of it is left to be confirmed: editors then leave out what nobody has ticked.
 *
 * @param inView the document that places to fill in are for: what reaches beyond it is plain text
 */
export function workspaceEdit(
  session: Session,
  places: Places,
  files: readonly FileEdits[],
  client: EditSupport,
  inView?: string,
): WorkspaceEdit | undefined {
  if (files.some((f) => f.made) && !client.creates) return undefined;
  const documents = files.map((f) => ({ ...f, ...documentOf(session, places, f.file) }));
  const plain = ({ file, edits }: FileEdits): TextEdit[] => edits.map((e) => textEdit(places, file, e));
  if (!client.documentChanges) return { changes: Object.fromEntries(documents.map((d) => [d.uri, plain(d)])) };
  const fills = client.snippets && files.every((f) => f.file === inView);
  const documentChanges = documents.flatMap(({ uri, version, made, ...f }): (TextDocumentEdit | CreateFile)[] => {
    const edits = fills ? f.edits.map((e) => snippetEdit(places, f.file, e)) : plain(f);
    const edited: TextDocumentEdit = { textDocument: { uri, version }, edits };
    return made ? [{ kind: 'create', uri, options: { overwrite: false } }, edited] : [edited];
  });
  return { documentChanges };
}

/** By file, each in the order of its places. */
export const byFile = (edits: readonly FileEdit[]): FileEdits[] =>
  [...Map.groupBy(edits, (e) => e.file)].map(([file, own]) => ({ file, edits: own.toSorted((a, b) => a.start - b.start) }));

function documentOf(session: Session, places: Places, file: string): { uri: string; version: number | null } {
  const address = places.uri(file);
  const document = session.openAt(address);
  const read = places.program.files.get(file);
  // Open in a folder inside this one: there it is read from the editor, here from the disk.
  if (document && read && String(document.text) !== read.text)
    throw new ResponseError(LSPErrorCodes.RequestFailed, `${file} has changes that are not saved; save it first`);
  return { uri: document?.uri ?? address, version: document?.version ?? null };
}

const textEdit = (places: Places, file: string, edit: Edit): TextEdit => ({
  range: range(places.program.files.get(file)?.lines ?? new LineTable(''), edit),
  newText: edit.text,
});

function snippetEdit(places: Places, file: string, edit: Edit): TextEdit | SnippetTextEdit {
  const plain = textEdit(places, file, edit);
  return edit.holes?.length ? { range: plain.range, snippet: { kind: 'snippet', value: snippetOf(edit) } } : plain;
}

/** `eccn ${1:ECCN}` */
function snippetOf({ text, holes = [] }: Edit): string {
  let out = '';
  let from = 0;
  holes.forEach(({ start, end }, i) => {
    out += `${escaped(text.slice(from, start))}\${${i + 1}${end > start ? ':' : ''}${escaped(text.slice(start, end))}}`;
    from = end;
  });
  return out + escaped(text.slice(from));
}

const escaped = (text: string): string => text.replace(/[\\$}]/g, '\\$&');
