import { type Hover, hover } from '../../ide/hover/index.ts';
import { withKept } from '../../ide/kept.ts';
import { markup, range } from '../convert.ts';
import type { Server, Snapshot } from '../server.ts';

/** @param client `hoverMarkdown`: it shows Markdown */
export function registerHover(server: Server, client: { readonly hoverMarkdown: boolean }): void {
  server.connection.onHover((params, token) =>
    server.answer(
      params,
      token,
      (snapshot) => {
        const { source } = snapshot;
        const found = shown(snapshot, snapshot.offset(params.position));
        return found ? { contents: markup(found.markdown, client.hoverMarkdown), range: range(source.lines, found.at) } : null;
      },
      null,
    ),
  );

  /** With the answers of before, and marked so, where it would tell those of a product that cannot be read for what is being written. */
  function shown({ view, folder, path, program, result }: Snapshot, at: number): Hover | undefined {
    const found = hover(view, at);
    const uri = folder.uriOf(path);
    const lost = server.typing.lost({ uri, path, program, result });
    if (!found || lost.size === 0) return found;
    const before = hover(withKept(view, lost, server.typing.answers(uri)), at);
    if (!before || before.markdown === found.markdown) return found;
    return { ...before, markdown: `${STALE}\n\n${before.markdown}` };
  }
}

const STALE = '(stale) The answers are those of before: what is being written cannot be read yet.';
