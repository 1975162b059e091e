/**
 * What a JSON report does not say, and other formats of the same check do: kept beside it, a report is read back as it was
 * (read-back.ts), and reports of the parts of a check make the report of the whole.
 */
import type { SourceRange } from '../../../grammar/src/text/range.ts';
import { type Diagnostic, isDetail } from '../base/diagnostic.ts';
import type { Fix } from '../rules/fix.ts';
import type { Combined, Part } from '../workspace/parts.ts';
import type { Reported, ReportInput } from './input.ts';
import { range } from './json.ts';
import type { Kept } from './kept-schema.ts';

type Said = Pick<Combined, 'diagnostics' | 'saidBy'>;
type Input = Pick<ReportInput, 'source' | 'shown' | 'fixes'>;
type Lines = Record<string, Record<string, string>>;
type Names = Record<string, string>;

/** @param parts of a check, with all their determinations, and what they come to */
export function keep(
  parts: readonly Part<Pick<Reported, 'outcome' | 'asOf'>>[],
  { diagnostics, saidBy }: Said,
  input: Input,
): Kept {
  const number = new Map(parts.map((p, i) => [p.file, i]));
  const used = new Map(parts.flatMap((p) => p.used.map((u) => [`${u.at.file}|${u.at.start}|${u.code}`, u])));
  const findings = diagnostics.map((d, i) => ({ by: number.get(saidBy[i]!)!, ...finding(d, input) }));
  return {
    files: parts.map((p) => ({
      file: p.file,
      products: [...p.products],
      determinations: p.determined,
      undetermined: p.undetermined,
      answers: answersOf(p.determinations),
    })),
    findings,
    used: [...used.values()].map(({ at, code }) => ({ file: at.file, at: range(at, input), code })),
    lines: linesOf(diagnostics, input),
    names: namesOf(parts, diagnostics, input),
  };
}

/** How many answers there are of each kind, under the law of each day. */
export function answersOf(determinations: readonly Pick<Reported, 'outcome' | 'asOf'>[]): Kept['files'][number]['answers'] {
  const counts = new Map<string, Map<string, number>>();
  for (const { outcome, asOf } of determinations) {
    let byDay = counts.get(outcome);
    if (!byDay) counts.set(outcome, (byDay = new Map()));
    byDay.set(asOf, (byDay.get(asOf) ?? 0) + 1);
  }
  return [...counts].flatMap(([outcome, byDay]) => [...byDay].map(([asOf, n]): [string, string, number] => [outcome, asOf, n]));
}

function finding(d: Diagnostic, input: Input): Omit<Kept['findings'][number], 'by'> {
  const fixes = (input.fixes?.(d) ?? []).flatMap((fix) => whole(fix, input));
  return {
    ...(d.suppressed && { suppressedAt: range(d.suppressed.at, input) }),
    ...(d.data?.['idle'] !== undefined && { idle: d.data['idle'] }),
    ...(fixes.length > 0 && { fixes }),
  };
}

/** One that leaves nothing to write and makes no file: no report has others. */
function whole(fix: Fix, input: Input): NonNullable<Kept['findings'][number]['fixes']> {
  const files = fix.edits();
  if (files.some((f) => f.made || f.edits.some((e) => e.holes?.length))) return [];
  const edits = ({ file, edits: own }: (typeof files)[number]) => ({
    file: input.shown(file),
    edits: own.map(({ start, end, text }) => ({ range: range({ file, start, end }, input), text })),
  });
  return [{ title: fix.title, files: files.map(edits) }];
}

/** A report shows the line of a finding with its neighbors, and those of places that it relates to. */
function linesOf(diagnostics: readonly Diagnostic[], input: Input): Lines {
  const lines: Lines = {};
  const take = (at: SourceRange, around: number): void => {
    const source = input.source(at.file);
    if (!source) return;
    const own = (lines[input.shown(at.file)] ??= {});
    const { line } = source.position(at.start);
    for (let n = line - around; n <= line + around; n++) {
      const text = source.line(n);
      if (text !== undefined) own[n] = text;
    }
  };
  for (const d of diagnostics) {
    take(d.at, 1);
    for (const r of d.related ?? []) if (!isDetail(d, r)) take(r.at, 0);
  }
  return lines;
}

function namesOf(parts: readonly Pick<Part, 'file'>[], diagnostics: readonly Diagnostic[], input: Input): Names {
  const files = new Set([...parts.map((p) => p.file), ...diagnostics.map((d) => d.at.file)]);
  return Object.fromEntries([...files].flatMap((file) => (input.shown(file) === file ? [] : [[input.shown(file), file]])));
}
