/** Plain data of `ide/` and `rules/` to the shapes of the protocol. */
import {
  DiagnosticSeverity,
  DiagnosticTag,
  type Diagnostic as WireDiagnostic,
  type Location,
  type MarkupContent,
  MarkupKind,
  type Range,
} from 'vscode-languageserver';
import type { LineTable, SourceRange, Span } from '../../../grammar/src/text/range.ts';
import type { Diagnostic } from '../base/diagnostic.ts';
import { LONGEST } from '../base/message.ts';
import { plain } from '../ide/markdown.ts';
import type { Program } from '../workspace/program.ts';

export const range = (lines: LineTable, span: Span): Range => ({
  start: lines.position(span.start),
  end: lines.position(span.end),
});

const TOP: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** Markdown for an editor that shows it, else the text of it. */
export const markup = (markdown: string, readsMarkdown: boolean): MarkupContent =>
  readsMarkdown ? { kind: MarkupKind.Markdown, value: markdown } : { kind: MarkupKind.PlainText, value: plain(markdown) };

/** Places in other files of the program. */
export interface Places {
  readonly program: Program;
  uri(file: string): string;
}

export const rangeOf = (places: Places, at: SourceRange): Range => {
  const lines = places.program.files.get(at.file)?.lines;
  return lines ? range(lines, at) : TOP;
};

export const location = (places: Places, at: SourceRange): Location => ({ uri: places.uri(at.file), range: rangeOf(places, at) });

const severities = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
} as const;

const bare = (citation: string): string => citation.replace(/^15 CFR /, '');

/** As it was last sent: where its places are the same it is the same object. */
const sent = new WeakMap<Diagnostic, WireDiagnostic>();

/** @param page address of a code's page */
export function diagnostic(places: Places, d: Diagnostic, page: (code: string) => string): WireDiagnostic {
  const before = sent.get(d);
  if (before && standsStill(places, d, before)) return before;
  const wire = toWire(places, d, page);
  sent.set(d, wire);
  return wire;
}

function standsStill({ program }: Places, { at, related }: Diagnostic, { range, relatedInformation }: WireDiagnostic): boolean {
  const { file } = at;
  const lines = program.files.get(file)?.lines;
  if (!isAt(lines, at, range)) return false;
  if (!related) return true;
  return related.every((r, i) => {
    const there = r.at.file === file ? lines : program.files.get(r.at.file)?.lines;
    return isAt(there, r.at, relatedInformation![i]!.location.range);
  });
}

function isAt(lines: LineTable | undefined, at: SourceRange, range: Range): boolean {
  return lines ? lines.isAt(at.start, range.start) && lines.isAt(at.end, range.end) : range === TOP;
}

function toWire(places: Places, d: Diagnostic, page: (code: string) => string): WireDiagnostic {
  const unsaid = (d.cite ?? []).filter((c) => !d.message.includes(bare(c)));
  const cited = unsaid.length === 0 ? d.message : `${d.message} (${unsaid.map(bare).join(', ')})`;
  const own = { uri: places.uri(d.at.file), range: rangeOf(places, d.at) };
  const related = [
    ...(d.related ?? []).map((r) => ({ location: location(places, r.at), message: r.message })),
    ...(cited.length > LONGEST ? [{ location: own, message: unsaid.join(', ') }] : []),
  ];
  return {
    range: own.range,
    severity: severities[d.severity],
    code: d.code,
    codeDescription: { href: page(d.code) },
    source: 'earshot',
    message: cited.length > LONGEST ? d.message : cited,
    ...(d.tags?.includes('unnecessary') && { tags: [DiagnosticTag.Unnecessary] }),
    ...(related.length > 0 && { relatedInformation: related }),
    data: { name: d.name, ...(d.determination !== undefined && { determination: d.determination }), ...d.data },
  };
}
