/** A report that was written as JSON, with what was kept beside it (kept.ts), as the check that it was made of. */
import type { Day } from '../../../grammar/src/text/date.ts';
import type { Position, SourceRange } from '../../../grammar/src/text/range.ts';
import { type Diagnostic, keyOf } from '../base/diagnostic.ts';
import type { Missing, Proof } from '../determine/result.ts';
import type { Fix } from '../rules/fix.ts';
import type { Part } from '../workspace/parts.ts';
import type { Reported } from './input.ts';
import type { Kept } from './kept-schema.ts';
import type { ProofStep, ReportDetermination, ReportFinding } from './schema.ts';

export interface ReadBack {
  readonly parts: readonly ReadPart[];
  /** Lines of files, by their numbers. */
  readonly lines: readonly (readonly [string, Readonly<Record<string, string>>])[];
  /** By the keys of findings. */
  readonly fixes: ReadonlyMap<string, readonly Fix[]>;
}

/** Without its determinations where the report left them out. */
export interface ReadPart extends Part<Reported> {
  readonly answers: Kept['files'][number]['answers'];
}

/** An offset in a text of which only some lines are known: its line and its column in one number, in the order of the text. */
const WIDTH = 2 ** 29;
const offsetOf = ({ line, character }: Position): number => line * WIDTH + character;
export const positionOf = (offset: number): Position => ({ line: Math.floor(offset / WIDTH), character: offset % WIDTH });

export const linesAt = (at: SourceRange): { start: Position; end: Position } => ({
  start: positionOf(at.start),
  end: positionOf(at.end),
});

interface Written {
  readonly determinations: readonly ReportDetermination[];
  readonly diagnostics: readonly ReportFinding[];
}

export function readBack({ determinations, diagnostics }: Written, kept: Kept): ReadBack {
  const { names, lines } = kept;
  const name = (file: string): string => names[file] ?? file;
  const places = new Places(name);
  const fixes = new Map<string, readonly Fix[]>();
  const found = new Map<number, Diagnostic[]>();
  diagnostics.forEach((written, i) => {
    const more = kept.findings[i]!;
    const d = places.finding(written, more);
    const own = found.get(more.by);
    if (own) own.push(d);
    else found.set(more.by, [d]);
    if (more.fixes)
      fixes.set(
        keyOf(d),
        more.fixes.map((fix) => places.fix(fix)),
      );
  });
  const used = kept.used.map(({ file, at, code }) => ({ at: { file, start: offsetOf(at.start), end: offsetOf(at.end) }, code }));
  let at = 0;
  const parts = kept.files.map((f, i): ReadPart => {
    const own = determinations.slice(at, (at += f.determinations));
    return {
      file: f.file,
      products: f.products,
      determinations: own.map((d) => places.determination(d)),
      determined: f.determinations,
      undetermined: f.undetermined,
      answers: f.answers,
      diagnostics: found.get(i) ?? [],
      // They are joined before they are asked for, so it is all one whose they are.
      used: i === 0 ? used : [],
    };
  });
  return { parts, lines: Object.entries(lines).map(([file, own]) => [name(file), own]), fixes };
}

class Places {
  private readonly name: (file: string) => string;

  constructor(name: (file: string) => string) {
    this.name = name;
  }

  private range(file: string, { start, end }: ReportFinding['range']): SourceRange {
    return { file: this.name(file), start: offsetOf(start), end: offsetOf(end) };
  }

  /** Of what a report gives the beginning alone. */
  private place({ file, line, column }: ReportDetermination['location']): SourceRange {
    const start = offsetOf({ line: line - 1, character: column - 1 });
    return { file: this.name(file), start, end: start };
  }

  finding(d: ReportFinding, more: Kept['findings'][number]): Diagnostic {
    const { suppressed, determination, determinations } = d;
    return {
      code: d.code,
      name: d.name,
      severity: d.severity,
      message: d.message,
      at: this.range(d.file, d.range),
      related: d.related.map((r) => ({ at: this.range(r.file, r.range), message: r.message })),
      cite: d.cite,
      ...(determination !== undefined && { determination }),
      ...(determinations && { determinations }),
      ...(suppressed && { suppressed: { reason: suppressed.reason, at: this.range(d.file, more.suppressedAt!) } }),
      ...(more.idle !== undefined && { data: { idle: more.idle } }),
    };
  }

  fix({ title, files }: NonNullable<Kept['findings'][number]['fixes']>[number]): Fix {
    const edits = files.map(({ file, edits: own }) => ({
      file: this.name(file),
      edits: own.map((e) => ({ start: offsetOf(e.range.start), end: offsetOf(e.range.end), text: e.text })),
    }));
    return { title, edits: () => edits };
  }

  determination(d: ReportDetermination): Reported {
    const { location, expectations, alternatives, missing, proof, asOf, ...same } = d;
    const expected = expectations?.[0];
    return {
      ...(same as Omit<Reported, 'asOf' | 'at' | 'expected' | 'alternatives' | 'missing' | 'proof'>),
      asOf: asOf as Day,
      at: this.place(location),
      alternatives: alternatives.filter((a) => a.changesAnswer) as Reported['alternatives'],
      otherAlternatives: alternatives.filter((a) => !a.changesAnswer) as Reported['alternatives'],
      missing: missing.map((m) => this.missing(m)),
      ...(expected && { expected: this.expected(expected) }),
      ...(proof && { proof: this.proof(proof) }),
    };
  }

  private expected({
    location,
    reviewed,
    ...same
  }: NonNullable<ReportDetermination['expectations']>[number]): Reported['expected'] {
    return {
      ...same,
      at: this.place(location),
      ...(reviewed && { reviewed: reviewed as NonNullable<Reported['expected']>['reviewed'] }),
    } as Reported['expected'];
  }

  private missing({ location, ...same }: ReportDetermination['missing'][number]): Missing {
    return { ...same, ...(location && { at: this.place(location) }) };
  }

  private proof(p: ProofStep): Proof {
    return {
      ...(p.rule !== undefined && { rule: p.rule }),
      text: p.text,
      answer: p.answer,
      ...(p.coverage !== undefined && { coverage: p.coverage }),
      ...(p.facts && { facts: p.facts.map((f) => ({ text: f.text, ...(f.location && { at: this.place(f.location) }) })) }),
      ...(p.missing && { missing: p.missing.map((m) => this.missing(m)) }),
      ...(p.children && { children: p.children.map((c) => this.proof(c)) }),
    };
  }
}
