/**
 * `// earshot-ignore CODE[, CODE] [until DATE]: reason` before a line or at its end, and `// earshot-ignore-file …` above
 * the first declaration. A suppressed finding is marked, never dropped; what the law requires cannot be suppressed.
 */
import { type Day, parseDay } from '../../../grammar/src/text/date.ts';
import type { SourceRange } from '../../../grammar/src/text/range.ts';
import { suggest } from '../../../grammar/src/text/suggest.ts';
import type { Diagnostic } from '../base/diagnostic.ts';
import { onceFor } from '../base/once-for.ts';
import { codes } from '../rules/index.ts';
import { type CodeInfo, finding } from '../rules/rule.ts';
import {
  lapsedSuppression,
  malformedSuppression,
  suppressionWithoutReason,
  unsuppressible,
  unusedSuppression,
} from '../rules/suppression-codes.ts';
import type { SourceFile } from './program.ts';

interface Suppression {
  readonly at: SourceRange;
  readonly codes: readonly string[];
  readonly reason: string;
  /** Zero-based line it speaks of; undefined: the whole file. */
  readonly line?: number;
}

interface Read {
  readonly suppressions: readonly Suppression[];
  readonly problems: readonly Diagnostic[];
}

/** The suppressions in the files of a program; each file is read when a finding, or its own check, asks for it. */
export class Suppressions {
  private readonly files: ReadonlyMap<string, SourceFile>;
  private readonly today: Day;
  private readonly perFile = new Map<string, Own | undefined>();
  private any: boolean | undefined;

  /** @param today decides what has lapsed */
  constructor(files: ReadonlyMap<string, SourceFile>, today: Day) {
    this.files = files;
    this.today = today;
  }

  /** Marks what is suppressed of all that was found for one file, and adds what is wrong with the suppressions in it. */
  applied(root: SourceFile, found: readonly Diagnostic[]): Suppressed {
    this.any ??= [...this.files.values()].some(({ parse }) => speaks(parse.tree.comments));
    if (!this.any) return { diagnostics: found, used: [] };
    const used = new Map<string, Used>();
    const diagnostics = found.map((diagnostic) => {
      const own = this.of(diagnostic.at.file);
      if (!own || !suppressible(diagnostic.code)) return diagnostic;
      const hit = own.find(diagnostic.code, own.file.lines.position(diagnostic.at.start).line);
      if (!hit) return diagnostic;
      used.set(keyOf(hit.at, diagnostic.code), { at: hit.at, code: diagnostic.code });
      return { ...diagnostic, suppressed: { reason: hit.reason, at: hit.at } };
    });
    const own = this.of(root.file);
    if (own) {
      diagnostics.push(...own.read.problems);
      // Findings on a file without products are made where it is imported, which this check may not have seen.
      if (root.model.products.length > 0)
        for (const { at, codes: named } of own.read.suppressions)
          diagnostics.push(
            ...idle(named, { at, used, make: (data) => finding(unusedSuppression, { at, tags: ['unnecessary'], ...data }) }),
          );
    }
    return { diagnostics, used: [...used.values()] };
  }

  private of(name: string): Own | undefined {
    if (this.perFile.has(name)) return this.perFile.get(name);
    const file = this.files.get(name);
    const read = file && speaks(file.parse.tree.comments) ? readSuppressions(file, this.today) : undefined;
    const own = read && { file: file!, read, find: finder(read.suppressions) };
    this.perFile.set(name, own);
    return own;
  }
}

interface Own {
  readonly file: SourceFile;
  readonly read: Read;
  readonly find: ReturnType<typeof finder>;
}

export interface Suppressed {
  readonly diagnostics: readonly Diagnostic[];
  /** Which suppressions it took, and for which codes. */
  readonly used: readonly Used[];
}

/** One suppression, at work for a code. */
export interface Used {
  readonly at: SourceRange;
  readonly code: string;
}

export const keysOf = (used: readonly Used[]): string[] => used.map((u) => keyOf(u.at, u.code));

const keyOf = (at: SourceRange, code: string): string => `${at.file}|${at.start}|${code}`;

function idle(
  named: readonly string[],
  {
    at,
    used,
    make,
  }: { at: SourceRange; used: { has(key: string): boolean }; make: (said: Pick<Diagnostic, 'message' | 'data'>) => Diagnostic },
): Diagnostic[] {
  const left = named.filter((code) => !used.has(keyOf(at, code)));
  return left.length === 0
    ? []
    : [make({ message: `Nothing to suppress here: ${left.join(', ')}`, data: { idle: left.join(' ') } })];
}

/** Is it of a suppression, and any at work? */
export const isIdle = (d: Diagnostic, used: ReadonlySet<string>): boolean => used.size > 0 && d.code === unusedSuppression.code;

/** What one file's findings do not need, those of a file that imports it may: less what any of them used. */
export function stillIdle(d: Diagnostic, used: ReadonlySet<string>): readonly Diagnostic[] {
  return idle(d.data!['idle']!.split(' '), { at: d.at, used, make: (said) => ({ ...d, ...said }) });
}

