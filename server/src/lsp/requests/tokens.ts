import { randomUUID } from 'node:crypto';
import {
  SemanticTokensBuilder,
  type SemanticTokensEdit,
  type SemanticTokensLegend,
  type SemanticTokensOptions,
} from 'vscode-languageserver';
import { COLORS } from '../../../../grammar/src/colors/table.ts';
import type { LineTable } from '../../../../grammar/src/text/range.ts';
import { type SemanticToken, semanticTokens, type TokenModifier } from '../../ide/tokens.ts';
import type { Server } from '../server.ts';

const TYPES = [...new Set(Object.values(COLORS).map((c) => c.type))];
const MODIFIERS: readonly TokenModifier[] = ['declaration', 'definition', 'documentation', 'deprecated', 'defaultLibrary'];
const legend: SemanticTokensLegend = { tokenTypes: TYPES, tokenModifiers: [...MODIFIERS] };

export const SEMANTIC_TOKENS: SemanticTokensOptions = { legend, full: { delta: true }, range: true };

/** Semantic tokens, whole, of a range, and what has changed since the last ones. */
export function registerTokens(server: Server): void {
  const { connection, session } = server;
  const { semanticTokens: tokens } = connection.languages;
  const own = randomUUID();
  let count = 0;
  /** What each open document was last sent. An editor may come back with a name that an earlier server gave. */
  const sent = new Map<string, { readonly id: string; readonly data: number[] }>();
  const remember = (uri: string, data: number[]): string => {
    for (const known of sent.keys()) if (!session.document(known)) sent.delete(known);
    const id = `${own}-${count++}`;
    sent.set(uri, { id, data });
    return id;
  };

  tokens.on((params, token) =>
    server.answerByReading(
      params,
      token,
      ({ view, source }) => {
        const data = encoded(semanticTokens(view), source.lines);
        return { resultId: remember(params.textDocument.uri, data), data };
      },
      null,
    ),
  );
  tokens.onDelta((params, token) =>
    server.answerByReading(
      params,
      token,
      ({ view, source }) => {
        const { uri } = params.textDocument;
        const before = sent.get(uri);
        const data = encoded(semanticTokens(view), source.lines);
        const resultId = remember(uri, data);
        if (before?.id !== params.previousResultId) return { resultId, data };
        return { resultId, edits: changes(before.data, data) };
      },
      null,
    ),
  );
  tokens.onRange((params, token) =>
    server.answerByReading(
      params,
      token,
      ({ view, source, offset }) => {
        const within = { start: offset(params.range.start), end: offset(params.range.end) };
        return { data: encoded(semanticTokens(view, within), source.lines) };
      },
      null,
    ),
  );
}

function encoded(found: readonly SemanticToken[], lines: LineTable): number[] {
  const builder = new SemanticTokensBuilder();
  for (const { start, end, type, modifiers } of found) {
    const { line, character } = lines.position(start);
    const bits = modifiers.reduce((n, m) => n | (1 << MODIFIERS.indexOf(m)), 0);
    builder.push(line, character, end - start, TYPES.indexOf(type), bits);
  }
  return builder.build().data;
}

/** One stretch in place of another: an edit rarely colors two places anew. */
function changes(before: readonly number[], after: readonly number[]): SemanticTokensEdit[] {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  let behind = 0;
  while (behind < shorter - start && before.at(-1 - behind) === after.at(-1 - behind)) behind++;
  const deleteCount = before.length - start - behind;
  const data = after.slice(start, after.length - behind);
  return deleteCount === 0 && data.length === 0 ? [] : [{ start, deleteCount, data }];
}
