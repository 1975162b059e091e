import { LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import { renamable, rename } from '../../ide/rename.ts';
import type { Refused } from '../../ide/edits.ts';
import { range } from '../convert.ts';
import type { Server } from '../server.ts';
import { byFile, type EditSupport, workspaceEdit } from '../workspace-edit.ts';

/** A name, and every mention of it in the specs of its folder. */
export function registerRename(server: Server, client: EditSupport): void {
  const { connection, session } = server;
  connection.onPrepareRename((params, token) =>
    server.answerByReading(
      params,
      token,
      ({ view, source, offset }) => {
        const { at, name } = unlessRefused(renamable(view, offset(params.position)));
        return { range: range(source.lines, at), placeholder: name };
      },
      null,
    ),
  );
  connection.onRenameRequest((params, token) =>
    server.answerByReading(
      params,
      token,
      ({ view, places, folder, offset }) => {
        const at = offset(params.position);
        const { name } = unlessRefused(renamable(view, at));
        const unread = folder.unreadWith(name);
        if (unread !== undefined)
          throw refusal(`${unread} uses ${name} too, and is too large to be analyzed (earshot.maxFileSize)`);
        const edits = unlessRefused(rename(view, at, params.newName));
        return workspaceEdit(session, places, byFile(edits), client) ?? null;
      },
      null,
      true,
    ),
  );
}

const refusal = (why: string): ResponseError<void> => new ResponseError(LSPErrorCodes.RequestFailed, why);

function unlessRefused<T extends object>(found: T | Refused): T {
  if ('refused' in found) throw refusal(found.refused);
  return found;
}
