/**
 * The findings of a document, and what the client gets of them. After an edit almost all are the objects they were, and on other lines
 * than the one that was edited they stand where they stood: those are taken over without a look at them.
 */
import type { Diagnostic as Sent } from 'vscode-languageserver';
import type { LineTable } from '../../../grammar/src/text/range.ts';
import type { Diagnostic } from '../base/diagnostic.ts';
import type { CheckResult } from '../workspace/check.ts';
import { diagnostic, type Places } from './convert.ts';
import type { Checked, Folder } from './folder.ts';
import type { Found } from './typing.ts';

export type Listed = Pick<Found, 'findings' | 'sent'>;

/** Of one check, which is asked about again when what waited is shown. */
const listed = new WeakMap<CheckResult, Listed>();
const lastOf = new WeakMap<Folder, Map<string, Last>>();

/** In the order of a check, all that it found, and for each what was sent of it, if it was of this document and not suppressed. */
interface Last {
  readonly table: LineTable;
  readonly all: readonly Diagnostic[];
  readonly sent: readonly (Sent | undefined)[];
  /** The lines of each, end to end, and where those of each end. */
  readonly lines: readonly number[];
  readonly ends: readonly number[];
}

/** In the place of a line: another file is pointed at, where other lines may have moved. */
const ELSEWHERE = -1;
/** How many of the last check are looked through for the next one: findings of one product were made anew together. */
const AHEAD = 16;

/** @param page address of a code's page */
export function foundIn(folder: Folder, path: string, { program, result }: Checked, page: (code: string) => string): Listed {
  const known = listed.get(result);
  if (known) return known;
  const places: Places = { program, uri: (file) => folder.uriOf(file) };
  const table = program.files.get(path)?.lines;
  const last = lastOf.get(folder)?.get(path);
  const edited = last && table?.editedSince(last.table);
  const standing = last && edited ? new Standing(last, edited) : undefined;
  const all = result.diagnostics;
  const [wires, lines, ends]: [(Sent | undefined)[], number[], number[]] = [[], [], []];
  const findings: Diagnostic[] = [];
  const sent: Sent[] = [];
  const uri = folder.uriOf(path);
  for (const d of all) {
    const at = standing?.next(d) ?? -1;
    let wire: Sent | undefined;
    if (at >= 0) {
      wire = last!.sent[at];
      for (let i = at === 0 ? 0 : last!.ends[at - 1]!; i < last!.ends[at]!; i++) lines.push(last!.lines[i]!);
    } else if (d.at.file === path && !d.suppressed) {
      wire = diagnostic(places, d, page);
      note(wire, uri, lines);
    }
    wires.push(wire);
    ends.push(lines.length);
    if (!wire) continue;
    findings.push(d);
    sent.push(wire);
  }
  keep(folder, path, table && { table, all, sent: wires, lines, ends });
  const own = { findings, sent };
  listed.set(result, own);
  return own;
}

/** Walks through the last check beside the one that is new. */
class Standing {
  private readonly last: Last;
  private readonly edited: { readonly first: number; readonly last: number };
  private from = 0;

  constructor(last: Last, edited: { readonly first: number; readonly last: number }) {
    this.last = last;
    this.edited = edited;
  }

  /** Where it was in the last check, if it stands where it stood; else -1. */
  next(d: Diagnostic): number {
    const { all } = this.last;
    const to = Math.min(this.from + AHEAD, all.length);
    for (let i = this.from; i < to; i++)
      if (all[i] === d) {
        this.from = i + 1;
        return this.stands(i) ? i : -1;
      }
    return -1;
  }

  private stands(at: number): boolean {
    const { lines, ends } = this.last;
    const { first, last } = this.edited;
    for (let i = at === 0 ? 0 : ends[at - 1]!; i < ends[at]!; i++) {
      const line = lines[i]!;
      if (line === ELSEWHERE || (first <= line && line <= last)) return false;
    }
    return true;
  }
}

function note({ range, relatedInformation }: Sent, uri: string, lines: number[]): void {
  lines.push(range.start.line, range.end.line);
  for (const { location } of relatedInformation ?? [])
    if (location.uri === uri) lines.push(location.range.start.line, location.range.end.line);
    else lines.push(ELSEWHERE);
}

/** Of an open document alone: of all others an edit is not waited for, and their texts would be held on to. */
function keep(folder: Folder, path: string, now: Last | undefined): void {
  let own = lastOf.get(folder);
  if (!own) lastOf.set(folder, (own = new Map()));
  if (now && folder.version(path) !== null) own.set(path, now);
  else own.delete(path);
}
