import { FoldingRangeKind, type InlayHint } from 'vscode-languageserver';
import { folding } from '../../ide/folding.ts';
import { inlayHints } from '../../ide/inlay.ts';
import { KeptHints } from '../kept-hints.ts';
import { location } from '../convert.ts';
import type { Server } from '../server.ts';

/** Folding and inlay hints. */
export function registerReading(server: Server): void {
  const { connection } = server;
  const kept = new KeptHints(server.typing);
  connection.onFoldingRanges((params, token) =>
    server.answerByReading(
      params,
      token,
      ({ view }) =>
        folding(view).map(({ startLine, endLine, kind }) => ({
          startLine,
          endLine,
          ...(kind && { kind: kind === 'comment' ? FoldingRangeKind.Comment : FoldingRangeKind.Imports }),
        })),
      null,
    ),
  );
  connection.languages.inlayHint.on((params, token) =>
    server.answer(
      params,
      token,
      (snapshot) => {
        const { view, source, folder, offset, places } = snapshot;
        if (!folder.settings.inlayHints) return [];
        const within = { start: offset(params.range.start), end: offset(params.range.end) };
        const hints = inlayHints(view, within).map(
          (hint): InlayHint => ({
            position: source.lines.position(hint.offset),
            label: hint.target ? [{ value: hint.text, location: location(places, hint.target) }] : hint.text,
            paddingLeft: true,
            ...(hint.tooltip !== undefined && { tooltip: hint.tooltip }),
          }),
        );
        return kept.shown(snapshot, hints);
      },
      null,
    ),
  );
}
