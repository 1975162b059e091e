/** Text to tree. Total: every text gives a tree, and one mistake gives one message near it. */
import type { IToken } from 'chevrotain';
import type { AsOfNode, CommentNode, DeclKind, DeclNode, FileNode, ImportNode, ParseResult, PropNode, RateNode, Span, ValueNode } from './ast.ts';
import { code, Cursor, endOf, node, spanOf, visible } from './cursor.ts';
import { BadNumber, Close, Comma, Equals, lex, Name, Open, OpenComment, OpenText, Text } from './lexer.ts';
import { parameter, READ } from './properties.ts';
import { type Context, homesOf, keywordsIn } from './tokens.ts';
import { country, date, money, name, string, type Vocabulary } from './values.ts';

/** What may begin a statement at the top of a file. */
const declarationWords: ReadonlyMap<string, unknown> = keywordsIn('file');

/** UTF-16 units. A spec of this size has more than half a million lines. */
export const MAX_TEXT = 16 * 1024 * 1024;


export function parse(text: string, vocabulary?: Vocabulary): ParseResult {
  if (text.length > MAX_TEXT) return refused(text, 10, `the file has ${text.length.toLocaleString('en-US')} characters; a spec has at most ${MAX_TEXT.toLocaleString('en-US')}`);
  const nul = text.indexOf('\0');
  if (nul >= 0) return refused(text, 9, 'the file has a NUL byte, so it is not text', { start: nul, end: nul + 1 });
  const lexed = lex(text);
  const c = new Cursor(text, lexed.tokens);
  const comments: CommentNode[] = lexed.comments.map((t) => ({ text: t.image, start: t.startOffset, end: endOf(t) }));
  for (const e of lexed.errors) c.error(9, { start: e.offset, end: e.offset + e.length }, `"${visible(text.slice(e.offset, e.offset + e.length))}" has no place in a spec`);
  const tree: FileNode = { kind: 'file', start: 0, end: text.length, items: [], comments };
  new Parser(c, vocabulary, tree, comments).file();
  c.errors.sort((a, b) => a.start - b.start || a.end - b.end);
  return { tree, errors: c.errors };
}

function refused(text: string, n: number, message: string, at: Span = { start: 0, end: Math.min(1, text.length) }): ParseResult {
  return { tree: { kind: 'file', start: 0, end: text.length, items: [], comments: [] }, errors: [{ code: code(n), message, ...at }] };
}

class Parser {
  private doc = 0;
  private readonly c: Cursor;
  private readonly v: Vocabulary | undefined;
  private readonly tree: FileNode;
  private readonly comments: readonly CommentNode[];

  constructor(c: Cursor, v: Vocabulary | undefined, tree: FileNode, comments: readonly CommentNode[]) {
    this.c = c;
    this.v = v;
    this.tree = tree;
    this.comments = comments;
  }

  file(): void {
    const { c } = this;
    while (!c.done) {
      const t = c.peek()!;
      if (t.tokenType === Name && declarationWords.has(t.image)) this.top(t);
      else this.stray(t);
    }
  }

  private top(t: IToken): void {
    const { c } = this;
    c.next();
    switch (t.image) {
      case 'import': {
        const path = string(c);
        this.tree.items.push({ kind: 'import', path, start: t.startOffset, end: c.lastEnd } satisfies ImportNode);
        return;
      }
      case 'as-of': {
        const day = date(c);
        this.tree.items.push({ kind: 'as-of', date: day, start: t.startOffset, end: c.lastEnd } satisfies AsOfNode);
        return;
      }
      case 'rate':
        this.tree.items.push(this.rate(t));
        return;
      default:
        this.tree.items.push(this.declaration(t, t.image as DeclKind));
    }
  }

  private rate(t: IToken): RateNode {
    const { c } = this;
    const from = country(c);
    if (c.is(Equals)) c.next();
    else if (from) c.error(2, c.hole(), `expected =, as in rate ${from.text} = 1.03 USD`);
    const to = money(c);
    let on: ValueNode | undefined;
    if (c.isWord('on')) {
      c.next();
      on = date(c);
    }
    return { kind: 'rate', from, to, on, start: t.startOffset, end: c.lastEnd };
  }

