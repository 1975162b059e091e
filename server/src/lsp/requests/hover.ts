import { hover } from '../../ide/hover/index.ts';
import { markup, range } from '../convert.ts';
import type { Server } from '../server.ts';

/** @param client `hoverMarkdown`: it shows Markdown */
export function registerHover(server: Server, client: { readonly hoverMarkdown: boolean }): void {
  server.connection.onHover((params, token) =>
    server.answer(
      params,
      token,
      ({ view, source, offset }) => {
        const found = hover(view, offset(params.position));
        return found ? { contents: markup(found.markdown, client.hoverMarkdown), range: range(source.lines, found.at) } : null;
      },
      null,
    ),
  );
}
