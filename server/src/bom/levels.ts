/** Bills that nest by a column of levels: a row goes into the nearest row above that is less deep. */
import { type BomLine, BomProblem, type LeftOut } from './reading.ts';

export interface Nested {
  readonly lines: readonly BomLine[];
  readonly leftOut: readonly LeftOut[];
  /** The one row above all others. */
  readonly product?: string;
}

/** @param levels what the column says of each row: `2`, `..2`, or a place in an outline: `1.3.2` */
export function nested(lines: readonly BomLine[], levels: ReadonlyMap<number, string>): Nested {
  const isOutline = [...levels.values()].some((l) => /^\d+(\.\d+)+$/.test(l));
  const depths = new Map(lines.map((l) => [l.row, depthOf(l, levels.get(l.row) ?? '', isOutline)]));
  const least = Math.min(...depths.values());
  const [first] = lines;
  const tops = lines.filter((l) => depths.get(l.row) === least && l.alternateOf === undefined);
  const top = lines.length > 1 && tops.length === 1 && tops[0] === first ? first : undefined;
  const above: BomLine[] = [];
  /** An assembly that stands in two places has its parts listed twice. */
  const listed = new Map<string, number>();
  const out: BomLine[] = [];
  const leftOut: LeftOut[] = top ? [{ row: top.row, why: 'names the product', text: top.part }] : [];
  for (const line of lines) {
    const depth = depths.get(line.row)!;
    while (above.length > 0 && depths.get(above.at(-1)!.row)! >= depth) above.pop();
    const parent = above.at(-1);
    if (line.alternateOf === undefined) above.push(line);
    if (line === top) continue;
    if (parent && parent !== top) {
      const before = listed.get(parent.part) ?? parent.row;
      listed.set(parent.part, before);
      if (before === parent.row) out.push({ ...line, assembly: parent.part });
      else leftOut.push({ row: line.row, why: `the parts of ${parent.part} stand below row ${before} already`, text: line.part });
    } else out.push(line);
  }
  return { lines: out, leftOut, ...(top && { product: top.part }) };
}

function depthOf({ row }: BomLine, level: string, isOutline: boolean): number {
  const number = /^[.+\s-]*(\d{1,3})$/.exec(level)?.[1];
  if (!isOutline && number !== undefined) return Number(number);
  if (isOutline && /^\d+(\.\d+)*\.?$/.test(level)) return level.replace(/\.$/, '').split('.').length;
  throw new BomProblem(`row ${row}: "${level}" is no level, and which assembly the row goes into cannot be told`);
}
