/** Files, statements, declarations and blocks: one rule a declaration and one a block, made from the table of keywords. */
import type { ParserMethod, Rule, TokenType } from 'chevrotain';
import { type CodeName, codes } from '../syntax-codes.ts';
import { type Context, firstWord, KEYWORDS, type Keyword } from '../keywords.ts';
import { Name as NameKind } from '../lexer/kinds.ts';
import { KNOWN } from '../lexer/known.ts';
import type { DeclKind } from '../tree/ast.ts';
import { Mistake, type Segment } from '../tree/nodes.ts';
import { AS_OF, DECL, DECLARATION, IMPORT, PROPERTY, RATE, VALUE } from '../tree/tape.ts';
import * as T from '../vocabulary.ts';
import { Cursor, visible } from './cursor.ts';
import { UNTOLD } from './mistakes.ts';
import { Recovery } from './recovery.ts';
import type { Asked } from './engine.ts';
import type { Noun, Vocabulary } from './values.ts';

const REPLACES = KNOWN.indexOf('replaces');
const ELIMINATES = KNOWN.indexOf('eliminates');
const REPLACED: { ARGS: [noun: Noun] } = { ARGS: [{ ERR_MSG: 'the name of an input', of: ['input', 'product'] }] };
const NAMED = { ARGS: [UNTOLD] as [noun: Noun] };

/** A keyword in one context. */
interface Row {
  readonly keyword: Keyword;
  /** Of its first word. */
  readonly number: number;
  readonly words: readonly TokenType[];
  readonly secondNoun: { ERR_MSG: string };
  readonly rule: ParserMethod<unknown[], unknown> | undefined;
  readonly options: { ARGS: unknown[] } | undefined;
  readonly block: ParserMethod<unknown[], unknown> | undefined;
}

/** Between two statements. Offsets are those of the text at hand. */
export interface Boundary {
  readonly at: number;
  /** Was a mistake of the token after it told of already? */
  readonly told: boolean;
  /** No character from here on was looked at. */
  readonly reach: number;
}

export class Grammar extends Recovery {
  private segments: Segment[] = [];
  /** May reading stop at this boundary? Asked between two statements, of where the last one ends. */
  private stop: ((boundary: Boundary) => boolean) | undefined;
  private stopped = false;
  private openStart = 0;
  private openEnd = 0;

  private readonly parameterBlock = this.define('parameters_block', (): void => {
    this.inBlock('parameters', this.oneParameter);
  });
  private readonly parameters = [{ ALT: () => this.parameter() }, { ALT: () => this.stray('parameters') }];
  private readonly oneParameter = () => this.OR(this.parameters);
  private readonly blocks = new Map<Context, ParserMethod<unknown[], unknown>>([
    ['parameters', this.parameterBlock as ParserMethod<unknown[], unknown>],
  ]);
  private readonly declarations = (
    ['party', 'facility', 'input', 'product', 'alternative', 'authorization', 'notice'] as const
  ).map((kind) => this.declarationOf(kind));

  readonly relation = this.RULE('relation', (): void => {
    const { c } = this;
    const { tape, start } = c;
    const verb = c.isWord('replaces') ? REPLACES : c.isWord('eliminates') ? ELIMINATES : 0;
    const at = tape.room(3);
    const found = this.OR([
      { ALT: () => this.CONSUME(T.word('replaces'), UNTOLD) },
      { ALT: () => this.CONSUME(T.word('eliminates'), UNTOLD) },
    ]);
    if (!found) {
      tape.length = at;
      return this.noVerb();
    }
    if (!this.SUBRULE(this.a_name, REPLACED)) c.write(0, 0, 0, 0, 0);
    this.span(at, verb, start);
  });

  readonly import_statement = this.RULE('import_statement', (): void => {
    this.CONSUME(T.word('import'));
    if (!this.SUBRULE(this.a_string)) this.c.write(0, 0, 0, 0, 0);
  });
  readonly as_of_statement = this.RULE('as_of_statement', (): void => {
    this.CONSUME(T.word('as-of'));
    if (!this.SUBRULE(this.a_date)) this.c.write(0, 0, 0, 0, 0);
  });
  readonly rate_statement = this.RULE('rate_statement', (): void => {
    const { c } = this;
    this.CONSUME(T.word('rate'));
    const named = c.kind === NameKind;
    const shown = named ? visible(c.image) : '';
    if (!this.SUBRULE(this.a_currency)) c.write(0, 0, 0, 0, 0);
    if (!this.CONSUME(T.Equals, UNTOLD) && named) c.errorAtHole('missingValue', `Expected =, as in rate ${shown} = 1.03 USD`);
    if (!this.SUBRULE(this.money)) c.write(0, 0, 0, 0, 0);
    const on = this.OPTION(() => this.CONSUME(T.word('on')) && this.SUBRULE(this.a_date));
    if (!on) c.write(0, 0, 0, 0, 0);
  });

