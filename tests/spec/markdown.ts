/**
 * Specification tests: Markdown a lawyer can review. A fence `earshot` holds a spec; the table after it says, row by row, the day
 * whose law applies (`as-of`) and what must come out. A column head is `PRODUCT@DEST path`; `—` means nothing there, an empty
 * cell says nothing. A path that the report does not have fails where the table is read, whatever its cells say.
 *
 * Columns before `as-of` are blanks: `{{entry}}` in the spec and in a column head is filled from the column `entry`. A cell that lists
 * several, `3B001, 3B002`, and several days, means each of them. A fence `earshot codified` or `earshot strict` is asked in that way.
 */
import { wrongPath } from './report-paths.ts';

export interface SpecCase {
  readonly title: string;
  readonly text: string;
  readonly line: number;
  readonly rows: readonly SpecRow[];
  /** Of the fence: `earshot codified`, `earshot strict`. */
  readonly options: { readonly codified?: boolean; readonly strict?: boolean };
}
export interface SpecRow {
  readonly asOf: string;
  readonly line: number;
  readonly expect: readonly Expected[];
  /** The spec with its blanks filled, once for each of what the cells list. */
  readonly filled: readonly Filled[];
}
export interface Expected {
  readonly id: string;
  readonly path: string;
  readonly value: string;
}
export interface Filled {
  readonly text: string;
  readonly asOf: string;
  readonly with: string;
  readonly expect: readonly Expected[];
}

export function specCases(markdown: string): SpecCase[] {
  const lines = markdown.split(/\r?\n/);
  const out: SpecCase[] = [];
  const titles: string[] = [];
  for (let i = 0; i < lines.length; i++) {
    const heading = /^(#+)\s+(.*)$/.exec(lines[i]!);
    if (heading) {
      titles.length = heading[1]!.length - 1;
      titles.push(heading[2]!);
      continue;
    }
    const fence = /^```earshot( codified| strict)?$/.exec(lines[i]!);
    if (!fence) continue;
    const way = fence[1]?.trim() as 'codified' | 'strict' | undefined;
    const start = i + 1;
    while (i + 1 < lines.length && lines[i + 1] !== '```') i++;
    const text = lines.slice(start, i + 1).join('\n') + '\n';
    i += 2;
    while (i < lines.length && lines[i]!.trim() === '') i++;
    const head = cells(lines[i] ?? '');
    const day = head.indexOf('as-of');
    if (day === -1) throw new Error(`line ${start}: a spec without a table of expectations`);
    const blanks = head.slice(0, day);
    for (const blank of blanks)
      if (!`${text}${head.join('')}`.includes(`{{${blank}}}`))
        throw new Error(`line ${i + 1}: neither the spec nor a head has the blank {{${blank}}}`);
    const heads = head.slice(day + 1).map((h) => {
      const [id, ...path] = h.split(' ');
      const wrong = wrongPath(path.join(' '));
      if (wrong) throw new Error(`line ${i + 1}: ${wrong}`);
      return { id: id!, path: path.join(' ') };
    });
    const rows: SpecCase['rows'][number][] = [];
    for (i += 2; i < lines.length && lines[i]!.startsWith('|'); i++) {
      const row = cells(lines[i]!);
      if (row.length !== head.length)
        throw new Error(`line ${i + 1}: ${row.length} cell${row.length === 1 ? '' : 's'} under ${head.length} heads`);
      const expect = heads.map((h, k) => ({ ...h, value: row[day + 1 + k]! }));
      for (const { path, value } of expect) {
        const wrong = value === '' ? undefined : wrongPath(path, value);
        if (wrong) throw new Error(`line ${i + 1}: ${wrong}`);
      }
      const filled = filledIn({ text, asOf: '', with: '', expect }, blanks, row.slice(0, day), row[day]!);
      rows.push({ asOf: row[day]!, line: i + 1, expect, filled });
    }
    i--;
    out.push({ title: titles.filter(Boolean).join(' › '), text, line: start, rows, options: way ? { [way]: true } : {} });
  }
  return out;
}

function filledIn(one: Filled, blanks: readonly string[], values: readonly string[], days: string): Filled[] {
  let out = days.split(', ').map((asOf) => ({ ...one, asOf }));
  blanks.forEach((blank, k) => {
    const fill = (text: string, value: string): string => text.replaceAll(`{{${blank}}}`, value);
    out = out.flatMap((before) =>
      values[k]!.split(', ').map((value) => ({
        ...before,
        text: fill(before.text, value),
        expect: before.expect.map((e) => ({ ...e, id: fill(e.id, value), path: fill(e.path, value) })),
        with: `${before.with} ${blank} ${value}`.trim(),
      })),
    );
  });
  return out;
}

/** Each way to fill the blanks on one of the days, which take turns, and each of the days: a row expects the same on all of them. */
export function inTurn(filled: readonly Filled[]): Filled[] {
  const ways = [...Map.groupBy(filled, (f) => f.with).values()];
  const turns = Math.max(ways.length, ways[0]!.length);
  return Array.from({ length: turns }, (_, i) => {
    const days = ways[i % ways.length]!;
    return days[i % days.length]!;
  });
}

/** One of them that stands for all: one in the middle, since most tables begin with what is plain. */
export const some = (turns: readonly Filled[]): readonly Filled[] => turns.slice(turns.length >> 1, (turns.length >> 1) + 1);

const cells = (line: string): string[] =>
  line
    .split('|')
    .slice(1, -1)
    .map((c) => c.trim().replace(/^`(.*)`$/, '$1'));