  private declaration(t: IToken, declKind: DeclKind): DeclNode {
    const { c } = this;
    const doc = this.docBefore(t);
    const id = c.is(Name) ? node('name', c.next()!) : undefined;
    if (!id) c.error(11, c.hole(), `expected a name after ${declKind}`);
    const label = c.is(Text) || c.is(OpenText) ? string(c) : undefined;
    let relation: DeclNode['relation'];
    if (declKind === 'alternative') relation = this.relation();
    const props: PropNode[] = [];
    if (c.is(Open)) this.block(declKind, { start: t.startOffset, end: c.lastEnd }, props);
    else if (id || !c.done) c.error(2, c.hole(), `expected { after ${declKind}${id ? ` ${visible(id.text)}` : ''}`);
    return { kind: 'decl', declKind, keyword: spanOf(t), name: id, label, doc, relation, props, start: t.startOffset, end: Math.max(c.lastEnd, endOf(t)) };
  }

  private relation(): DeclNode['relation'] {
    const { c } = this;
    const t = c.peek();
    if (t?.tokenType !== Name || (t.image !== 'replaces' && t.image !== 'eliminates')) {
      c.error(2, c.hole(), 'expected replaces or eliminates, and the name of an input');
      if (t?.tokenType === Name && !c.is(Open)) {
        c.next();
        if (c.is(Name)) c.next();
      }
      return undefined;
    }
    c.next();
    const target = name(c, 'the name of an input');
    return { verb: t.image, target, start: t.startOffset, end: c.lastEnd };
  }

  /** `{ property … }` */
  private block(context: Context, opener: Span, out: PropNode[]): void {
    const { c } = this;
    c.next();
    const known = keywordsIn(context);
    for (;;) {
      const t = c.peek();
      if (!t) return c.error(8, opener, 'this block is not closed; } is missing');
      if (t.tokenType === Close) {
        c.next();
        return;
      }
      if (this.opensDeclaration(t, known)) return c.error(8, opener, `this block is not closed; } is missing before ${t.image}`);
      if (t.tokenType !== Name) {
        this.stray(t, known);
        continue;
      }
      const plant = t.image === 'plant' && c.isWord('direct-product-of', 1);
      const keyword = plant ? 'plant direct-product-of' : t.image;
      if (!known.has(t.image) || (t.image === 'plant' && !plant)) {
        this.unknown(t, context, known);
        continue;
      }
      c.next();
      if (plant) c.next();
      out.push(this.property(keyword, { start: t.startOffset, end: c.lastEnd }, context));
    }
  }

  private property(keyword: string, keywordSpan: Span, context: Context): PropNode {
    const { c } = this;
    const read = READ[keyword];
    const values = read ? read(c, context, this.v).filter((x): x is ValueNode => x !== undefined) : [];
    let block: PropNode[] | undefined;
    if (keyword === 'specs' || keyword === 'produces') {
      if (c.is(Open)) this.parameters((block = []), keywordSpan);
      else if (keyword === 'specs') c.error(2, c.hole(), 'expected { after specs');
    } else if (keyword === 'destination' && c.is(Open)) {
      this.block('destination', keywordSpan, (block = []));
    }
    return { kind: 'prop', keyword, keywordSpan, values, block, start: keywordSpan.start, end: Math.max(c.lastEnd, keywordSpan.end) };
  }

  private parameters(out: PropNode[], opener: Span): void {
    const { c } = this;
    c.next();
    for (;;) {
      const t = c.peek();
      if (!t) return c.error(8, opener, 'this block is not closed; } is missing');
      if (t.tokenType === Close) {
        c.next();
        return;
      }
      if (this.opensDeclaration(t)) return c.error(8, opener, `this block is not closed; } is missing before ${t.image}`);
      if (t.tokenType !== Name) {
        this.stray(t);
        continue;
      }
      c.next();
      const keywordSpan = spanOf(t);
      const values = parameter(c, this.v).filter((x): x is ValueNode => x !== undefined);
      out.push({ kind: 'prop', keyword: t.image, keywordSpan, values, start: keywordSpan.start, end: c.lastEnd });
    }
  }

