/**
 * In which column values stand. The values of lines that follow each other without a blank line or a longer block between
 * them stand in one column. A long keyword (`incorporates`, `lead-time`) stays out of it: it would push all the others away.
 */
import { type Entry, isBlock } from './entries.ts';
import { isComment, type Piece } from './pieces.ts';

/** The longest keyword of a property that takes part; names of parameters all do. */
const LONGEST = 8;

interface Line {
  /** Characters of its keyword. */
  readonly keyword: number;
  /** Where its value stands now; 0 where that is not in the keyword's line or cannot be told. */
  readonly column: number;
}

/**
 * For each entry the characters from its keyword's beginning to its value.
 * @param spread goes over several lines
 * @param apart entries that take no part
 */
export function columnsOf(
  text: string,
  entries: readonly Entry[],
  parameters: boolean,
  spread: (entry: Entry) => boolean,
  apart: ReadonlySet<Entry>,
): Map<Entry, number> {
  const columns = new Map<Entry, number>();
  let run = new Map<Entry, Line>();
  const close = (): void => {
    align(run, parameters, columns);
    run = new Map();
  };
  for (const entry of entries) {
    if (entry.blankBefore) close();
    const line = apart.has(entry) ? undefined : lineOf(text, entry);
    if (line) run.set(entry, line);
    if (spread(entry)) close();
  }
  close();
  return columns;
}

function lineOf(text: string, { begins, before, parts }: Entry): Line | undefined {
  if (!begins || before.length > 0) return undefined;
  const value = parts.find((p) => isBlock(p) || p.start >= begins.keywordEnd);
  if (value === undefined || isBlock(value) || isComment(value)) return undefined;
  const keyword = keywordOf(text, parts as readonly Piece[], begins.keywordEnd).length;
  const gap = text.slice(begins.keywordEnd, value.start);
  return { keyword, column: /^ +$/.test(gap) ? keyword + gap.length : 0 };
}

export const keywordOf = (text: string, parts: readonly Piece[], keywordEnd: number): string =>
  parts
    .filter((p) => !isBlock(p) && p.end <= keywordEnd)
    .map((p) => text.slice(p.start, p.end))
    .join(' ');

function align(run: ReadonlyMap<Entry, Line>, parameters: boolean, columns: Map<Entry, number>): void {
  const all = [...run.values()];
  const takesPart = (l: Line): boolean => parameters || l.keyword <= LONGEST;
  const some = all.filter(takesPart);
  const whole = shared(all);
  const column = shared(some) ?? longestOf(some) + 1;
  for (const [entry, line] of run) columns.set(entry, whole ?? (takesPart(line) ? column : line.keyword + 1));
}

/** The column that all of several lines have already, where it is no wider than it need be. */
function shared(lines: readonly Line[]): number | undefined {
  const [first] = lines;
  if (!first || lines.length < 2 || lines.some((l) => l.column !== first.column)) return undefined;
  const longest = longestOf(lines);
  return first.column > longest && first.column <= Math.max(longest, LONGEST) + 1 ? first.column : undefined;
}

const longestOf = (lines: readonly Line[]): number => lines.reduce((n, l) => Math.max(n, l.keyword), 0);
