import {
  LSPErrorCodes,
  ResponseError,
  type CancellationToken,
  type DocumentFormattingParams,
  type Range,
  type TextEdit,
} from 'vscode-languageserver';
import { LineTable } from '../../../../grammar/src/text/range.ts';
import { formatting } from '../../ide/formatting.ts';
import { range as rangeOf } from '../convert.ts';
import type { Server } from '../server.ts';

/** A document, or a selection. It needs the text alone, so nothing is determined for it. */
export function registerFormatting(server: Server): void {
  const { connection, session } = server;

  async function edits(
    { textDocument: { uri } }: DocumentFormattingParams,
    token: CancellationToken,
    selected?: Range,
  ): Promise<TextEdit[] | null> {
    const asked = session.document(uri)?.version;
    await server.ready;
    await new Promise((resolve) => setImmediate(resolve));
    server.stillWanted(token);
    const document = session.document(uri);
    if (document?.version !== asked) throw new ResponseError(LSPErrorCodes.ContentModified, 'the text has changed since');
    const { folder, path } = session.locate(uri);
    if (!document || folder.oversize(path) !== undefined) return null;
    const text = document.getText();
    const lines = new LineTable(text);
    const within = selected && { start: lines.offset(selected.start), end: lines.offset(selected.end) };
    return formatting(text, folder.rulebooksOf(path).rulebook, within).map((e) => ({
      range: rangeOf(lines, e),
      newText: e.text,
    }));
  }

  connection.onDocumentFormatting((params, token) => edits(params, token));
  connection.onDocumentRangeFormatting((params, token) => edits(params, token, params.range));
}
