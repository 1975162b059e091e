/**
 * A text that changed is read again only where it changed. The unit is the statement: how one was read depends on its own text
 * and on the two tokens (and three characters) behind it at most, which its segment notes as `reach`. Reading begins at the first
 * statement whose reach meets the edit and ends where a new boundary between statements is an old one behind the edit. It is done
 * on a window of the text, so that the work does not grow with the file and what is kept holds no earlier text of it in memory.
 */
import type { ParseResult, Span } from '../tree/ast.ts';
import { Parsed } from '../tree/document.ts';
import type { Segment } from '../tree/nodes.ts';
import { type Boundary, grammar } from './grammar.ts';
import { spliced } from '../text/lists.ts';
import type { Text } from '../text/pieces.ts';
import { type Edit, editBetween, sameText } from '../text/range.ts';
import { parse, refusal } from './parse.ts';
import type { Vocabulary } from './values.ts';
import { firstIndex } from '../text/search.ts';

/** How far a first window goes beyond what was looked at before. */
const MORE = 64;
const WIDER = 4;

/**
 * The same as `parse(text, vocabulary)`. Statements that are not read again are the same objects as in `previous`, and so are
 * their comments and mistakes; their offsets are those of the new text. `previous` is spent by it: what it still holds of
 * them has moved along.
 *
 * `replaced`: the stretch of the earlier text in place of which the new one has something else. Where it is not said it is
 * searched for, which takes most of the time.
 */
export function reparse(previous: ParseResult, text: Text, vocabulary?: Vocabulary, replaced?: Span): ParseResult {
  if (!(previous instanceof Parsed) || previous.spent || previous.vocabulary !== vocabulary) return parse(text, vocabulary);
  if (!replaced && sameText(previous.text, text)) return previous;
  const edit = replaced
    ? { start: replaced.start, end: replaced.end, delta: text.length - previous.text.length }
    : editBetween(previous.text, text);
  const no = refusal(text, edit.start, edit.end + edit.delta);
  if (no) return no;
  const { segments } = previous;
  const first = firstReached(segments, edit.start);
  const read = readFrom(segments, first, text, edit, vocabulary);
  previous.spent = true;
  if (edit.delta !== 0) for (let i = read.next; i < segments.length; i++) segments[i]!.shift += edit.delta;
  const { made, next } = read;
  return new Parsed(text, spliced(segments, first, next, made), vocabulary, { previous, first, next, made });
}

/** Of the statements whose reading had to do with what stands at `at` or behind it, the first. */
function firstReached(segments: readonly Segment[], at: number): number {
  return firstIndex(segments.length - 1, (i) => segments[i]!.shift + segments[i]!.reach > at);
}

interface Read {
  readonly made: readonly Segment[];
  /** Of the old segments, the first that still holds. */
  readonly next: number;
}

function readFrom(segments: readonly Segment[], first: number, text: Text, edit: Edit, v: Vocabulary | undefined): Read {
  const { start, shift, told } = segments[first]!;
  const from = shift + start;
  let last = first;
  while (last < segments.length - 1 && segments[last]!.shift + segments[last]!.end < edit.end) last++;
  for (let size = segments[last]!.shift + segments[last]!.reach + edit.delta + MORE - from; ; size *= WIDER) {
    const to = Math.min(text.length, from + size);
    const whole = to === text.length;
    // One character more before it: what stands at the very beginning of a text is judged otherwise. It also makes a
    // copy of the stretch, where a mere slice would keep the whole text.
    const window = from === 0 ? `${text.slice(0, to)}${whole ? '' : ' '}` : ` ${text.slice(from, to)}`;
    const before = from === 0 ? 0 : 1;
    let seen = 0;
    let next = last;
    const made = grammar().read(window, v, before, from - before, told, (boundary: Boundary): boolean => {
      seen = boundary.reach;
      const at = from - before + boundary.at - edit.delta;
      while (next < segments.length && endOf(segments[next]!) < at) next++;
      const old = segments[next];
      return (
        old !== undefined &&
        old.at >= 0 &&
        at >= edit.end &&
        at + edit.delta > 0 &&
        endOf(old) === at &&
        segments[next + 1]!.told === boundary.told
      );
    });
    const ended = made.at(-1)?.at === -1;
    if (whole || (!ended && seen <= before + to - from)) return { made, next: ended ? segments.length : next + 1 };
  }
}

const endOf = (s: Segment): number => s.shift + s.end;
