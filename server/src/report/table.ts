import type { Paint } from './paint.ts';

export interface Cell {
  /** Line breaks make a cell of several lines. */
  readonly text: string;
  readonly paint?: Paint;
}

/** Columns padded to their widest line, two blanks between them, no trailing blanks. */
export function table(rows: readonly (readonly Cell[])[]): string[] {
  const widths: number[] = [];
  const split = rows.map((row) => row.map((cell) => cell.text.split('\n')));
  for (const row of split) row.forEach((lines, i) => (widths[i] = Math.max(widths[i] ?? 0, ...lines.map((l) => l.length))));
  return rows.flatMap((row, r) => {
    const height = Math.max(1, ...split[r]!.map((lines) => lines.length));
    return Array.from({ length: height }, (_, line) => {
      const texts = row.map((_cell, i) => split[r]![i]![line] ?? '');
      const last = texts.findLastIndex((t) => t !== '');
      return texts
        .slice(0, last + 1)
        .map((text, i) => (row[i]!.paint ?? plain)(text) + (i < last ? ' '.repeat(widths[i]! - text.length + 2) : ''))
        .join('');
    });
  });
}

/** Breaks at blanks so that no line is wider than `width`, where that is possible. */
export function wrap(text: string, width: number): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, line].join('\n');
}

const plain: Paint = (text) => text;