  /** A declaration that begins its line inside a block: the block before it was not closed. */
  private opensDeclaration(t: IToken, known?: ReadonlyMap<string, unknown>): boolean {
    if (t.tokenType !== Name || !declarationWords.has(t.image) || known?.has(t.image) || !this.c.startsLine(t)) return false;
    const after = this.c.peek(1);
    return t.image === 'import' ? after?.tokenType === Text : t.image !== 'as-of' && t.image !== 'rate' && after?.tokenType === Name;
  }

  private unknown(t: IToken, context: Context, known: ReadonlyMap<string, unknown>): void {
    const { c } = this;
    const elsewhere = homesOf(t.image);
    if (declarationWords.has(t.image)) c.error(16, spanOf(t), `${t.image} stands outside of any block`);
    else if (elsewhere.length > 0) c.error(16, spanOf(t), `${t.image} does not belong on ${context === 'destination' ? 'a destination' : `${/^[aeiou]/.test(context) ? 'an' : 'a'} ${context}`}; it belongs on ${elsewhere.join(', ')}`);
    else c.unknownWord(3, t, 'unknown keyword', known.keys(), `; known here are ${[...known.keys()].slice(0, 6).join(', ')} …`);
    c.next();
    this.recover(known);
  }

  /** To the next property that begins its line, past any block opened on the way. */
  private recover(known: ReadonlyMap<string, unknown>): void {
    const { c } = this;
    while (!c.done) {
      const t = c.peek()!;
      if (t.tokenType === Close || this.opensDeclaration(t, known)) return;
      if (t.tokenType === Open) {
        c.skipBlock((x) => this.opensDeclaration(x));
        continue;
      }
      if (t.tokenType === Name && (known.has(t.image) || t.image === 'plant' || c.startsLine(t))) return;
      c.next();
    }
  }

  /** Something that begins nothing. One message for the run of it. */
  private stray(first: IToken, known?: ReadonlyMap<string, unknown>): void {
    const { c } = this;
    if (first.tokenType === OpenComment) {
      c.error(18, { start: first.startOffset, end: first.startOffset + 2 }, 'this comment is not closed; */ is missing');
      c.next();
      return;
    }
    if (first.tokenType === OpenText) c.error(4, spanOf(first), 'this string does not end on its line; a closing " is missing');
    else if (first.tokenType === BadNumber) c.error(7, spanOf(first), `"${visible(first.image)}" is not a number`);
    else if (first.tokenType === Name && !known) c.unknownWord(3, first, 'unknown keyword', declarationWords.keys(), '; a file has import, as-of, rate, party, facility, input, product, alternative, authorization and notice');
    else if (first.tokenType === Close && !known) c.error(1, spanOf(first), '} closes nothing');
    else c.error(1, spanOf(first), `unexpected "${visible(first.image)}"${first.tokenType === Comma ? '' : '; a property begins with its keyword'}`);
    c.next();
    while (!c.done) {
      const t = c.peek()!;
      if (t.tokenType === Close) {
        if (known || first.tokenType === Close) return;
      } else if (t.tokenType === Open) {
        c.skipBlock((x) => this.opensDeclaration(x));
        continue;
      } else if (t.tokenType === Name && (known?.has(t.image) || (c.startsLine(t) && (known !== undefined || declarationWords.has(t.image))))) return;
      c.next();
    }
  }

  /** The `///` lines right before a declaration. */
  private docBefore(t: IToken): string | undefined {
    const lines: string[] = [];
    while (this.doc < this.comments.length && this.comments[this.doc]!.start < t.startOffset) this.doc++;
    let next = t.startOffset;
    for (let i = this.doc - 1; i >= 0; i--) {
      const m = this.comments[i]!;
      if (!m.text.startsWith('///') || this.c.text.slice(m.end, next).trim() !== '') break;
      lines.unshift(m.text.slice(3).trim());
      next = m.start;
    }
    return lines.length > 0 ? lines.join('\n') : undefined;
  }
}

