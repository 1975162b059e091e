/** The edits of a fix as one change of the workspace: one step to undo, refused where a document has changed since. */
import type {
  AnnotatedTextEdit,
  ChangeAnnotation,
  ClientCapabilities,
  CreateFile,
  SnippetTextEdit,
  TextDocumentEdit,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver';
import { LineTable } from '../../../grammar/src/text/range.ts';
import type { Edit, FileEdits } from '../rules/fix.ts';
import { range } from './convert.ts';
import type { ReadSnapshot } from './server.ts';

export interface EditSupport {
  readonly documentChanges: boolean;
  readonly snippets: boolean;
  readonly creates: boolean;
  readonly annotations: boolean;
}

export function editSupport({ workspace }: ClientCapabilities): EditSupport {
  const edit = workspace?.workspaceEdit;
  const documentChanges = edit?.documentChanges === true;
  return {
    documentChanges,
    snippets: documentChanges && edit.snippetEditSupport === true,
    creates: documentChanges && edit.resourceOperations?.includes('create') === true,
    annotations: documentChanges && edit.changeAnnotationSupport !== undefined,
  };
}

interface Change {
  readonly title: string;
  edits(): readonly FileEdits[];
}

/** Undefined where the client cannot do all of it: half a fix is none. */
export function workspaceEdit(snapshot: ReadSnapshot, change: Change, client: EditSupport): WorkspaceEdit | undefined {
  const files = change.edits();
  if (files.some((f) => f.made) && !client.creates) return undefined;
  if (!client.documentChanges) {
    return { changes: Object.fromEntries(files.map((f) => [snapshot.folder.uriOf(f.file), textEdits(snapshot, f)])) };
  }
  // What reaches beyond the document in view is shown before it is done.
  const away = client.annotations && files.some((f) => f.file !== snapshot.path);
  const documentChanges = files.flatMap((f): (TextDocumentEdit | CreateFile)[] => {
    const uri = snapshot.folder.uriOf(f.file);
    const edits = client.snippets && !away ? f.edits.map((e) => snippetEdit(snapshot, f.file, e)) : textEdits(snapshot, f);
    const edited: TextDocumentEdit = {
      textDocument: { uri, version: snapshot.folder.version(f.file) },
      edits: away ? (edits as TextEdit[]).map((e): AnnotatedTextEdit => ({ ...e, annotationId: ANNOTATION })) : edits,
    };
    return f.made ? [{ kind: 'create', uri, options: { overwrite: false } }, edited] : [edited];
  });
  const label: ChangeAnnotation = { label: change.title, needsConfirmation: true };
  return { documentChanges, ...(away && { changeAnnotations: { [ANNOTATION]: label } }) };
}

const ANNOTATION = 'earshot';

const textEdits = (snapshot: ReadSnapshot, { file, edits }: FileEdits): TextEdit[] =>
  edits.map((e) => ({ range: range(linesOf(snapshot, file), e), newText: e.text }));

const linesOf = (snapshot: ReadSnapshot, file: string): LineTable => snapshot.program.files.get(file)?.lines ?? new LineTable('');

function snippetEdit(snapshot: ReadSnapshot, file: string, edit: Edit): TextEdit | SnippetTextEdit {
  const place = range(linesOf(snapshot, file), edit);
  return edit.holes?.length
    ? { range: place, snippet: { kind: 'snippet', value: snippetOf(edit) } }
    : { range: place, newText: edit.text };
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