  private readonly directives: readonly (readonly [number, ParserMethod<[], void>])[] = [
    [IMPORT, this.import_statement],
    [AS_OF, this.as_of_statement],
    [RATE, this.rate_statement],
  ];
  private readonly statements = [
    ...this.directives.map(([sort, rule], i) => ({
      ALT: () => {
        const { c } = this;
        const { tape, start } = c;
        const at = tape.room(3);
        const before = c.mistakes;
        this.subrule(i, rule);
        this.tellOnce(before);
        this.span(at, sort, start);
        return at;
      },
    })),
    ...this.declarations.map((rule, i) => ({ ALT: () => this.subrule(10 + i, rule) })),
  ];
  /** One statement; gives where it is on the tape. */
  readonly statement = this.RULE('statement', (): number => this.OR(this.statements) as number);

  readonly stray_text = this.RULE('stray_text', (): void => {
    if (this.RECORDING_PHASE) this.CONSUME(T.Outside);
    else this.strayText();
  });

  /** Statements until the end, or until they are what was read before. */
  readonly file = this.RULE('file', (): void => {
    this.MANY({ GATE: () => !this.mayStop(), DEF: () => this.OR(this.topLevel) });
  });
  private mayStop(): boolean {
    const { c, stop } = this;
    // What began nothing since the last statement belongs to the next one.
    if (!stop || c.segment.start !== c.lastEnd) return false;
    return (this.stopped = stop({ at: c.lastEnd, told: this.told === c.start, reach: c.reach }));
  }
  private readonly topLevel = [
    {
      ALT: () => {
        const at = this.SUBRULE(this.statement);
        if (!this.RECORDING_PHASE) this.segments.push(this.close(at, this.c.lastEnd));
      },
    },
    { ALT: () => this.SUBRULE(this.stray_text) },
  ];

  constructor(validate = false) {
    super(validate);
    this.performSelfAnalysis();
  }

  /**
   * Reads statements from `from` on. `stop` is asked between two of them whether the rest is known already; where it never is,
   * the last segment is what stands after the last statement. `told`: of its first segment.
   */
  read(
    text: string,
    v: Vocabulary | undefined,
    from = 0,
    shift = 0,
    told = false,
    stop?: (boundary: Boundary) => boolean,
  ): Segment[] {
    const c = (this.c = new Cursor(text, from, shift, told));
    const segments: Segment[] = (this.segments = []);
    this.v = v;
    this.told = told ? c.start : -1;
    this.stop = stop;
    this.stopped = false;
    this.file();
    if (!this.stopped) segments.push(this.close(-1, text.length));
    c.tape.close();
    this.segments = [];
    this.stop = undefined;
    this.c = new Cursor('', 0, 0);
    return segments;
  }

  /** What may stand where the text ends, with the statements up to there. */
  asks(...[text, v, from, shift, told]: Parameters<Grammar['read']>): { asked: readonly Asked[]; segments: readonly Segment[] } {
    let segments: readonly Segment[] = [];
    const asked = this.probe(() => {
      segments = this.read(text, v, from, shift, told);
    });
    return { asked, segments };
  }

  get rules(): Readonly<Record<string, Rule>> {
    return this.getGAstProductions();
  }

  private close(at: number, end: number): Segment {
    const { c } = this;
    const { errors } = c;
    const strays = c.strays.length > 0 ? taken(c.strays, end) : [];
    for (let i = 0; i < strays.length; i += 2) {
      const [start, stop] = [strays[i]!, strays[i + 1]!];
      const message = `${visible(c.text.slice(start, stop))} may stand only in quotes and comments`;
      errors.push(new Mistake(c.segment, start, stop, codes['invalidCharacter' satisfies CodeName], message, undefined));
    }
    const segment = c.nextSegment(at, end, this.told === c.start);
    if (c.comments.length > 0) segment.comments = taken(c.comments, end);
    if (c.heads.found.length > 0) {
      segment.lost = c.heads.found;
      c.heads.found = [];
    }
    if (errors.length > 0) {
      segment.errors = errors;
      c.errors = [];
    }
    return segment;
  }

  /** What every record begins with, written when its end is known. */
  private span(at: number, what: number, start: number): void {
    const { ints } = this.c.tape;
    ints[at] = what;
    ints[at + 1] = start;
    ints[at + 2] = this.c.lastEnd;
  }

  private declarationOf(kind: DeclKind): ParserMethod<[], number> {
    const block = this.blockOf(kind);
    const number = KNOWN.indexOf(kind);
    return this.define(`${kind}_declaration`, (): number => {
      const { c } = this;
      const { tape, start } = c;
      const at = tape.room(4);
      this.CONSUME(T.word(kind));
      tape.ints[at + DECL.keyword] = number;
      const named = c.kind === NameKind;
      const id = named ? c.image : '';
      if (!named && !this.RECORDING_PHASE) c.errorAtHole('missingName', `Expected a name after ${kind}`);
      if (!this.SUBRULE(this.a_name, NAMED)) c.write(0, 0, 0, 0, 0);
      if (!this.OPTION(() => this.SUBRULE(this.a_string))) c.write(0, 0, 0, 0, 0);
      if (kind === 'alternative') this.SUBRULE(this.relation);
      else this.noRelation();
      tape.room(1);
      const headEnd = c.lastEnd;
      const opened = this.CONSUME(T.Open, UNTOLD);
      if (opened) {
        this.openStart = start;
        this.openEnd = headEnd;
        this.SUBRULE(block);
      } else if (named || !c.done) {
        c.errorAtHole('missingValue', `Expected { after ${kind}${named ? ` ${visible(id)}` : ''}`);
        this.tellOnce(0);
      }
      tape.ints[at + DECL.propsEnd] = tape.length;
      this.span(at, DECLARATION, start);
      return at;
    });
  }

