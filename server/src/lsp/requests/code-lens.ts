import type { CodeLens, Command } from 'vscode-languageserver';
import { lenses, lensText, type Lens, type LensText } from '../../ide/code-lens.ts';
import { location, range, type Places } from '../convert.ts';
import type { Server, Snapshot } from '../server.ts';

interface Data extends Pick<Lens, 'product' | 'sort'> {
  readonly uri: string;
}

/** @param client `commands`: it has Earshot's own; for another a lens is text alone */
export function registerCodeLens(server: Server, client: { readonly commands: boolean }): void {
  const { connection } = server;
  /** As they were last told of a product that could be read. */
  const last = new Map<string, LensText>();

  connection.onCodeLens((params, token) =>
    server.answerByReading(
      params,
      token,
      ({ view, source }) =>
        lenses(view).map(({ at, product, sort }): CodeLens => {
          const data: Data = { uri: params.textDocument.uri, product, sort };
          return { range: range(source.lines, at), data };
        }),
      null,
    ),
  );

  connection.onCodeLensResolve(async (lens, token): Promise<CodeLens> => {
    const data = lens.data as Data;
    const command = await server.answer(
      { textDocument: { uri: data.uri } },
      token,
      (snapshot) => {
        const said = told(snapshot, data);
        return said && commandOf(said, lens, data.uri, snapshot.places);
      },
      undefined,
    );
    return { ...lens, command: command ?? { title: '', command: '' } };
  });

  /** A product that cannot be read keeps what was said of it. */
  function told({ view, folder, path, program, result }: Snapshot, data: Data): LensText | undefined {
    const key = [data.uri, data.product, data.sort].join('\0');
    const known = last.get(key);
    if (known && server.typing.lost({ uri: folder.uriOf(path), path, program, result }).has(data.product))
      return { ...known, title: `${known.title} (stale)` };
    const now = lensText(view, data);
    if (now) last.set(key, now);
    else last.delete(key);
    return now;
  }

  function commandOf({ title, opens }: LensText, lens: CodeLens, uri: string, places: Places): Command {
    if (!client.commands) return { title, command: '' };
    const { start } = lens.range;
    return 'proof' in opens
      ? { title, command: 'earshot.openProof', arguments: [{ uri, position: start }] }
      : { title, command: 'earshot.showPlaces', arguments: [uri, start, opens.places.map((p) => location(places, p))] };
  }
}
