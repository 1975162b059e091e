/** The tree: views of the records on a tape, made when they are asked for. */
import type {
  AsOfNode,
  CommentNode,
  DeclKind,
  DeclNode,
  ImportNode,
  PropNode,
  RateNode,
  RelationNode,
  Span,
  SyntaxCode,
  SyntaxError_,
  TopNode,
  ValueKind,
  ValueNode,
} from './ast.ts';
import { decoded } from '../lexer/escapes.ts';
import { KNOWN } from '../lexer/known.ts';
import { AS_OF, DECL, IMPORT, kindOf, PROPERTY, RATE, roleOf, type Tape, VALUE } from './tape.ts';

/**
 * One statement of a file with what stands before it: the unit that is read again when text changes. All that is in it
 * keeps offsets into the text it was read from, and moves as a whole when text before it changes.
 */
export class Segment {
  readonly text: string;
  readonly tape: Tape;
  /** Added to its offsets, it gives those of the file. */
  shift: number;
  readonly start: number;
  /** Was a mistake of its first token told of by the statement before? */
  readonly told: boolean;
  /** Where its last token ends. */
  end = 0;
  /** No character from here on had a part in how it was read. */
  reach = 0;
  /** Its statement on the tape; none where the file ends. */
  at = -1;
  /** Start, end, start, end … of its comments. */
  comments: readonly number[] = NONE;
  errors: readonly Mistake[] = NONE;
  /** Start, end, start, end … of where a declaration may have been that was not read. */
  lost: readonly number[] = NONE;
  private statement?: TopNode;
  private notes?: readonly Comment[];

  constructor(text: string, tape: Tape, shift: number, start: number, told: boolean) {
    this.text = text;
    this.tape = tape;
    this.shift = shift;
    this.start = start;
    this.told = told;
  }

  /** The same object each time: who keeps it knows by it that the statement is what it was. */
  get item(): TopNode | undefined {
    return this.at < 0 ? undefined : (this.statement ??= this.view());
  }
  get commentNodes(): readonly Comment[] {
    if (this.notes || this.comments.length === 0) return this.notes ?? NONE;
    const { comments } = this;
    const notes: Comment[] = [];
    for (let i = 0; i < comments.length; i += 2) notes.push(new Comment(this, comments[i]!, comments[i + 1]!));
    return (this.notes = notes);
  }

  private view(): TopNode {
    switch (this.tape.ints[this.at]) {
      case IMPORT:
        return new Import(this, this.at);
      case AS_OF:
        return new AsOf(this, this.at);
      case RATE:
        return new Rate(this, this.at);
      default:
        return new Decl(this, this.at);
    }
  }
}

const NONE: readonly never[] = [];

/** A place inside a segment. Offsets of the file are what everyone else sees. */
export class Place implements Span {
  readonly segment: Segment;
  protected readonly s: number;
  protected readonly e: number;

  constructor(segment: Segment, s: number, e: number) {
    this.segment = segment;
    this.s = s;
    this.e = e;
  }
  get start(): number {
    return this.segment.shift + this.s;
  }
  get end(): number {
    return this.segment.shift + this.e;
  }
}

export class Comment extends Place implements CommentNode {
  get text(): string {
    return this.segment.text.slice(this.s, this.e);
  }
}

export class Mistake extends Place implements SyntaxError_ {
  readonly code: SyntaxCode;
  readonly message: string;
  readonly suggestion?: string;

  get statement(): TopNode | undefined {
    const { item } = this.segment;
    return item && this.start >= item.start ? item : undefined;
  }

  constructor(segment: Segment, s: number, e: number, code: SyntaxCode, message: string, suggestion: string | undefined) {
    super(segment, s, e);
    this.code = code;
    this.message = message;
    if (suggestion !== undefined) this.suggestion = suggestion;
  }
}

class Node implements Span {
  readonly segment: Segment;
  protected readonly at: number;

  constructor(segment: Segment, at: number) {
    this.segment = segment;
    this.at = at;
  }
  protected int(offset: number): number {
    return this.segment.tape.ints[this.at + offset]!;
  }
  get start(): number {
    return this.segment.shift + this.int(1);
  }
  get end(): number {
    return this.segment.shift + this.int(2);
  }
  protected value(offset: number): Value | undefined {
    return this.int(offset) === 0 ? undefined : new Value(this.segment, this.at + offset);
  }
  protected slice(from: number, to: number): string {
    return this.segment.text.slice(from, to);
  }
}

