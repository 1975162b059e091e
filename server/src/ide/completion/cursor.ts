/** What is being written at an offset, told from the text before it alone: a half-written file has no tree to ask. */
import { keywordAt, type Context } from '../keywords.ts';

export interface Cursor {
  /** Offset of the word the cursor is at the end of. */
  readonly start: number;
  readonly context: Context;
  /** Inside a block of parameters: whose they are. */
  readonly parametersOf?: 'specs' | 'produces';
  /** The statement the cursor is in; absent at the start of a block. */
  readonly keyword?: string;
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
  private keyword: string | undefined;
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
      ...(this.keyword !== undefined && { keyword: this.keyword }),
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
    if (this.said.length === 0 && this.keyword?.split(' ')[1] === token) return;
    this.said.push(token);
  }

  /** A keyword right after a keyword is its value, for keywords may be names; on the next line it is a keyword again. */
  private begins(token: string, newLine: boolean): boolean {
    const { context } = this.block;
    if (context === 'parameters') {
      if (!this.isParameter(token)) return false;
      this.parameter = token;
      this.said = [];
      return true;
    }
    const keyword = keywordAt(context, token);
    if (!keyword) return false;
    if (this.keyword && this.said.length === 0 && !newLine) return false;
    if (this.said.at(-1) === ',' || this.said.at(-1) === '=') return false;
    this.begin(keyword.name);
    return true;
  }

  private begin(keyword: string | undefined): void {
    this.keyword = keyword;
    this.parameter = undefined;
    this.said = [];
  }

  private enter(): void {
    const { keyword } = this;
    const context = (keyword === undefined ? undefined : keywordAt(this.block.context, keyword)?.block) ?? 'file';
    this.blocks.push({
      context,
      ...(context === 'parameters' && { parametersOf: keyword === 'produces' ? 'produces' : 'specs' }),
    });
    this.begin(undefined);
  }

  private leave(): void {
    if (this.blocks.length > 1) this.blocks.pop();
    this.begin(undefined);
  }
}

export const isNumber = (word: string | undefined): boolean =>
  word !== undefined && /^[+-]?\d[\d_]*(\.\d+)?([eE][+-]?\d+)?$/.test(word);
