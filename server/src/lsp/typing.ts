/**
 * Documents that are being written in. What comes of the word at the cursor waits until half a second has gone without a key, or the
 * cursor is on another line; answers that are lost to a mistake of syntax stay as they were, marked stale.
 */
import {
  DiagnosticTag,
  type Diagnostic as Sent,
  type Position,
  type TextDocumentContentChangeEvent,
} from 'vscode-languageserver';
import type { SourceRange } from '../../../grammar/src/text/range.ts';
import type { Diagnostic } from '../base/diagnostic.ts';
import { isOfLanguage, unsettled, waiting } from '../ide/typing.ts';
import type { Determination } from '../determine/result.ts';
import type { After } from '../project/clock.ts';
import type { CheckResult } from '../workspace/check.ts';
import type { Program } from '../workspace/program.ts';
import { type Change, endOf, shifted } from './shift.ts';

/** Milliseconds without a key after which nothing waits any more. */
const QUIET = 500;
/** Changes that findings are moved over; after more of them they are made anew. */
const MOST_CHANGES = 200;
/** Numbers of changes are apart by so much, each time a document is opened: a mark of before is none. */
const OPENING = 1e9;

/** One document that is open. */
interface Written {
  /** Where the last key was struck; none where nobody writes. */
  cursor: Position | undefined;
  /** The last of them, and the number of the first. */
  changes: Change[];
  first: number;
  told: readonly Sent[];
  /** The number of the change that came next. */
  toldAt: number;
  /** All there was at the last check, and when the cursor came to the line that it is on. */
  found: readonly Sent[];
  line: { readonly number: number; readonly before: readonly Sent[] } | undefined;
  /** All answers there were when every product could last be read. */
  answers: readonly Determination[];
  /** The products that could be read. */
  settled: ReadonlySet<string> | readonly { readonly name: string }[];
  /** Of the last check: products that cannot be read for what is being written at the cursor. */
  lost: { readonly result: CheckResult; readonly cursor: Position | undefined; readonly names: ReadonlySet<string> } | undefined;
  waits: boolean;
  stop: () => void;
  wake: (() => void)[];
}

/** A check of one file, and its findings as the client gets them, in the same order. */
export interface Found {
  readonly uri: string;
  readonly path: string;
  readonly program: Program;
  readonly result: CheckResult;
  readonly findings: readonly Diagnostic[];
  readonly sent: Sent[];
}

export class Typing {
  private readonly documents = new Map<string, Written>();
  private opened = 0;
  private readonly after: After;
  /** Told when what waited in a document is to be shown. */
  onQuiet: (uri: string) => void = () => {};

  constructor(after: After) {
    this.after = after;
  }

  /** Before the changes are made. */
  changed(uri: string, changes: readonly TextDocumentContentChangeEvent[]): void {
    const d = this.of(uri);
    d.stop();
    wakeAll(d);
    d.cursor = undefined;
    for (const c of changes) {
      d.changes.push(c as Change);
      const forgotten = 'range' in c ? Math.max(0, d.changes.length - MOST_CHANGES) : d.changes.length;
      d.changes.splice(0, forgotten);
      d.first += forgotten;
    }
    const last = changes.at(-1);
    // More than a line break at once is no typing.
    if (last && 'range' in last && last.text.split('\n').length <= 2) d.cursor = endOf(last);
    d.stop = this.after(QUIET, () => this.quiet(uri, d));
  }

  drop(uri: string): void {
    const d = this.documents.get(uri);
    d?.stop();
    if (d) wakeAll(d);
    this.documents.delete(uri);
  }

  waits = (uri: string): boolean => this.documents.get(uri)?.waits === true;

  /** When nothing waits any more, or something else was written. */
  async settled(uri: string): Promise<void> {
    if (this.waits(uri)) await new Promise<void>((wake) => this.of(uri).wake.push(wake));
  }

  /** The number of the change that comes next. */
  mark(uri: string): number {
    const d = this.of(uri);
    return d.first + d.changes.length;
  }

  /** Since a mark; undefined where there were too many, or the whole text gave way to another. */
  since(uri: string, mark: number): readonly Change[] | undefined {
    const d = this.of(uri);
    return mark < d.first ? undefined : d.changes.slice(mark - d.first);
  }

  /** Products that cannot be read for what is being written: their answers are those they had. */
  lost({ uri, path, program, result }: Omit<Found, 'findings' | 'sent'>): ReadonlySet<string> {
    const d = this.of(uri);
    if (d.lost?.result === result && d.lost.cursor === d.cursor) return d.lost.names;
    const findings = result.diagnostics.filter((f) => f.at.file === path && !f.suppressed);
    const waits = this.waiting({ path, program, findings }, d, d.line?.before ?? d.found);
    return this.lostTo({ path, program, result }, d, waits);
  }

  /** Of the last check of which every product could be read. */
  answers = (uri: string): readonly Determination[] => this.of(uri).answers;

  private lostTo(
    { path, program, result }: Pick<Found, 'path' | 'program' | 'result'>,
    d: Written,
    waits: ReadonlySet<Diagnostic>,
  ): ReadonlySet<string> {
    const names = unsettled(program, path, result, waits, () => namesOf(d.settled));
    d.lost = { result, cursor: d.cursor, names };
    return names;
  }

