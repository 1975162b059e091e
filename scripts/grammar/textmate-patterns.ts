/** Pieces of a TextMate grammar: what a value looks like, and regular expressions made of parts that each have a color. */
import { type Color, scopeOf } from '../../grammar/src/colors/table.ts';
import { currencyCodes } from '../../grammar/src/text/currencies.ts';
import { unitNames } from '../../grammar/src/text/units.ts';

export interface Pattern {
  readonly name?: string;
  readonly match?: string;
  readonly begin?: string;
  readonly end?: string;
  readonly captures?: Captures;
  readonly beginCaptures?: Captures;
  readonly patterns?: readonly Pattern[];
  readonly include?: string;
}
type Captures = Readonly<Record<string, { readonly name?: string; readonly patterns?: readonly Pattern[] }>>;

/** A part of a regular expression: text as it is, or what is to be colored. */
export type Part = string | readonly [color: Color, source: string];

/** Longer words first, since the first that fits is taken. */
export const anyOf = (words: Iterable<string>): string =>
  [...new Set(words)]
    .sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
    .map((w) => w.replace(/[/]/g, '\\/'))
    .join('|');

/** Not in the middle of a word; a hyphen joins only what has a letter or digit on both sides. */
export const BEGINS = '(?<![\\w.-])';
export const ENDS = '(?!\\w|-\\w)';
export const whole = (words: Iterable<string>): string => `${BEGINS}(?:${anyOf(words)})${ENDS}`;
export const GAP = '[ \\t]+';
export const NAME = '[A-Za-z]\\w*(?:-\\w+)*';
export const UNIT = `(?:${anyOf([...unitNames, ...currencyCodes])})(?![\\w/]|-\\w)`;
export const NUMBER = '[-+]?\\d[\\d_]*(?:\\.\\d[\\d_]*)?(?:%|(?:[eE][-+]?\\d+)?(?![\\w.(]))';
export const ECCN = '\\d[A-Ea-e]\\d{3}(?:\\.[A-Za-z0-9]+)*(?![\\w.])';
export const EAR99 = `[Ee][Aa][Rr]99${ENDS}`;
export const DATE = '\\d{4}-\\d\\w*(?:-\\w+)*';
export const GROUP = '[A-Ea-e]:\\d(?!\\w)';
export const STRING = '"(?:[^"\\\\]|\\\\.)*"';
export const PARAGRAPH = '[-+]?\\d[\\d_]*(?:\\.\\d[\\d_]*)?(?:\\([A-Za-z0-9]+\\))+';
/** A section without a paragraph, where one is due. */
export const SECTION = '\\d{3}\\.\\d{1,3}(?![\\w.(])';

function regex(parts: readonly Part[]): { source: string; captures: Captures } {
  const captures: Record<string, { name?: string; patterns?: readonly Pattern[] }> = {};
  let n = 0;
  let source = '';
  for (const part of parts) {
    if (typeof part === 'string') source += part;
    else {
      captures[++n] = part[0] === 'string' ? { patterns: [{ include: '#string' }] } : { name: scopeOf(part[0]) };
      source += `(${part[1]})`;
    }
  }
  return { source, captures };
}

export function match(...parts: readonly Part[]): Pattern {
  const { source, captures } = regex(parts);
  return { match: source, captures };
}

export function region(parts: readonly Part[], end: string, patterns: readonly Pattern[]): Pattern {
  const { source, captures } = regex(parts);
  return { begin: source, end, beginCaptures: captures, patterns };
}

export const include = (...names: readonly string[]): Pattern[] => names.map((n) => ({ include: `#${n}` }));

/** What stands for itself wherever it is. */
export const VALUES: Readonly<Record<string, Pattern>> = {
  comment: {
    patterns: [
      { name: 'comment.block.documentation.earshot', match: '///.*$' },
      { name: 'comment.line.double-slash.earshot', match: '//.*$' },
      { name: 'comment.block.earshot', begin: '/\\*', end: '\\*/' },
    ],
  },
  string: {
    name: scopeOf('string'),
    begin: '"',
    end: '"|$',
    patterns: [{ name: 'constant.character.escape.earshot', match: '\\\\(?:u\\{[0-9A-Fa-f]{1,6}\\}|.)' }],
  },
  eccn: match(`${BEGINS}`, ['eccn', ECCN]),
  date: match(`${BEGINS}`, ['date', DATE]),
  group: match(`${BEGINS}`, ['group', GROUP]),
  paragraph: match(`(?<![\\w.])`, ['paragraph', PARAGRAPH]),
  /** An amount with its unit. */
  number: match('(?<![\\w.])', ['number', NUMBER], `(?:${GAP}`, ['unit', UNIT], ')?'),
};
