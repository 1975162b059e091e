/**
 * The syntax tree: what a spec file says, with offsets, and nothing of what it means.
 * Every file gives a tree, whatever its text; a missing part is simply absent.
 */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface FileNode extends Span {
  readonly kind: 'file';
  readonly items: readonly TopNode[];
  /** Those that declare nothing. */
  readonly directives: readonly DirectiveNode[];
  /** Every comment, in order; `///` ones also stand as `doc` on the declaration they precede. */
  readonly comments: readonly CommentNode[];
}

export interface CommentNode extends Span {
  readonly text: string;
}

export type DirectiveNode = ImportNode | AsOfNode | RateNode;
export type TopNode = DirectiveNode | DeclNode;

export interface ImportNode extends Span {
  readonly kind: 'import';
  readonly path?: ValueNode;
}

export interface AsOfNode extends Span {
  readonly kind: 'as-of';
  readonly date?: ValueNode;
}

/** `rate CUR = number CUR [on DATE]` */
export interface RateNode extends Span {
  readonly kind: 'rate';
  readonly from?: ValueNode;
  /** kind `money` */
  readonly to?: ValueNode;
  readonly on?: ValueNode;
}

export type DeclKind = 'party' | 'facility' | 'input' | 'product' | 'alternative' | 'authorization' | 'notice';

export interface DeclNode extends Span {
  readonly kind: 'decl';
  readonly declKind: DeclKind;
  readonly keyword: Span;
  readonly name?: ValueNode;
  readonly label?: ValueNode;
  /** Text of the `///` lines before it, without the slashes. */
  readonly doc?: string;
  /** alternative only */
  readonly relation?: RelationNode;
  readonly props: readonly PropNode[];
}

export interface RelationNode extends Span {
  readonly verb: 'replaces' | 'eliminates';
  readonly target?: ValueNode;
}

/**
 * One property. `keyword` is canonical: `value`, `incorporates`, `plant direct-product-of`, …
 * Inside `specs { … }` the keyword is the parameter's name as written.
 * `values` are in source order; a word that introduces a value (`at`, `on`, `origin`, `to`, `for`,
 * `footnote`, `notified` …) is not itself a value but the `role` of the one it introduces.
 */
export interface PropNode extends Span {
  readonly kind: 'prop';
  readonly keyword: string;
  readonly keywordSpan: Span;
  readonly values: readonly ValueNode[];
  /** `destination … { … }`, `specs { … }`, `produces nand { … }` */
  readonly block?: readonly PropNode[];
}

export type ValueKind =
  | 'name' // a declared name
  | 'word' // one of a closed list: commodity, worldwide, none, yes, technology …
  | 'string' // `text` is the decoded value
  | 'number' // `text` as written
  | 'percent' // `text` without the sign
  | 'date'
  | 'money' // `text` is the amount as written, `unit` the currency as written
  | 'quantity' // `text` is the amount as written, `unit` the unit as written; a pure number is kind `number`
  | 'country' // CN, UA-43 as written
  | 'group' // D:5
  | 'eccn' // as written
  | 'paragraph'; // 740.17(b)(2) as written

export interface ValueNode extends Span {
  readonly kind: ValueKind;
  readonly text: string;
  readonly unit?: string;
  readonly unitSpan?: Span;
  readonly role?: string;
}

export interface SyntaxError_ extends Span {
  /** In words, with what was expected and an example. */
  readonly message: string;
  readonly code: SyntaxCode;
  /** Nearest known spelling, when there is one. */
  readonly suggestion?: string;
  /** What it is a mistake of, which may end before it; none where no statement could be read. */
  readonly statement?: TopNode | undefined;
}

/** Stable codes of the ES00xx family; one page each in docs/. */
export type SyntaxCode = `ES00${number}${number}` | `ES01${number}${number}`;

export interface ParseResult {
  readonly tree: FileNode;
  readonly errors: readonly SyntaxError_[];
  /** Where a declaration may have been that was not read. Each has an error, there or in the statement it stands in. */
  readonly lost: readonly Span[];
}
