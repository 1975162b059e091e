/**
 * The findings of a document, and what the client gets of them. After an edit almost all are the objects they were, and on other lines
 * than the one that was edited they stand where they stood: those are taken over without a look at them.
 */
import type { Diagnostic as Sent } from 'vscode-languageserver';
import { commonEnds, spliced } from '../../../grammar/src/text/lists.ts';
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
  /** Of each the first and the last of the lines that it stands on or points at: none where it was not sent. */
  readonly first: readonly number[];
  readonly last: readonly number[];
}

/** @param page address of a code's page */
export function foundIn(folder: Folder, path: string, { program, result }: Checked, page: (code: string) => string): Listed {
  const known = listed.get(result);
  if (known) return known;
  const places: Places = { program, uri: (file) => folder.uriOf(file) };
  const table = program.files.get(path)?.lines;
  const last = lastOf.get(folder)?.get(path);
  const edited = last && table?.editedSince(last.table);
  const all = result.diagnostics;
  const uri = folder.uriOf(path);
  const now = last && edited ? asBefore(last, all) : { sent: [], first: [], last: [], from: 0, to: all.length };
  for (let i = 0; i < all.length; i++) {
    const isNew = now.from <= i && i < now.to;
    if (!isNew && (now.last[i]! < edited!.first || now.first[i]! > edited!.last)) continue;
    const d = all[i]!;
    const wire = d.at.file === path && !d.suppressed ? diagnostic(places, d, page) : undefined;
    const lines = linesOf(wire, uri);
    now.sent[i] = wire;
    now.first[i] = lines.first;
    now.last[i] = lines.last;
  }
  const wires = now.sent;
  keep(folder, path, table && { table, all, ...now });
  const own: Listed = wires.includes(undefined)
    ? { findings: all.filter((_, i) => wires[i]), sent: wires.filter((wire) => wire !== undefined) }
    : { findings: all, sent: wires as Sent[] };
  listed.set(result, own);
  return own;
}

interface Taken {
  readonly sent: (Sent | undefined)[];
  readonly first: number[];
  readonly last: number[];
  /** Those from one to before another are not known. */
  readonly from: number;
  readonly to: number;
}

/** What begins and ends as it did is what it was: findings of one product were made anew together. */
function asBefore({ all: before, sent, first, last }: Last, all: readonly Diagnostic[]): Taken {
  const { head, tail } = commonEnds(before, all);
  const to = all.length - tail;
  const kept = <T>(list: readonly T[], unknown: T): T[] =>
    spliced(
      list,
      head,
      before.length - tail,
      Array.from({ length: to - head }, () => unknown),
    );
  return { sent: kept(sent, undefined), first: kept(first, 0), last: kept(last, 0), from: head, to };
}

/** Every line where another file is pointed at, in which lines may have moved. */
const ALL = { first: -Infinity, last: Infinity };
const NONE = { first: Infinity, last: -Infinity };

function linesOf(wire: Sent | undefined, uri: string): { readonly first: number; readonly last: number } {
  if (!wire) return NONE;
  let [first, last] = [wire.range.start.line, wire.range.end.line];
  for (const { location } of wire.relatedInformation ?? []) {
    if (location.uri !== uri) return ALL;
    first = Math.min(first, location.range.start.line);
    last = Math.max(last, location.range.end.line);
  }
  return { first, last };
}

/** Of an open document alone: of all others an edit is not waited for, and their texts would be held on to. */
function keep(folder: Folder, path: string, now: Last | undefined): void {
  let own = lastOf.get(folder);
  if (!own) lastOf.set(folder, (own = new Map()));
  if (now && folder.version(path) !== null) own.set(path, now);
  else own.delete(path);
}
