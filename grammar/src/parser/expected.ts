/**
 * What may be written at an offset: the grammar reads the statements before it and is asked what it would take where they end. No
 * other code knows what may follow what.
 */
import type { TokenType } from 'chevrotain';
import { type Context, type Keyword, keywordsIn } from '../keywords.ts';
import { End, OpenComment, OpenText } from '../lexer/kinds.ts';
import { Scanner } from '../lexer/scanner.ts';
import type { DeclNode, ParseResult, PropNode } from '../tree/ast.ts';
import { Parsed } from '../tree/document.ts';
import type { Segment } from '../tree/nodes.ts';
import * as T from '../vocabulary.ts';
import { WORD_LISTS, type WordListName } from '../words.ts';
import type { Asked, NamedThing } from './engine.ts';
import { grammar } from './grammar.ts';
import { firstIndex } from '../text/search.ts';

export type Expected =
  | { readonly kind: 'keyword'; readonly keyword: Keyword }
  | { readonly kind: 'name'; readonly of: readonly NamedThing[] }
  /** One word: a role such as `origin`, or `none`. */
  | { readonly kind: 'word'; readonly word: string }
  | { readonly kind: 'list'; readonly list: WordListName }
  /** `parameter`: its name; `choice`: a word as its value. */
  | { readonly kind: 'country' | 'place' | 'eccn' | 'currency' | 'unit' | 'date' | 'paragraph' | 'parameter' | 'choice' };

export interface ExpectedAt {
  /** Where the word at the offset begins. */
  readonly start: number;
  readonly expected: readonly Expected[];
  /** The statement before it, and in a declaration the property that it ends with, from the outermost block to the innermost. */
  readonly declaration?: DeclNode;
  readonly properties: readonly PropNode[];
}

/** Undefined inside a comment or a string, and in a text that is not read at all. `parsed`: of the whole text. */
export function expectedAt(parsed: ParseResult, offset: number): ExpectedAt | undefined {
  if (!(parsed instanceof Parsed)) return undefined;
  const { segments, vocabulary } = parsed;
  const text = String(parsed.text);
  const start = wordStart(text, offset);
  const from = statementBefore(segments, start);
  const begin = from.shift + from.start;
  if (insideText(text.slice(begin, offset))) return undefined;
  const lead = begin === 0 ? 0 : 1;
  const before = ' '.repeat(lead) + text.slice(begin, start);
  const read = grammar().asks(before, vocabulary, lead, begin - lead, from.told);
  const expected = read.asked.flatMap(expectedOf);
  const begins = expected.filter((e) => e.kind === 'keyword' || e.kind === 'parameter');
  // On a line of its own something new is begun, where it can be.
  const fresh = begins.length > 0 && /[\r\n][ \t]*$/.test(before);
  const item = read.segments.at(-2)?.item;
  const declaration = item?.kind === 'decl' ? item : undefined;
  return {
    start,
    expected: fresh ? begins : expected,
    ...(declaration && { declaration }),
    properties: lastOf(declaration?.props),
  };
}

function wordStart(text: string, offset: number): number {
  let start = offset;
  while (start > 0 && /[\w.:-]/.test(text[start - 1]!)) start--;
  return start;
}

/** The statement that ends at or behind an offset may be one that the one before goes on into: reading begins with that. */
function statementBefore(segments: readonly Segment[], offset: number): Segment {
  const at = firstIndex(segments.length - 1, (i) => segments[i]!.shift + segments[i]!.end >= offset);
  return segments[Math.max(0, at - 1)]!;
}

function insideText(before: string): boolean {
  const scanner = new Scanner(before);
  let kind = End;
  let end = 0;
  while (!scanner.done) {
    ({ kind, end } = scanner);
    scanner.next();
  }
  if (kind === OpenComment || (kind === OpenText && end === before.length)) return true;
  const [from, to] = scanner.comments.slice(-2);
  return to === before.length && before.startsWith('//', from);
}

const lists = new Map<TokenType, WordListName>((Object.keys(WORD_LISTS) as WordListName[]).map((list) => [T.LISTS[list], list]));
const SORTS = new Map<TokenType, 'eccn' | 'currency' | 'unit' | 'date' | 'paragraph'>([
  [T.Eccn, 'eccn'],
  [T.DateToken, 'date'],
  [T.Currency, 'currency'],
  [T.Unit, 'unit'],
  [T.Paragraph, 'paragraph'],
]);

function expectedOf({ types, rule, of }: Asked): Expected[] {
  if (rule === 'a_place') return [{ kind: 'place' }];
  if (rule === 'a_country') return [{ kind: 'country' }];
  const context = contextOf(rule);
  return types.flatMap((type): Expected[] => {
    const list = lists.get(type);
    if (list) return [{ kind: 'list', list }];
    const sort = SORTS.get(type);
    if (sort) return [{ kind: sort }];
    if (type === T.Name) {
      if (context === 'parameters') return [{ kind: 'parameter' }];
      if (rule === 'parameter_value') return [{ kind: 'choice' }];
      return of ? [{ kind: 'name', of }] : [];
    }
    if (!T.isWordType(type)) return [];
    const keyword = context && keywordsIn(context).get(type.name);
    return [keyword ? { kind: 'keyword', keyword } : { kind: 'word', word: type.name }];
  });
}

/** Whose keywords a rule asks for. */
function contextOf(rule: string): Context | undefined {
  if (rule === 'file') return 'file';
  return rule.endsWith('_block') ? (rule.slice(0, -'_block'.length) as Context) : undefined;
}

function lastOf(properties: readonly PropNode[] | undefined): PropNode[] {
  const last = properties?.at(-1);
  return last ? [last, ...lastOf(last.block)] : [];
}
