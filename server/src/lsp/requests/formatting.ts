import {
  LSPErrorCodes,
  ResponseError,
  type CancellationToken,
  type DocumentOnTypeFormattingOptions,
  type TextEdit,
} from 'vscode-languageserver';
import type { Edit } from '../../../../grammar/src/printer/index.ts';
import { LineTable } from '../../../../grammar/src/text/range.ts';
import { formatting, formattingOnType } from '../../ide/formatting.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';
import { range as rangeOf } from '../convert.ts';
import type { Server } from '../server.ts';

/** Keys after which what is written so far is formatted: the end of a block, the end of a line. */
export const ON_TYPE: DocumentOnTypeFormattingOptions = { firstTriggerCharacter: '}', moreTriggerCharacter: ['\n'] };

/** A document, a selection, or what is written so far. It needs the text alone, so nothing is determined for it. */
export function registerFormatting(server: Server): void {
  const { connection, session } = server;

  async function edits(
    uri: string,
    token: CancellationToken,
    give: (text: string, lines: LineTable, rulebook: Rulebook) => readonly Edit[],
  ): Promise<TextEdit[] | null> {
    const asked = session.document(uri)?.version;
    await server.ready;
    await new Promise((resolve) => setImmediate(resolve));
    server.stillWanted(token);
    const document = session.document(uri);
    if (document?.version !== asked) throw new ResponseError(LSPErrorCodes.ContentModified, 'the text has changed since');
    const { folder, path } = session.locate(uri);
    if (!document || folder.oversize(path) !== undefined) return null;
    const text = String(document.text);
    const lines = new LineTable(text);
    return give(text, lines, folder.rulebooksOf(path).rulebook).map((e) => ({ range: rangeOf(lines, e), newText: e.text }));
  }

  connection.onDocumentFormatting(({ textDocument }, token) =>
    edits(textDocument.uri, token, (text, _, rulebook) => formatting(text, rulebook)),
  );
  connection.onDocumentRangeFormatting(({ textDocument, range }, token) =>
    edits(textDocument.uri, token, (text, lines, rulebook) =>
      formatting(text, rulebook, { start: lines.offset(range.start), end: lines.offset(range.end) }),
    ),
  );
  connection.onDocumentOnTypeFormatting((params, token) =>
    server.answerByReading(
      params,
      token,
      ({ view, source, offset }) =>
        formattingOnType(view, offset(params.position), params.ch).map((e) => ({
          range: rangeOf(source.lines, e),
          newText: e.text,
        })),
      null,
    ),
  );
}