export class Value extends Node implements ValueNode {
  get kind(): ValueKind {
    return kindOf(this.int(0));
  }
  get role(): string | undefined {
    return roleOf(this.int(0));
  }
  get text(): string {
    const { kind } = this;
    const aux = this.int(3);
    const from = this.int(1);
    if (kind === 'money' || kind === 'quantity') return this.slice(from, aux);
    if (aux !== 0) return KNOWN[aux]!;
    const to = this.int(2);
    return kind === 'string' ? decoded(this.slice(from, to)) : this.slice(from, kind === 'percent' ? to - 1 : to);
  }
  get unit(): string | undefined {
    return KNOWN[this.int(4)] || undefined;
  }
  get unitSpan(): Span | undefined {
    const { unit } = this;
    const end = this.int(2);
    return unit === undefined ? undefined : new Place(this.segment, end - unit.length, end);
  }
}

export class Prop extends Node implements PropNode {
  get kind(): 'prop' {
    return 'prop';
  }
  get keyword(): string {
    const word = KNOWN[this.int(0)]!;
    if (word === '') return this.slice(this.int(1), this.int(3));
    return word === 'plant' && this.int(3) > this.int(1) + word.length ? 'plant direct-product-of' : word;
  }
  get keywordSpan(): Span {
    return new Place(this.segment, this.int(1), this.int(3));
  }
  get values(): readonly Value[] {
    const count = this.int(4);
    if (count === 0) return NONE;
    const out = [new Value(this.segment, this.at + PROPERTY)];
    for (let i = 1; i < count; i++) out.push(new Value(this.segment, this.at + PROPERTY + i * VALUE));
    return out;
  }
  get block(): readonly Prop[] | undefined {
    const to = this.int(5);
    return to === 0 ? undefined : propsBetween(this.segment, this.at + PROPERTY + this.int(4) * VALUE, to);
  }
}

function propsBetween(segment: Segment, from: number, to: number): readonly Prop[] {
  const { ints } = segment.tape;
  const out: Prop[] = [];
  for (let at = from; at < to; at = ints[at + 5]! || at + PROPERTY + ints[at + 4]! * VALUE) out.push(new Prop(segment, at));
  return out;
}

class Relation extends Place implements RelationNode {
  readonly verb: 'replaces' | 'eliminates';
  readonly target: Value | undefined;

  constructor(segment: Segment, s: number, e: number, verb: 'replaces' | 'eliminates', target: Value | undefined) {
    super(segment, s, e);
    this.verb = verb;
    this.target = target;
  }
}

export class Decl extends Node implements DeclNode {
  get kind(): 'decl' {
    return 'decl';
  }
  get declKind(): DeclKind {
    return KNOWN[this.int(DECL.keyword)] as DeclKind;
  }
  get keyword(): Span {
    const start = this.int(1);
    return new Place(this.segment, start, start + this.declKind.length);
  }
  get name(): Value | undefined {
    return this.value(DECL.name);
  }
  get label(): Value | undefined {
    return this.value(DECL.label);
  }
  get relation(): Relation | undefined {
    const verb = KNOWN[this.int(DECL.verb)] as '' | 'replaces' | 'eliminates';
    return verb === ''
      ? undefined
      : new Relation(this.segment, this.int(DECL.relationStart), this.int(DECL.relationEnd), verb, this.value(DECL.target));
  }
  get props(): readonly Prop[] {
    return propsBetween(this.segment, this.at + DECL.props, this.int(DECL.propsEnd));
  }
  /** The `///` lines right before it. */
  get doc(): string | undefined {
    const { comments, text } = this.segment;
    const lines: string[] = [];
    let next = this.int(1);
    let i = comments.length - 2;
    while (i >= 0 && comments[i]! > next) i -= 2;
    for (; i >= 0; i -= 2) {
      const [from, to] = [comments[i]!, comments[i + 1]!];
      if (!text.startsWith('///', from) || text.slice(to, next).trim() !== '') break;
      lines.unshift(text.slice(from + 3, to).trim());
      next = from;
    }
    return lines.length > 0 ? lines.join('\n') : undefined;
  }
}

export class Import extends Node implements ImportNode {
  get kind(): 'import' {
    return 'import';
  }
  get path(): Value | undefined {
    return this.value(3);
  }
}

export class AsOf extends Node implements AsOfNode {
  get kind(): 'as-of' {
    return 'as-of';
  }
  get date(): Value | undefined {
    return this.value(3);
  }
}

export class Rate extends Node implements RateNode {
  get kind(): 'rate' {
    return 'rate';
  }
  get from(): Value | undefined {
    return this.value(3);
  }
  get to(): Value | undefined {
    return this.value(3 + VALUE);
  }
  get on(): Value | undefined {
    return this.value(3 + 2 * VALUE);
  }
}
