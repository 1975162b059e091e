/**
 * What a word that is being written does to the findings. The word at the cursor is not wrong yet: errors that come of it wait. And
 * while a declaration cannot be read, the answers that rest on it are those it had, not "undetermined".
 */
import { SYNTAX_CODES } from '../../../grammar/src/index.ts';
import type { SourceRange, Span } from '../../../grammar/src/text/range.ts';
import type { Diagnostic } from '../base/diagnostic.ts';
import { onceFor } from '../base/once-for.ts';
import { BINDER_CODES } from '../model/binder-codes.ts';
import type { Facility, Item, Party } from '../model/model.ts';
import type { Decision } from '../determine/result.ts';
import { ofItem } from '../rules/clauses.ts';
import type { CheckResult } from '../workspace/check.ts';
import type { Program, SourceFile } from '../workspace/program.ts';
import { touches } from './place.ts';

/** Of the text itself: its syntax, its names and its values. The others speak of answers. */
export const isOfLanguage = (code: string): boolean => OF_LANGUAGE.has(code);
const OF_LANGUAGE: ReadonlySet<string> = new Set([...Object.keys(SYNTAX_CODES), ...Object.keys(BINDER_CODES)]);

/** What of a finding is known besides. */
export interface Said {
  /** It is shown already. */
  readonly told: (d: Diagnostic) => boolean;
  /** It was there when the cursor came to its line. */
  readonly before: (d: Diagnostic) => boolean;
}

/**
 * Those that wait. An error of the language that touches the word at the cursor; one that came, wherever it stands, while the cursor is
 * on its line, for it comes of what is written there; a block that is not closed and in which the user is still writing. And what else
 * is new on the line.
 *
 * @param offset where the last key was struck
 */
export function waiting(source: SourceFile, offset: number, found: readonly Diagnostic[], said: Said): ReadonlySet<Diagnostic> {
  const line = lineAt(source, offset);
  const word = wordAt(source.textAt(line), offset - line.start, line.start);
  return new Set(
    found.filter((d) => {
      if (d.severity !== 'error' && d.severity !== 'warning') return false;
      const ofLanguage = isOfLanguage(d.code);
      if ((!ofLanguage && !touches(line, d.at.start)) || d.at.file !== source.file) return false;
      if (ofLanguage && overlaps(d.at, word)) return true;
      return !said.told(d) && (isOpenAt(source, d, offset) || !said.before(d));
    }),
  );
}

const overlaps = (a: Span, b: Span): boolean => a.start <= b.end && b.start <= a.end;

/** @param line the text of the line, on which a word is whole, and `begins` where that stands */
function wordAt(text: string, offset: number, begins: number): Span {
  let [start, end] = [offset, offset];
  while (start > 0 && /[\w.:-]/.test(text[start - 1]!)) start--;
  while (end < text.length && /[\w.:-]/.test(text[end]!)) end++;
  return { start: begins + start, end: begins + end };
}

function lineAt({ lines }: SourceFile, offset: number): Span {
  const { line } = lines.position(offset);
  const start = lines.offset({ line, character: 0 });
  return line + 1 < lines.lineCount
    ? { start, end: lines.offset({ line: line + 1, character: 0 }) - 1 }
    : { start, end: lines.end };
}

/** The cursor stands behind its head, and before whatever was read next. */
function isOpenAt({ parse }: SourceFile, { code, at }: Diagnostic, offset: number): boolean {
  if (code !== UNCLOSED || offset < at.start) return false;
  const next = parse.tree.items.find((item) => item.start > at.start);
  return next === undefined || offset <= next.start;
}
const UNCLOSED = 'ES0008';

/**
 * Products whose answers are lost to a mistake of syntax, or to an error that waits: they are as they were. An error of another sort that
 * is shown has its answer, which is the one to show.
 *
 * @param before names of products that could be read
 */
export function unsettled(
  program: Program,
  file: string,
  result: CheckResult,
  waits: ReadonlySet<Diagnostic>,
  before: () => Iterable<string>,
): Set<string> {
  const out = new Set<string>();
  const source = program.files.get(file);
  if (!source || !hasErrors(program)) return out;
  const told = toldIn(program, waits);
  const { model, parse, declared } = source;
  // A product whose head is misread is not gone: while `party ` is written before it, it reads as a party of the name `product`.
  if (parse.errors.length > 0) for (const name of before()) if (!declared.has(name)) out.add(name);
  const misread = (whole: SourceRange): boolean =>
    program.files.get(whole.file)?.parse.errors.some(({ statement: s }) => s && whole.start <= s.start && s.start < whole.end) ===
    true;
  const open = model.flaw !== undefined && !told(model.flaw.at);
  for (const product of model.products)
    if (open || flawedIn(product).some((t) => !told(t.flaw!.at) || misread(t.whole))) out.add(product.name);
  for (const d of result.determinations)
    if (!out.has(d.product) && wanted(d.ofClass ?? d).some((at) => !told(at))) out.add(d.product);
  return out;
}

/** Is an error shown at the very place, of the names and values? */
function toldIn({ files }: Program, waits: ReadonlySet<Diagnostic>): (at: SourceRange) => boolean {
  const places = new Map<string, ReadonlySet<string>>();
  const shown = ({ diagnostics }: SourceFile): ReadonlySet<string> =>
    new Set(diagnostics.flatMap((d) => (d.code in SYNTAX_CODES || waits.has(d) ? [] : [placeOf(d.at)])));
  return (at) => {
    const file = files.get(at.file);
    if (!file) return false;
    let own = places.get(at.file);
    if (!own) places.set(at.file, (own = shown(file)));
    return own.has(placeOf(at));
  };
}

const placeOf = ({ start, end }: Span): string => `${start} ${end}`;

const hasErrors = ({ files }: Program): boolean => [...files.values()].some(isWrong);

const isWrong = onceFor(({ diagnostics }: SourceFile): boolean => diagnostics.some((d) => d.severity === 'error'));

/** Declarations that are wanted for an answer. */
const wanted = onceFor(({ outcome, missing }: Decision): readonly SourceRange[] =>
  outcome === 'undetermined' ? missing.flatMap((m) => (m.fact === 'declaration' && m.at ? [m.at] : [])) : [],
);

/** Found once: what a product reaches is other things as soon as one of them has an error, or has none any more. */
const flawedIn = ofItem((product) => [...restsOn(product)].filter((t) => t.flaw !== undefined));

/** The product, all that goes into it, and whom and what its destinations name. */
function* restsOn(product: Item): Generator<Item | Party | Facility> {
  const seen = new Set<Item>([product]);
  for (const item of seen) {
    yield item;
    for (const { item: part } of item.uses) seen.add(part);
  }
  for (const d of product.destinations) {
    if (d.facility) yield d.facility.value;
    for (const { value } of [...d.endUser, ...d.consignee, ...d.purchaser]) yield value;
    if (d.exporter) yield d.exporter.value;
  }
}