/** Found once for each list of comments, which stays the same as long as none of them is read again, and for each comment. */
const speaks = onceFor((comments: SourceFile['parse']['tree']['comments']): boolean => comments.some(speaking));
const speaking = onceFor((comment: SourceFile['parse']['tree']['comments'][number]): boolean =>
  comment.text.includes('earshot-ignore'),
);

const suppressible = (code: string): boolean => (codes.get(code)?.page.suppress ?? null) !== null;

const COMMENT = /^\/\/\s*earshot-ignore(-file)?(?![\w-])\s*([^:]*)(?::([^]*))?$/;

function readSuppressions(file: SourceFile, today: Day): Read {
  const suppressions: Suppression[] = [];
  const problems: Diagnostic[] = [];
  const line = lineOf(file);
  const firstItem = file.parse.tree.items[0]?.start ?? file.text.length;
  for (const comment of file.parse.tree.comments) {
    const m = COMMENT.exec(file.text.slice(comment.start, comment.end).trimEnd());
    if (!m) continue;
    const at: SourceRange = { file: file.file, start: comment.start, end: comment.end };
    const wrong = (info: CodeInfo, message: string, data?: Diagnostic['data']): void =>
      void problems.push(finding(info, { at, message, ...(data && { data }) }));
    const whole = m[1] !== undefined;
    if (whole && comment.start > firstItem) {
      wrong(malformedSuppression, 'earshot-ignore-file must stand above the first declaration');
      continue;
    }
    const head = splitUntil(m[2]!);
    const named = head.rest.split(/[\s,]+/).filter(Boolean);
    const unknown = named.find((c) => !codes.has(c));
    if (named.length === 0) {
      wrong(malformedSuppression, 'earshot-ignore names no code: write earshot-ignore ES2003: reason');
      continue;
    }
    if (unknown !== undefined) {
      const near = suggest(unknown, codes.keys());
      wrong(
        malformedSuppression,
        `${unknown} is not a code${near ? `; did you mean ${near}?` : ''}`,
        near ? { suggestion: near, written: unknown } : undefined,
      );
      continue;
    }
    const tail = splitUntil(m[3] ?? '');
    const untilText = head.until ?? tail.until;
    const until = untilText === undefined ? undefined : parseDay(untilText);
    const reason = tail.rest.trim();
    if (untilText !== undefined && until === undefined)
      wrong(malformedSuppression, `${untilText} is not a calendar day (YYYY-MM-DD)`);
    else if (reason === '')
      wrong(suppressionWithoutReason, `A reason is needed after the colon: earshot-ignore ${named.join(', ')}: reason`);
    else {
      const barred = named.filter((c) => !suppressible(c));
      if (barred.length > 0) wrong(unsuppressible, `${barred.join(', ')} cannot be suppressed`);
      const open = named.filter(suppressible);
      if (until !== undefined && today > until)
        wrong(lapsedSuppression, `This suppression of ${named.join(', ')} lapsed after ${until}`);
      else if (open.length > 0) suppressions.push({ at, codes: open, reason, ...(whole ? {} : { line: line(comment.start) }) });
    }
  }
  return { suppressions, problems };
}

/** `ES1001 until 2026-12-31` and `reason until 2026-12-31`: the day stands last. */
function splitUntil(text: string): { rest: string; until?: string } {
  let end = text.trimEnd();
  if (end.endsWith('.')) end = end.slice(0, -1).trimEnd();
  const day = end.split(/\s/).at(-1)!;
  const before = end.slice(0, end.length - day.length);
  const rest = before.trimEnd();
  if (!/^\d{4}-/.test(day) || rest === before || !/\buntil$/.test(rest)) return { rest: text };
  return { rest: rest.slice(0, -'until'.length).trimEnd(), until: day };
}

/** The line a comment speaks of: its own where something stands before it; else the next that holds more than a comment. */
function lineOf(file: SourceFile): (start: number) => number {
  const textOf = (n: number): string =>
    file.text.slice(file.lines.offset({ line: n, character: 0 }), file.lines.offset({ line: n + 1, character: 0 }));
  /** Of lines that were passed over, so that comments below each other do not pass over them again. */
  const nextOf = new Map<number, number>();
  return (start) => {
    const { line } = file.lines.position(start);
    const before = file.text.slice(file.lines.offset({ line, character: 0 }), start);
    if (before.trim() !== '') return line;
    const passed: number[] = [];
    let next = line + 1;
    while (!nextOf.has(next) && next < file.lines.lineCount && /^\s*(\/\/.*)?$/.test(textOf(next).trimEnd())) passed.push(next++);
    const found = nextOf.get(next) ?? next;
    for (const n of passed) nextOf.set(n, found);
    return found;
  };
}

/** Which suppression speaks of a finding of a code on a line: the first in the file that does. */
function finder(all: readonly Suppression[]): (code: string, line: number) => Suppression | undefined {
  const order = new Map(all.map((s, i) => [s, i]));
  const first = new Map<string, Suppression>();
  for (const s of all)
    for (const code of s.codes) {
      const key = `${code} ${s.line ?? ''}`;
      if (!first.has(key)) first.set(key, s);
    }
  return (code, line) => {
    const [whole, own] = [first.get(`${code} `), first.get(`${code} ${line}`)];
    return whole && own ? (order.get(whole)! < order.get(own)! ? whole : own) : (whole ?? own);
  };
}
