import { MarkupKind } from 'vscode-languageserver';
import { hover } from '../../ide/hover/index.ts';
import { range } from '../convert.ts';
import type { Server } from '../server.ts';

export function registerHover(server: Server): void {
  server.connection.onHover((params, token) =>
    server.answer(
      params,
      token,
      ({ view, source, offset }) => {
        const found = hover(view, offset(params.position));
        return found
          ? { contents: { kind: MarkupKind.Markdown, value: found.markdown }, range: range(source.lines, found.at) }
          : null;
      },
      null,
    ),
  );
}
