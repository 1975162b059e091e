/**
 * `// earshot-ignore CODE[, CODE] [until DATE]: reason` before a line or at its end, and `// earshot-ignore-file …` above
 * the first declaration. A suppressed finding is marked, never dropped; what the law requires cannot be suppressed.
 */
import { type Day, parseDay } from '../../../grammar/src/text/date.ts';
import type { SourceRange } from '../../../grammar/src/text/range.ts';
import { suggest } from '../../../grammar/src/text/suggest.ts';
import type { Diagnostic } from '../base/diagnostic.ts';
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

/** Marks what is suppressed, and adds what is wrong with the suppressions themselves. `today` decides what has lapsed. */
export function applySuppressions(
  files: Iterable<SourceFile>,
  checked: ReadonlySet<string>,
  found: readonly Diagnostic[],
  today: Day,
): Diagnostic[] {
  const perFile = new Map<string, { file: SourceFile; read: Read; used: Set<string> }>();
  for (const file of files) {
    if (!file.text.includes('earshot-ignore')) continue;
    perFile.set(file.file, { file, read: readSuppressions(file, today), used: new Set() });
  }
  if (perFile.size === 0) return [...found];
  const out = found.map((diagnostic) => {
    const own = perFile.get(diagnostic.at.file);
    if (!own || !suppressible(diagnostic.code)) return diagnostic;
    const line = own.file.lines.position(diagnostic.at.start).line;
    const hit = own.read.suppressions.find((s) => s.codes.includes(diagnostic.code) && (s.line === undefined || s.line === line));
    if (!hit) return diagnostic;
    own.used.add(`${hit.at.start} ${diagnostic.code}`);
    return { ...diagnostic, suppressed: { reason: hit.reason, at: hit.at } };
  });
  for (const [name, { file, read, used }] of perFile) {
    if (!checked.has(name)) continue;
    out.push(...read.problems);
    // Findings on a file without products are made where it is imported, which this check may not have seen.
    if (file.model.products.length === 0) continue;
    for (const s of read.suppressions) {
      const idle = s.codes.filter((c) => !used.has(`${s.at.start} ${c}`));
      if (idle.length > 0)
        out.push(
          finding(unusedSuppression, {
            at: s.at,
            message: `Nothing to suppress here: ${idle.join(', ')}`,
            tags: ['unnecessary'],
          }),
        );
    }
  }
  return out;
}

const suppressible = (code: string): boolean => (codes.get(code)?.page.suppress ?? null) !== null;

const COMMENT = /^\/\/\s*earshot-ignore(-file)?(?![\w-])\s*([^:]*)(?::([^]*))?$/;

function readSuppressions(file: SourceFile, today: Day): Read {
  const suppressions: Suppression[] = [];
  const problems: Diagnostic[] = [];
  const firstItem = file.parse.tree.items[0]?.start ?? file.text.length;
  for (const comment of file.parse.tree.comments) {
    const m = COMMENT.exec(file.text.slice(comment.start, comment.end).trimEnd());
    if (!m) continue;
    const at: SourceRange = { file: file.file, start: comment.start, end: comment.end };
    const wrong = (info: CodeInfo, message: string): void => void problems.push(finding(info, { at, message }));
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
      wrong(malformedSuppression, `${unknown} is not a code${near ? `; did you mean ${near}?` : ''}`);
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
      else if (open.length > 0)
        suppressions.push({ at, codes: open, reason, ...(whole ? {} : { line: lineOf(file, comment.start) }) });
    }
  }
  return { suppressions, problems };
}

/** `ES1001 until 2026-12-31` and `reason until 2026-12-31`: the day stands last. */
function splitUntil(text: string): { rest: string; until?: string } {
  const m = /^([^]*?)\s*\buntil\s+(\d{4}-\S*?)\s*\.?\s*$/.exec(text);
  return m ? { rest: m[1]!, until: m[2]! } : { rest: text };
}

/** Its own line where something stands before it; else the next line that holds more than a comment. */
function lineOf(file: SourceFile, start: number): number {
  const { line } = file.lines.position(start);
  const textOf = (n: number): string =>
    file.text.slice(file.lines.offset({ line: n, character: 0 }), file.lines.offset({ line: n + 1, character: 0 }));
  const before = file.text.slice(file.lines.offset({ line, character: 0 }), start);
  if (before.trim() !== '') return line;
  let next = line + 1;
  while (next < file.lines.lineCount && /^\s*(\/\/.*)?$/.test(textOf(next).trimEnd())) next++;
  return next;
}