  /** What of the findings is told now. */
  told(found: Found): Sent[] {
    const d = this.of(found.uri);
    const { cursor } = d;
    if (!cursor) d.line = undefined;
    else if (d.line?.number !== cursor.line) d.line = { number: cursor.line, before: d.found };
    const waits = this.waiting(found, d, d.line?.before ?? []);
    const lost = this.lostTo(found, d, waits);
    const kept = lost.size === 0 ? lost : new Set([...namesOf(d.settled)].filter((name) => lost.has(name)));
    const { findings, sent } = found;
    const changes = this.since(found.uri, d.toldAt);
    let told = sent;
    if (kept.size > 0 && changes) {
      const lost = new Lost(kept, found);
      const mayBe = d.told.filter((was) => lost.mayHave(was));
      told = [
        ...sent.filter((_, i) => !waits.has(findings[i]!) && !lost.hasFinding(findings[i]!)),
        ...shifted(mayBe, changes, found.uri).flatMap((was) => (lost.hasTold(was) ? [stale(was)] : [])),
      ];
    } else if (waits.size > 0) told = sent.filter((_, i) => !waits.has(findings[i]!));
    d.waits = waits.size > 0;
    d.told = told;
    d.found = sent;
    if (lost.size === 0) d.answers = found.result.determinations;
    d.toldAt = this.mark(found.uri);
    const products = found.program.files.get(found.path)?.model.products ?? [];
    d.settled =
      lost.size === 0
        ? products
        : new Set([...namesOf(d.settled), ...products.map((p) => p.name).filter((name) => !lost.has(name))]);
    return told;
  }

  /** @param before what there was when the cursor came to its line */
  private waiting(
    { program, path, findings }: Pick<Found, 'program' | 'path' | 'findings'>,
    { cursor, told }: Written,
    before: readonly Sent[],
  ): ReadonlySet<Diagnostic> {
    const source = program.files.get(path);
    if (!source || !cursor) return new Set();
    const among = (some: readonly Sent[]) => {
      let byCode: Map<Sent['code'], Sent[]> | undefined;
      return (d: Diagnostic): boolean =>
        (byCode ??= Map.groupBy(some, (s) => s.code)).get(d.code)?.some((s) => String(s.message).startsWith(d.message)) === true;
    };
    return waiting(source, source.lines.offset(cursor), findings, { told: among(told), before: among(before) });
  }

  private quiet(uri: string, d: Written): void {
    d.cursor = undefined;
    const waited = d.waits;
    d.waits = false;
    wakeAll(d);
    if (waited) this.onQuiet(uri);
  }

  private of(uri: string): Written {
    let d = this.documents.get(uri);
    if (!d) {
      d = {
        cursor: undefined,
        changes: [],
        first: (this.opened += OPENING),
        told: [],
        toldAt: 0,
        found: [],
        line: undefined,
        answers: [],
        settled: [],
        lost: undefined,
        waits: false,
        stop,
        wake: [],
      };
      this.documents.set(uri, d);
    }
    return d;
  }
}

/** Whoever waits for what waits: it is to be looked at again. */
function wakeAll(d: Written): void {
  for (const wake of d.wake.splice(0)) wake();
}

const namesOf = (settled: Written['settled']): ReadonlySet<string> =>
  settled instanceof Set ? settled : new Set((settled as readonly { readonly name: string }[]).map((p) => p.name));

const stop = (): void => {};

/** Products that cannot be read now, and could be before. */
class Lost {
  private readonly names: ReadonlySet<string>;
  private readonly file: string;
  private readonly places: readonly SourceRange[];
  private readonly lines: readonly (readonly [from: number, to: number])[];

  constructor(names: ReadonlySet<string>, { program, path }: Found) {
    const { declared, lines } = program.files.get(path)!;
    this.names = names;
    this.file = path;
    this.places = [...declared.values()].flatMap(({ value }) => (names.has(value.name) ? [value.whole] : []));
    this.lines = this.places.map((w) => [lines.position(w.start).line, lines.position(w.end).line]);
  }

  /** Of a check that was made now. */
  hasFinding({ code, determination, at }: Diagnostic): boolean {
    if (isOfLanguage(code)) return false;
    if (determination !== undefined) return this.names.has(productOf(determination));
    return at.file === this.file && this.places.some((w) => w.start <= at.start && at.start < w.end);
  }

  /** Wherever it stands now. */
  mayHave({ code, data }: Sent): boolean {
    if (typeof code !== 'string' || isOfLanguage(code)) return false;
    const { determination } = (data ?? {}) as { determination?: string };
    return determination === undefined || this.names.has(productOf(determination));
  }

  /** Of those: as it was told, where it stands now; not where what it stood on is deleted. */
  hasTold({ range: { start, end }, data }: Sent): boolean {
    if (start.line === end.line && start.character === end.character) return false;
    const { determination } = (data ?? {}) as { determination?: string };
    return determination !== undefined || this.lines.some(([from, to]) => from <= start.line && start.line <= to);
  }
}

const productOf = (determination: string): string => determination.slice(0, determination.indexOf('@'));

const STALE = ' (stale)';

function stale(d: Sent): Sent {
  if ((d.data as { stale?: true } | undefined)?.stale) return d;
  const tags = [...(d.tags ?? []), DiagnosticTag.Unnecessary];
  return { ...d, message: d.message + STALE, tags, data: { ...(d.data as object), stale: true } };
}
