/** A whole file: its statements put together. */
import type { DirectiveNode, FileNode, ParseResult, TopNode } from './ast.ts';
import { codes } from '../syntax-codes.ts';
import type { Text } from '../text/pieces.ts';
import { spliced } from '../text/lists.ts';
import { firstIndex } from '../text/search.ts';
import { MAX_ERRORS } from '../parser/cursor.ts';
import type { Vocabulary } from '../parser/values.ts';
import { type Comment, Mistake, Place, type Segment } from './nodes.ts';

interface Views {
  readonly items: readonly TopNode[];
  readonly directives: readonly DirectiveNode[];
  readonly comments: readonly Comment[];
}

/** Of a text that was read again: in place of the segments from `first` to `next` of the earlier one there are others. */
export interface Replaced {
  readonly previous: Parsed;
  readonly first: number;
  readonly next: number;
  readonly made: readonly Segment[];
}

class Tree implements FileNode {
  readonly end: number;
  private readonly segments: readonly Segment[];
  private made?: Views;

  constructor(end: number, segments: readonly Segment[], replaced?: Replaced) {
    this.end = end;
    this.segments = segments;
    const before = replaced?.previous.tree.made;
    if (before) this.made = viewsAfter(before, replaced);
  }
  get kind(): 'file' {
    return 'file';
  }
  get start(): number {
    return 0;
  }
  get items(): readonly TopNode[] {
    return this.views.items;
  }
  get directives(): readonly DirectiveNode[] {
    return this.views.directives;
  }
  get comments(): readonly Comment[] {
    return this.views.comments;
  }
  private get views(): Views {
    return (this.made ??= viewsOf(this.segments));
  }
}

function viewsOf(segments: readonly Segment[]): Views {
  const items: TopNode[] = [];
  const comments: Comment[] = [];
  for (const s of segments) {
    const { item } = s;
    if (item) items.push(item);
    if (s.comments.length > 0) comments.push(...s.commentNodes);
  }
  return { items, directives: items.filter(isDirective), comments };
}

const isDirective = (item: TopNode): item is DirectiveNode => item.kind !== 'decl';

/** Without a look at what stayed: a list in which nothing changed is the same list. Undefined where it has to be looked at. */
function viewsAfter(before: Views, { previous, first, next, made }: Replaced): Views | undefined {
  const { segments } = previous;
  // Every segment has an item but the one that the file ends with.
  if (before.items.length !== segments.length - 1) return undefined;
  const fresh = viewsOf(made);
  const gone = segments.slice(first, next);
  const items = spliced(before.items, first, Math.min(next, before.items.length), fresh.items);
  const sameDirectives = fresh.directives.length === 0 && !gone.some((s) => s.item && isDirective(s.item));
  const directives = sameDirectives ? before.directives : items.filter(isDirective);
  const count = gone.reduce((n, s) => n + s.comments.length / 2, 0);
  if (count === 0 && fresh.comments.length === 0) return { items, directives, comments: before.comments };
  const start = segments[first]!.shift + segments[first]!.start;
  const from = firstIndex(before.comments.length, (i) => before.comments[i]!.start >= start);
  return { items, directives, comments: spliced(before.comments, from, from + count, fresh.comments) };
}

export class Parsed implements ParseResult {
  readonly text: Text;
  readonly vocabulary: Vocabulary | undefined;
  readonly tree: Tree;
  readonly errors: readonly Mistake[];
  readonly lost: readonly Place[];
  readonly segments: readonly Segment[];
  /** Its segments have gone over to a later text: what they give are the places there. */
  spent = false;

  constructor(text: Text, segments: readonly Segment[], vocabulary: Vocabulary | undefined, replaced?: Replaced) {
    this.text = text;
    this.vocabulary = vocabulary;
    this.segments = segments;
    this.tree = new Tree(text.length, segments, replaced);
    const errors: Mistake[] = [];
    const lost: Place[] = [];
    const had = replaced?.previous;
    for (const s of had && had.errors.length + had.lost.length === 0 ? replaced.made : segments) {
      if (s.errors.length > 0) errors.push(...s.errors);
      for (let i = 0; i < s.lost.length; i += 2) lost.push(new Place(s, s.lost[i]!, s.lost[i + 1]!));
    }
    // A value that is missing is told of at the token after it, which is part of the next statement.
    errors.sort((a, b) => a.start - b.start || a.end - b.end);
    this.errors = errors.length > MAX_ERRORS ? tooMany(errors) : errors;
    // What has a mistake that is not told of is not known to have one.
    if (this.errors !== errors) lost.push(this.errors.at(-1)!);
    this.lost = lost;
  }
}

function tooMany(errors: readonly Mistake[]): Mistake[] {
  const at = errors[MAX_ERRORS]!;
  const { shift } = at.segment;
  const message = `More than ${MAX_ERRORS} errors; the rest of the file is not reported`;
  return [
    ...errors.slice(0, MAX_ERRORS),
    new Mistake(at.segment, at.start - shift, at.end - shift, codes.tooManyErrors, message, undefined),
  ];
}
