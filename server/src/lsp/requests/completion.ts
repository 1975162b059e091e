import {
  CompletionItemKind,
  InsertTextFormat,
  type CompletionItem,
  type CompletionList,
  type Range,
} from 'vscode-languageserver';
import type { LineTable } from '../../../../grammar/src/text/range.ts';
import { completion, type Around, type Candidate } from '../../ide/completion/index.ts';
import { documentation } from '../../ide/completion/documentation.ts';
import { visible } from '../../base/visible.ts';
import { markup, range } from '../convert.ts';
import type { ReadSnapshot, Server } from '../server.ts';

const KINDS: Readonly<Record<Candidate['kind'], CompletionItemKind>> = {
  keyword: CompletionItemKind.Keyword,
  name: CompletionItemKind.Variable,
  country: CompletionItemKind.EnumMember,
  group: CompletionItemKind.Enum,
  eccn: CompletionItemKind.Reference,
  word: CompletionItemKind.Value,
  unit: CompletionItemKind.Unit,
  currency: CompletionItemKind.Unit,
  parameter: CompletionItemKind.Property,
  exception: CompletionItemKind.Constant,
  date: CompletionItemKind.Event,
  file: CompletionItemKind.File,
  code: CompletionItemKind.Constant,
};

/** What `completionItem/resolve` needs to find the candidate again. */
interface Data extends Pick<Candidate, 'kind' | 'context' | 'from'> {
  readonly uri: string;
}

/** @param client `snippets`: it fills in places of a snippet; `completionMarkdown`: it shows Markdown */
export function registerCompletion(
  server: Server,
  client: { readonly snippets: boolean; readonly completionMarkdown: boolean },
): void {
  const { connection } = server;
  connection.onCompletion((params, token) =>
    server.answerByReading(
      params,
      token,
      (snapshot): CompletionList => {
        const { view, source, offset } = snapshot;
        const found = completion(view, offset(params.position), around(server, snapshot, client.snippets));
        const replace = range(source.lines, found.replace);
        const { uri } = params.textDocument;
        const items = found.candidates.map((c, i) => item(c, { replace, lines: source.lines, uri, place: i }));
        return { isIncomplete: found.incomplete, items };
      },
      null,
    ),
  );
  connection.onCompletionResolve(async (chosen, token) => {
    const data = chosen.data as Data | undefined;
    if (typeof data?.uri !== 'string') return chosen;
    const markdown = await server.answerByReading(
      { textDocument: { uri: data.uri } },
      token,
      ({ view }) => documentation(view, { ...data, label: chosen.label }),
      undefined,
    );
    return markdown === undefined ? chosen : { ...chosen, documentation: markup(markdown, client.completionMarkdown) };
  });
}

function around(server: Server, { folder, path, program, known, source }: ReadSnapshot, snippets: boolean): Around {
  return {
    today: server.today(),
    snippets,
    paths: () => folder.specs(),
    outline: (file) => folder.outline(file, program),
    codesOn: (line) =>
      (known?.diagnostics ?? [])
        .filter((d) => d.at.file === path && source.lines.position(d.at.start).line === line)
        .map((d) => d.code),
  };
}

interface Where {
  readonly replace: Range;
  readonly lines: LineTable;
  readonly uri: string;
  /** In the list, which is in the order in which it is to be shown. */
  readonly place: number;
}

function item(c: Candidate, { replace, lines, uri, place }: Where): CompletionItem {
  const data: Data = {
    uri,
    kind: c.kind,
    ...(c.context !== undefined && { context: c.context }),
    ...(c.from !== undefined && { from: c.from }),
  };
  const label = visible(c.label);
  const filterText = c.filter ?? (label === c.label ? undefined : c.label);
  return {
    label,
    kind: c.snippet === undefined ? KINDS[c.kind] : CompletionItemKind.Snippet,
    sortText: String(place).padStart(4, '0'),
    textEdit: { range: replace, newText: c.snippet ?? c.insert ?? c.label },
    ...(c.snippet !== undefined && { insertTextFormat: InsertTextFormat.Snippet }),
    ...(c.detail !== undefined && { labelDetails: { description: visible(c.detail) }, detail: visible(c.detail) }),
    ...(filterText !== undefined && { filterText }),
    ...(c.besides && { additionalTextEdits: [{ range: range(lines, c.besides), newText: c.besides.text }] }),
    data,
  };
}
