/**
 * The tree's nodes as the parser makes them. There is about one property and one value a line, so what can be computed
 * from the rest is a getter and costs no memory.
 */
import type { PropNode, Span, ValueKind, ValueNode } from './ast.ts';

export class Value implements ValueNode {
  readonly kind: ValueKind;
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly role: string | undefined;
  readonly unit: string | undefined;

  constructor(kind: ValueKind, text: string, start: number, end: number, role: string | undefined, unit: string | undefined) {
    this.kind = kind;
    this.text = text;
    this.start = start;
    this.end = end;
    this.role = role;
    this.unit = unit;
  }

  /** The unit or currency always ends the value. */
  get unitSpan(): Span | undefined {
    return this.unit === undefined ? undefined : { start: this.end - this.unit.length, end: this.end };
  }
}

export class Prop implements PropNode {
  readonly kind = 'prop';
  readonly keyword: string;
  readonly start: number;
  end: number;
  readonly values: ValueNode[];
  block: PropNode[] | undefined = undefined;
  private readonly keywordEnd: number;

  constructor(keyword: string, start: number, keywordEnd: number, end: number, values: ValueNode[]) {
    this.keyword = keyword;
    this.start = start;
    this.keywordEnd = keywordEnd;
    this.end = end;
    this.values = values;
  }

  get keywordSpan(): Span {
    return { start: this.start, end: this.keywordEnd };
  }
}