  private noRelation(): void {
    const { tape } = this.c;
    const at = tape.room(3 + VALUE);
    tape.ints.fill(0, at, tape.length);
  }

  private noVerb(): void {
    const { c } = this;
    this.noRelation();
    c.errorAtHole('missingValue', 'Expected replaces or eliminates, and the name of an input');
    if (c.kind !== NameKind) return;
    c.next();
    if (c.kind === NameKind) c.next();
  }

  /** `property … }`, after the brace that opens it. */
  private blockOf(context: Context): ParserMethod<unknown[], unknown> {
    let known = this.blocks.get(context);
    if (known) return known;
    const rows = KEYWORDS.filter((k) => k.category === 'property' && k.in.includes(context)).map((k) => this.rowOf(k));
    const alternatives = [
      ...rows.map((row, i) => ({ ALT: () => this.property(row, i, context) })),
      { ALT: () => this.stray(context) },
    ];
    known = this.define(`${context}_block`, (): void => {
      this.inBlock(context, () => this.OR(alternatives));
    }) as ParserMethod<unknown[], unknown>;
    this.blocks.set(context, known);
    return known;
  }

  private stray(context: Context): void {
    if (this.RECORDING_PHASE) this.CONSUME(T.Inside);
    else this.outOfPlace(context);
  }

  private rowOf(keyword: Keyword): Row {
    const { name, block } = keyword;
    const { rule, options } = this.shapeOf(keyword) as Pick<Row, 'rule' | 'options'>;
    const [first] = [firstWord(name)];
    return {
      keyword,
      number: KNOWN.indexOf(first),
      words: name.split(' ').map(T.word),
      secondNoun: { ERR_MSG: `${name.slice(first.length + 1)} after ${first}` },
      rule,
      options,
      block: block && this.blockOf(block),
    };
  }

  private inBlock(context: Context, one: () => unknown): void {
    const { openStart, openEnd } = this;
    this.MANY({ GATE: () => !this.opensDeclaration(context), DEF: one });
    if (!this.CONSUME(T.Close, UNTOLD)) this.unclosed(openStart, openEnd);
  }

  private property(row: Row, i: number, context: Context): void {
    const { c } = this;
    const { tape, start } = c;
    this.consume(i, row.words[0]!);
    if (row.words.length > 1 && !this.consume(i, row.words[1]!, row.secondNoun)) return this.recover(context);
    const keywordEnd = c.lastEnd;
    const at = tape.room(PROPERTY);
    const before = c.mistakes;
    if (row.rule) this.subrule(i, row.rule, row.options);
    this.tellOnce(before);
    const values = tape.length;
    const block = row.block ? this.blockAfter(row, i, row.block, start, keywordEnd) : false;
    this.write(at, row.number, start, keywordEnd, values, block ? tape.length : 0);
  }

  private blockAfter(row: Row, i: number, block: NonNullable<Row['block']>, start: number, keywordEnd: number): unknown {
    const inside = (): true => {
      this.openStart = start;
      this.openEnd = keywordEnd;
      this.subrule(100 + i, block);
      return true;
    };
    if (row.rule) return this.option(i, () => this.consume(i, T.Open, UNTOLD) && inside());
    return this.consume(i, T.Open, { ERR_MSG: `{ after ${row.keyword.name}` }) && inside();
  }

  private parameter(): void {
    const { c } = this;
    const { start, end, id } = c;
    this.CONSUME(T.Name, UNTOLD);
    const at = c.tape.room(PROPERTY);
    const before = c.mistakes;
    this.SUBRULE(this.parameter_value);
    this.tellOnce(before);
    this.write(at, id, start, end, c.tape.length, 0);
  }

  private write(at: number, word: number, start: number, keywordEnd: number, valuesEnd: number, blockEnd: number): void {
    const { ints } = this.c.tape;
    this.span(at, word, start);
    ints[at + 3] = keywordEnd;
    ints[at + 4] = (valuesEnd - at - PROPERTY) / VALUE;
    ints[at + 5] = blockEnd;
  }
}

/** Removes and gives the pairs of offsets that begin before `end`. */
function taken(pairs: number[], end: number): number[] {
  let n = pairs.length;
  while (n > 0 && pairs[n - 2]! >= end) n -= 2;
  return n === 0 ? [] : pairs.splice(0, n);
}

let shared: Grammar | undefined;
/** The one parser of the program, made when the first text is read. */
export const grammar = (): Grammar => (shared ??= new Grammar());
