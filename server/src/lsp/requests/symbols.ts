import { SymbolKind, type DocumentSymbol, type WorkspaceSymbol } from 'vscode-languageserver';
import { visible } from '../../base/visible.ts';
import { documentSymbols, workspaceSymbols, type Symbol_ } from '../../ide/symbols.ts';
import type { LineTable } from '../../../../grammar/src/text/range.ts';
import { location, range } from '../convert.ts';
import type { Server } from '../server.ts';

const KINDS: Readonly<Record<Symbol_['kind'], SymbolKind>> = {
  party: SymbolKind.Interface,
  facility: SymbolKind.Module,
  input: SymbolKind.Constant,
  product: SymbolKind.Class,
  alternative: SymbolKind.Variable,
  authorization: SymbolKind.Key,
  notice: SymbolKind.Event,
  destination: SymbolKind.EnumMember,
  use: SymbolKind.Field,
};
const MOST = 500;

export function registerSymbols(server: Server): void {
  server.connection.onDocumentSymbol((params, token) =>
    server.answerByReading(
      params,
      token,
      ({ view, source, known }) => documentSymbols(view, known).map((s) => outline(source.lines, s)),
      null,
    ),
  );

  server.connection.onWorkspaceSymbol(async ({ query }, token) => {
    await server.ready;
    server.stillWanted(token);
    const found: WorkspaceSymbol[] = [];
    for (const folder of server.session.allFolders) {
      const program = folder.workspaceProgram();
      const places = { program, uri: (file: string) => folder.uriOf(file) };
      for (const s of workspaceSymbols(program, query)) {
        found.push({
          name: s.name,
          kind: KINDS[s.kind],
          location: location(places, s.at),
          ...(s.label && { containerName: visible(s.label) }),
        });
        if (found.length >= MOST) return found;
      }
    }
    return found;
  });
}

function outline(lines: LineTable, s: Symbol_): DocumentSymbol {
  return {
    name: s.name,
    detail: visible(s.detail),
    kind: KINDS[s.kind],
    range: range(lines, s.whole),
    selectionRange: range(lines, s.nameSpan),
    children: s.children.map((c) => outline(lines, c)),
  };
}
