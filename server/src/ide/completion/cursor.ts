/** What is being written at an offset, told from the text before it alone: a half-written file has no tree to ask. */
import { firstWord, keywordsIn, type Context, type Keyword } from '../../../../grammar/src/tokens.ts';

export interface Cursor {
  /** Offset of the word the cursor is at the end of. */
  readonly start: number;
  readonly context: Context;
  /** Inside a block of parameters: whose they are. */
  readonly parametersOf?: 'specs' | 'produces';
  /** The statement the cursor is in; absent at the start of a block. */
  readonly keyword?: Keyword;
  /** The parameter the cursor is in, inside a block of them. */
  readonly parameter?: string;
  /** What the statement has said so far, without the word at the cursor. */
  readonly said: readonly string[];
  /** No line break between the statement's last word and the cursor. */
  readonly sameLine: boolean;
}

interface Block {
  readonly context: Context;
  readonly parametersOf?: 'specs' | 'produces';
}

const TOKEN = /\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|"(?:[^"\\\n]|\\.)*"?|[{},=]|[^\s{},="]+/g;
/** Far more than the longest declaration; a cursor at the end of a huge file must not wait for all of it. */
const LOOK_BACK = 200_000;

/** Undefined inside a comment or a string. */
export function cursorAt(text: string, offset: number, isParameter: (word: string) => boolean): Cursor | undefined {
  const from = offset > LOOK_BACK ? declarationBefore(text, offset - LOOK_BACK) : 0;
  const before = text.slice(from, offset);
  const tokens = [...before.matchAll(TOKEN)];
  const last = tokens.at(-1);
  const touching = last !== undefined && last.index + last[0].length === before.length ? last : undefined;
  if (touching && insideText(touching[0])) return undefined;
  const partial = touching && /^[\w.:-]/.test(touching[0]) ? touching : undefined;
  const scan = new Scan(isParameter);
  for (const token of partial ? tokens.slice(0, -1) : tokens) scan.take(token[0], token.index, before);
  const start = from + (partial ? partial.index : before.length);
  return { ...scan.state(), start, sameLine: !before.slice(scan.end, start - from).includes('\n') };
}

const declarationBefore = (text: string, offset: number): number => Math.max(0, text.lastIndexOf('\n}', offset) + 2);

function insideText(token: string): boolean {
  if (token.startsWith('//')) return true;
  if (token.startsWith('/*')) return !token.endsWith('*/') || token.length < 4;
  return token.startsWith('"') && (token.length === 1 || !token.endsWith('"'));
}

class Scan {
  end = 0;
  private readonly blocks: Block[] = [{ context: 'file' }];
  private keyword: Keyword | undefined;
  private parameter: string | undefined;
  private said: string[] = [];
  private readonly isParameter: (word: string) => boolean;

  constructor(isParameter: (word: string) => boolean) {
    this.isParameter = isParameter;
  }

  private get block(): Block {
    return this.blocks.at(-1)!;
  }

  state(): Omit<Cursor, 'start' | 'sameLine'> {
    const { context, parametersOf } = this.block;
    return {
      context,
      said: this.said,
      ...(parametersOf && { parametersOf }),
      ...(this.keyword && { keyword: this.keyword }),
      ...(this.parameter !== undefined && { parameter: this.parameter }),
    };
  }

  take(token: string, index: number, text: string): void {
    if (token.startsWith('//') || token.startsWith('/*')) return;
    const newLine = text.slice(this.end, index).includes('\n');
    this.end = index + token.length;
    if (token === '{') return this.enter();
    if (token === '}') return this.leave();
    if (this.begins(token, newLine)) return;
    if (this.keyword?.name.includes(' ') && this.said.length === 0 && token === this.keyword.name.split(' ')[1]) return;
    this.said.push(token);
  }

  /** A keyword right after a keyword is its value, for keywords may be names; on the next line it is a keyword again. */
  private begins(token: string, newLine: boolean): boolean {
    const { context } = this.block;
    if (context === 'parameters') {
      if (!this.isParameter(token)) return false;
      this.begin(undefined, token);
      return true;
    }
    const keyword = keywordsIn(context).get(token);
    if (!keyword || firstWord(keyword.name) !== token) return false;
    if (this.keyword && this.said.length === 0 && !newLine) return false;
    if (this.said.at(-1) === ',' || this.said.at(-1) === '=') return false;
    this.begin(keyword, undefined);
    return true;
  }

  private begin(keyword: Keyword | undefined, parameter: string | undefined): void {
    this.keyword = keyword;
    this.parameter = parameter;
    this.said = [];
  }

  private enter(): void {
    const { keyword } = this;
    const context = keyword?.block ?? 'file';
    this.blocks.push({ context, ...(context === 'parameters' && { parametersOf: keyword?.name === 'produces' ? 'produces' : 'specs' }) });
    this.begin(undefined, undefined);
  }

  private leave(): void {
    if (this.blocks.length > 1) this.blocks.pop();
    this.begin(undefined, undefined);
  }
}
