/** Where a finding stands, counted from 1 in UTF-16 units, and which of several alike it is. */
import type { Diagnostic } from '../base/diagnostic.ts';
import { visible } from '../base/visible.ts';
import type { ReportInput } from './input.ts';

export interface Placed {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export function placed(at: Diagnostic['at'], input: Pick<ReportInput, 'source' | 'shown'>): Placed {
  const source = input.source(at.file);
  const start = source?.position(at.start) ?? { line: 0, character: 0 };
  const end = source?.position(at.end) ?? start;
  return {
    file: input.shown(at.file),
    line: start.line + 1,
    column: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
  };
}

/**
 * What tells a finding from every other, and stays when lines move: its code, its file, the determination it belongs to, else the words of
 * its line, and which of several alike it is.
 */
export function fingerprints(input: ReportInput): (d: Diagnostic) => string {
  const seen = new Map<string, number>();
  const own = new Map<Diagnostic, string>();
  for (const d of input.diagnostics) {
    const key = [d.code, input.shown(d.at.file), d.determination ?? lineOf(d, input)].join('|');
    const nth = (seen.get(key) ?? 0) + 1;
    seen.set(key, nth);
    own.set(d, nth === 1 ? key : `${key}|${nth}`);
  }
  return (d) => own.get(d)!;
}

const MOST = 200;

function lineOf(d: Diagnostic, input: ReportInput): string {
  const source = input.source(d.at.file);
  const line = source?.line(source.position(d.at.start).line) ?? '';
  return visible(line.trim().replace(/\s+/g, ' ')).slice(0, MOST);
}
