import type { FileOperationRegistrationOptions, WorkspaceEdit } from 'vscode-languageserver';
import { importsAfter } from '../../ide/moves.ts';
import type { Server } from '../server.ts';
import { normalize, withoutSlash } from '../uris.ts';
import { byFile, type EditSupport, workspaceEdit } from '../workspace-edit.ts';

/** What is to be asked about before it is renamed or moved. */
export const MOVED: FileOperationRegistrationOptions = {
  filters: [{ pattern: { glob: '**/*.earshot', matches: 'file' } }, { pattern: { glob: '**/*', matches: 'folder' } }],
};

/** Files and folders that the editor is about to rename or move. */
export function registerMoves(server: Server, client: EditSupport): void {
  const { connection, session } = server;
  connection.workspace.onWillRenameFiles(async ({ files }, token): Promise<WorkspaceEdit | null> => {
    await server.ready;
    server.stillWanted(token);
    const found: WorkspaceEdit[] = [];
    const seen = new Set<string>();
    for (const folder of session.allFolders) {
      const pathOf = (uri: string): string | undefined => folder.pathOf(withoutSlash(normalize(uri)));
      const moves = files.flatMap(({ oldUri, newUri }) => {
        const from = pathOf(oldUri);
        return from === undefined ? [] : [{ from, to: pathOf(newUri) }];
      });
      if (moves.length === 0) continue;
      const program = folder.workspaceProgram();
      const places = { program, uri: (file: string) => folder.uriOf(file) };
      // A folder inside another has its files in both programs.
      const edits = importsAfter(program, moves).filter((e) => {
        const key = `${places.uri(e.file)} ${e.start}`;
        return !seen.has(key) && seen.add(key);
      });
      const edit = edits.length > 0 && workspaceEdit(session, places, byFile(edits), client);
      if (edit) found.push(edit);
    }
    if (found.length === 0) return null;
    return client.documentChanges
      ? { documentChanges: found.flatMap((e) => e.documentChanges ?? []) }
      : { changes: Object.assign({}, ...found.map((e) => e.changes)) as NonNullable<WorkspaceEdit['changes']> };
  });
}
