/** `// earshot-ignore CODE: reason`: the word itself, and the codes that can be suppressed. */
import type { CommentNode } from '../../../../grammar/src/index.ts';
import type { Span } from '../../../../grammar/src/text/range.ts';
import { codes } from '../../rules/index.ts';
import { sourceOf, type ReadView } from '../view.ts';
import type { Around } from './around.ts';
import { type Candidate, RANKS } from './candidates.ts';

const WORDS: readonly (readonly [string, string])[] = [
  ['earshot-ignore', 'suppress a finding on this line or the next: CODE: reason'],
  ['earshot-ignore-file', 'suppress a finding in the whole file, above its first declaration: CODE: reason'],
];

/** Undefined where the offset is in no such comment. */
export function inComment(
  view: ReadView,
  offset: number,
  around: Around,
): { readonly replace: Span; readonly candidates: readonly Candidate[] } | undefined {
  const { text, parse, lines } = sourceOf(view);
  const comment = parse.tree.comments.find((c) => c.start < offset && offset <= c.end);
  if (!comment || !text.startsWith('//', comment.start)) return undefined;
  const before = text.slice(comment.start, offset);
  const word = /[\w-]*$/.exec(before)![0];
  const replace = { start: offset - word.length, end: offset + /^[\w-]*/.exec(text.slice(offset, comment.end))![0].length };
  if (/^\/\/\s*[a-z-]+$/.test(before)) return { replace, candidates: starts(word, parse.tree.items[0]?.start, comment) };
  const named = /^\/\/\s*earshot-ignore(-file)?\s+((?:[\w]+[\s,]+)*)[\w]*$/.exec(before);
  if (!named) return undefined;
  const own = lines.position(comment.start).line;
  const alone = text.slice(lines.offset({ line: own, character: 0 }), comment.start).trim() === '';
  const standing = new Set(named[1] === undefined ? around.codesOn(alone ? own + 1 : own) : []);
  const taken = new Set(named[2]!.split(/[\s,]+/));
  const candidates = [...codes.values()]
    .filter((c) => c.page.suppress !== null && !taken.has(c.code))
    .map(
      (c, order): Candidate => ({
        label: c.code,
        kind: 'code',
        detail: c.title,
        filter: `${c.code} ${c.title}`,
        rank: standing.has(c.code) ? RANKS.name : RANKS.value,
        order,
      }),
    );
  return { replace, candidates };
}

const starts = (typed: string, first: number | undefined, comment: CommentNode): Candidate[] =>
  WORDS.filter(([label]) => label.startsWith(typed) && (label === WORDS[0]![0] || comment.end <= (first ?? comment.end))).map(
    ([label, detail], order): Candidate => ({ label, kind: 'keyword', detail, rank: RANKS.keyword, order }),
  );
