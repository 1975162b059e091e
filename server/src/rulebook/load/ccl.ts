/** The Commerce Control List, decoded one entry at a time: most checks touch a handful of the 600-odd. */
import { covers, type Day } from '../../../../grammar/src/text/date.ts';
import type { CclVersions, CompiledEntry } from '../compiled.ts';
import type { Condition } from '../schema/condition.ts';
import type { CclEntry, CclRow, ListBased, RowScope } from '../rulebook.ts';

interface Scoped {
  of?: readonly string[] | undefined;
  except?: readonly string[] | undefined;
  condition?: string | undefined;
  metByEndUse?: readonly string[] | undefined;
  settledBy?: Condition | undefined;
  unless?: string | undefined;
  forReason?: true | undefined;
}

/** Where the JSON of an entry starts and ends in the text. */
type Span = readonly [start: number, end: number];

/** Of more entries than these all are found at once. */
const FEW = 40;

export class Ccl {
  /** One entry a line, see compile/sections.ts. */
  private readonly text: string;
  private readonly dated: Readonly<Record<string, readonly [string | null, string | null][]>>;
  private readonly versions = new Map<string, CclVersions>();
  private found: ReadonlyMap<string, Span> | undefined;

  constructor(text: string) {
    this.text = text;
    this.dated = JSON.parse(text.slice(...this.span(1, ''))) as Ccl['dated'];
  }

  codes(on: Day): readonly string[] {
    const out: string[] = [];
    for (const code of this.all().keys()) {
      const spans = this.dated[code];
      if (!spans || spans.some(([from, until]) => covers(on, from ?? undefined, until ?? undefined))) out.push(code);
    }
    return out;
  }

  /** @param line where the line break before it is */
  private span(line: number, code: string): Span {
    const end = this.text.indexOf('\n', line + 1);
    return [line + code.length + 4, this.text[end - 1] === ',' ? end - 1 : end];
  }

  private spanOf(code: string): Span | undefined {
    if (this.found || this.versions.size > FEW) return this.all().get(code);
    const line = code === '' ? -1 : this.text.indexOf(`\n"${code}":`);
    return line < 0 ? undefined : this.span(line, code);
  }

  private all(): ReadonlyMap<string, Span> {
    if (this.found) return this.found;
    const { text } = this;
    const found = new Map<string, Span>();
    for (let line = text.indexOf('\n', 2); text[line + 1] === '"'; line = text.indexOf('\n', line + 1)) {
      const code = text.slice(line + 2, text.indexOf('"', line + 2));
      found.set(code, this.span(line, code));
    }
    return (this.found = found);
  }

  entry(eccn: string, on: Day): CclEntry | undefined {
    const version = this.decode(eccn)?.find((v) => covers(on, v.from, v.until));
    return version && select(version, on);
  }

  private decode(eccn: string): CclVersions | undefined {
    let versions = this.versions.get(eccn);
    const span = versions ? undefined : this.spanOf(eccn);
    if (span) {
      versions = JSON.parse(this.text.slice(span[0], span[1])) as CclVersions;
      this.versions.set(eccn, versions);
    }
    return versions;
  }
}

function select(v: CompiledEntry, on: Day): CclEntry {
  return {
    eccn: v.eccn,
    title: v.title,
    verified: v.verified,
    rows: v.rows
      .filter((r) => covers(on, r.from, r.until))
      .map(
        (r): CclRow => ({
          reason: r.reason,
          applies: scope(r),
          ...(r.column ? { column: r.column } : { special: r.special! }),
          ...(r.note ? { note: r.note } : {}),
        }),
      ),
    exceptions: v.exceptions.map(
      (e): ListBased => ({
        code: e.code,
        applies: scope(e),
        ...(e.limit ? { limit: e.limit } : {}),
        ...(e.barred ? { barred: true as const } : {}),
        ...(e.to ? { to: e.to } : {}),
        ...(e.notFor ? { notFor: e.notFor } : {}),
        ...(e.rule ? { rule: e.rule } : {}),
        ...(e.note ? { note: e.note } : {}),
      }),
    ),
    ...(v.paragraphs ? { paragraphs: v.paragraphs.map((p) => `${v.eccn}.${p}`) } : {}),
    ...(v.paragraphTitles ? { paragraphTitles: v.paragraphTitles } : {}),
    ...(v.paragraphTypes ? { paragraphTypes: v.paragraphTypes } : {}),
    ...(v.comprises
      ? {
          comprises: {
            of: v.comprises.of === undefined ? v.eccn : `${v.eccn}.${v.comprises.of}`,
            paragraphs: v.comprises.paragraphs.filter((c) => covers(on, c.from, c.until)).map((c) => `${v.eccn}.${c.paragraph}`),
          },
        }
      : {}),
    ...(v.pointer ? { pointer: v.pointer } : {}),
    ...(v.holds ? { holds: v.holds } : {}),
    ...(v.leavesOut ? { leavesOut: v.leavesOut.filter((l) => covers(on, l.from, l.until)) } : {}),
    ...(v.from ? { from: v.from } : {}),
  };
}

function scope(s: Scoped): RowScope {
  return {
    ...(s.of ? { of: s.of } : {}),
    ...(s.except ? { except: s.except } : {}),
    ...(s.condition ? { condition: s.condition } : {}),
    ...(s.metByEndUse ? { metByEndUse: s.metByEndUse } : {}),
    ...(s.settledBy ? { settledBy: s.settledBy } : {}),
    ...(s.unless ? { unless: s.unless } : {}),
    ...(s.forReason ? { forReason: true } : {}),
  };
}
