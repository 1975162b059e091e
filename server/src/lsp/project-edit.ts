/** Edits of several files as the protocol has them: each file at the version that was read, so that none lands on a newer text. */
import { LSPErrorCodes, ResponseError, type TextEdit, type WorkspaceEdit } from 'vscode-languageserver';
import type { FileEdit } from '../ide/edits.ts';
import { type Places, rangeOf } from './convert.ts';
import type { Session } from './session.ts';

/** @param versions the client takes edits with versions */
export function projectEdit(session: Session, places: Places, edits: readonly FileEdit[], versions: boolean): WorkspaceEdit {
  const byFile = [...Map.groupBy(edits, (e) => e.file)].map(([file, own]) => {
    const address = places.uri(file);
    const document = session.openAt(address);
    // Open in a folder inside this one: there it is read from the editor, here from the disk.
    if (document && document.getText() !== places.program.files.get(file)?.text)
      throw new ResponseError(LSPErrorCodes.RequestFailed, `${file} has changes that are not saved; save it first`);
    const inOrder = own.toSorted((a, b) => a.start - b.start);
    const textEdits = inOrder.map((e): TextEdit => ({ range: rangeOf(places, e), newText: e.text }));
    return { uri: document?.uri ?? address, version: document?.version ?? null, textEdits };
  });
  if (!versions) return { changes: Object.fromEntries(byFile.map(({ uri, textEdits }) => [uri, textEdits])) };
  return { documentChanges: byFile.map(({ uri, version, textEdits: edits }) => ({ textDocument: { uri, version }, edits })) };
}
