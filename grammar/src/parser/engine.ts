/**
 * Chevrotain's engine on our scanner: every override of it stands here and nowhere else. Tokens are read on demand, one shared
 * object a type; a token that is missing is told of in words and parsing goes on: no exception is ever thrown.
 */
import { type ConsumeMethodOpts, EmbeddedActionsParser, type ILookaheadStrategy, type IToken, type TokenType } from 'chevrotain';
import type { DeclKind } from '../tree/ast.ts';
import { numberTokens, tokenAt, VOCABULARY } from '../vocabulary.ts';
import { Cursor } from './cursor.ts';
import { FirstToken } from './lookahead.ts';
import { tellMissing } from './mistakes.ts';

/** What a name that stands as a value is declared as, or the list of the rulebook it is taken from. */
export type NamedThing = DeclKind | 'exception' | 'end-use';

/** What may stand where the text ends: token types, the rule that asks for them, and what a name there would be a name of. */
export interface Asked {
  readonly types: readonly TokenType[];
  readonly rule: string;
  readonly of?: readonly NamedThing[];
}

interface Recorder {
  enableRecording(): void;
}

export class Engine extends EmbeddedActionsParser {
  /** The text at hand. While the grammar is recorded, an empty one. */
  protected c = new Cursor('', 0, 0);
  /** Collects what may stand at the end of the text, where someone wants to know. */
  private asked: Asked[] | undefined;
  private answered = false;

  // Of Chevrotain, but not in its types.
  declare RECORDING_PHASE: boolean;
  declare readonly getCurrRuleFullName: () => string;

  constructor(validate: boolean) {
    super([...VOCABULARY], {
      maxLookahead: 1,
      recoveryEnabled: false,
      skipValidations: !validate,
      lookaheadStrategy: new FirstToken() as ILookaheadStrategy,
    });
    numberTokens();
  }

  /** What the text so far may go on with. */
  protected probe(read: () => void): readonly Asked[] {
    const asked: Asked[] = (this.asked = []);
    this.answered = false;
    read();
    this.asked = undefined;
    return asked;
  }

  // The lexer adapter.
  protected override LA(howMuch: number): IToken {
    return howMuch === 1 ? tokenAt(this.c) : super.LA(0);
  }
  protected override LA_FAST(): IToken {
    return tokenAt(this.c);
  }
  protected consumeToken(): void {
    this.c.next();
  }
  protected getLexerPosition(): number {
    return this.c.end;
  }

  // The methods that record the grammar go onto a layer between the parser and its class: laid onto the parser, as Chevrotain does it,
  // they would have to be deleted one by one, which is a good part of a cold start.
  protected enableRecording(): void {
    const layer = Object.create(Object.getPrototypeOf(this) as object) as Recorder;
    (EmbeddedActionsParser.prototype as unknown as Recorder).enableRecording.call(layer);
    Object.setPrototypeOf(this, layer);
    this.RECORDING_PHASE = true;
  }
  protected disableRecording(): void {
    Object.setPrototypeOf(this, Object.getPrototypeOf(Object.getPrototypeOf(this)) as object);
    this.RECORDING_PHASE = false;
  }

  // Root rules read as much of a text as there is a statement in it, not all of it.
  protected onBeforeParse(): void {}
  protected onAfterParse(): void {}

  // The lookahead.
  ahead(): number {
    return tokenAt(this.c).tokenTypeIdx;
  }
  ask(types: readonly TokenType[], rule: string, of?: readonly NamedThing[]): void {
    if (this.asked && !this.answered && this.c.done) this.asked.push({ types, rule, ...(of && { of }) });
  }

  /** The token at hand, if it is of the type; otherwise nothing, and the mistake is told. */
  protected consumeInternal(
    type: TokenType,
    _idx: number,
    options?: ConsumeMethodOpts & { readonly of?: readonly NamedThing[] },
  ): IToken | undefined {
    const token = tokenAt(this.c);
    if (token.tokenTypeIdx === type.tokenTypeIdx || (type.isParent === true && type.categoryMatchesMap![token.tokenTypeIdx])) {
      this.c.next();
      return token;
    }
    if (this.asked && this.c.done) {
      this.ask([type], this.getCurrRuleFullName(), options?.of);
      this.answered = true;
    }
    tellMissing(this.c, type, options?.ERR_MSG);
    return undefined;
  }
}
