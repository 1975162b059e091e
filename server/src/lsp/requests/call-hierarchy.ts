import { SymbolKind, type CallHierarchyItem } from 'vscode-languageserver';
import { visible } from '../../base/visible.ts';
import { goesIntoIt, itGoesInto, partAt, type Part } from '../../ide/parts.ts';
import { rangeOf, type Places } from '../convert.ts';
import type { Server } from '../server.ts';

const KINDS: Readonly<Record<Part['sort'], SymbolKind>> = {
  input: SymbolKind.Constant,
  product: SymbolKind.Class,
  alternative: SymbolKind.Variable,
};

/** What is needed to go on from an item: the document it was asked in, and where it is declared. */
interface Data {
  readonly uri: string;
  readonly file: string;
  readonly name: string;
}

/** The bill of materials: incoming is what an item goes into, outgoing what goes into it. */
export function registerCallHierarchy(server: Server): void {
  const { callHierarchy } = server.connection.languages;
  callHierarchy.onPrepare((params, token) =>
    server.answerByReading(
      params,
      token,
      ({ view, places, offset }) => {
        const part = partAt(view, offset(params.position));
        return part ? [item(places, part, part.label ?? part.sort, params.textDocument.uri)] : null;
      },
      null,
      true,
    ),
  );
  callHierarchy.onOutgoingCalls(({ item: from }, token) => {
    const { uri, file, name } = from.data as Data;
    return server.answerByReading(
      { textDocument: { uri } },
      token,
      ({ program, places }) =>
        goesIntoIt(program, file, name).map(({ part, detail, at }) => ({
          to: item(places, part, detail, uri),
          fromRanges: at.map((a) => rangeOf(places, a)),
        })),
      null,
      true,
    );
  });
  callHierarchy.onIncomingCalls(({ item: to }, token) => {
    const { uri, file, name } = to.data as Data;
    return server.answerByReading(
      { textDocument: { uri } },
      token,
      ({ program, places }) =>
        itGoesInto(program, file, name).map(({ part, detail, at }) => ({
          from: item(places, part, detail, uri),
          fromRanges: at.map((a) => rangeOf(places, a)),
        })),
      null,
      true,
    );
  });
}

function item(places: Places, part: Part, detail: string, uri: string): CallHierarchyItem {
  const data: Data = { uri, file: part.at.file, name: part.name };
  return {
    name: part.name,
    kind: KINDS[part.sort],
    detail: visible(detail),
    uri: places.uri(part.at.file),
    range: rangeOf(places, part.whole),
    selectionRange: rangeOf(places, part.at),
    data,
  };
}
