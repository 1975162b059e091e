/** A whole file: its statements put together. */
import type { FileNode, ParseResult, TopNode } from './ast.ts';
import { codes } from '../syntax-codes.ts';
import type { Text } from '../text/pieces.ts';
import { MAX_ERRORS } from '../parser/cursor.ts';
import type { Vocabulary } from '../parser/values.ts';
import { type Comment, Mistake, Place, type Segment } from './nodes.ts';

class Tree implements FileNode {
  readonly end: number;
  private readonly segments: readonly Segment[];
  private made?: { readonly items: readonly TopNode[]; readonly comments: readonly Comment[] };

  constructor(end: number, segments: readonly Segment[]) {
    this.end = end;
    this.segments = segments;
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
  get comments(): readonly Comment[] {
    return this.views.comments;
  }
  private get views(): NonNullable<Tree['made']> {
    if (this.made) return this.made;
    const items: TopNode[] = [];
    const comments: Comment[] = [];
    for (const s of this.segments) {
      const { item } = s;
      if (item) items.push(item);
      if (s.comments.length > 0) comments.push(...s.commentNodes);
    }
    return (this.made = { items, comments });
  }
}

export class Parsed implements ParseResult {
  readonly text: Text;
  readonly vocabulary: Vocabulary | undefined;
  readonly tree: FileNode;
  readonly errors: readonly Mistake[];
  readonly lost: readonly Place[];
  readonly segments: readonly Segment[];
  /** Its segments have gone over to a later text: what they give are the places there. */
  spent = false;

  constructor(text: Text, segments: readonly Segment[], vocabulary: Vocabulary | undefined) {
    this.text = text;
    this.vocabulary = vocabulary;
    this.segments = segments;
    this.tree = new Tree(text.length, segments);
    const errors: Mistake[] = [];
    const lost: Place[] = [];
    for (const s of segments) {
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
