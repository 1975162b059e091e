import { CompletionItemKind, MarkupKind, type CompletionItem, type CompletionList, type Range } from 'vscode-languageserver';
import { completion, type Candidate } from '../../ide/completion/index.ts';
import { range } from '../convert.ts';
import type { Server } from '../server.ts';

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
};

export function registerCompletion(server: Server): void {
  server.connection.onCompletion((params, token) =>
    server.answerByReading(
      params,
      token,
      ({ view, source, offset }): CompletionList => {
        const found = completion(view, offset(params.position));
        const replace = range(source.lines, found.replace);
        return { isIncomplete: false, items: found.candidates.map((c) => item(c, replace)) };
      },
      null,
    ),
  );
}

function item(c: Candidate, replace: Range): CompletionItem {
  return {
    label: c.label,
    kind: KINDS[c.kind],
    sortText: `${c.rank}${c.label}`,
    textEdit: { range: replace, newText: c.label },
    ...(c.detail !== undefined && { labelDetails: { description: c.detail }, detail: c.detail }),
    ...(c.filter !== undefined && { filterText: c.filter }),
    ...(c.documentation !== undefined && { documentation: { kind: MarkupKind.PlainText, value: c.documentation } }),
  };
}
