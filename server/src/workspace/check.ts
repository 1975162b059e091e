/** The one check that editor and command line share: determine, diagnose, suppress, sort. No logic of its own about the law. */
import type { Day } from '../../../grammar/src/text/date.ts';
import { Determining } from '../determine/determining.ts';
import { sameGround } from '../determine/ground.ts';
import type { Determination } from '../determine/result.ts';
import type { Diagnostic } from '../base/diagnostic.ts';
import { type DetermineOptions, MOST_DETERMINATIONS } from '../determine/options.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import { ended } from '../base/steps.ts';
import { diagnoseAcross, diagnosed, diagnoseProduct, isDiagnosed, notMade, type ProductFindings } from '../rules/diagnose.ts';
import { daysAhead } from '../rules/es8003-answer-changes.ts';
import { checkBefore, type FileResult, keepCheck, type LastCheck, lastCheck } from './last-check.ts';
import { byName, combined, type Combined, type Part } from './parts.ts';
import type { Program, SourceFile } from './program.ts';
import { Suppressions } from './suppressions.ts';

export interface CheckOptions extends DetermineOptions {
  /** Percentage points below a de minimis level that count as close to it; decimal text, default `2`. */
  readonly margin?: string;
  /** Days ahead in which a known change of the law is looked for; default 90, 0 turns it off. */
  readonly horizon?: number;
}

export interface CheckResult extends Combined {
  readonly files: readonly string[];
  /** File by file, in the order of `files`. */
  readonly parts: readonly Part[];
}

/** `files` are names of the program's files; one it does not hold is passed over. Same input, same bytes out. */
export function check(program: Program, files: readonly string[], options: CheckOptions): CheckResult {
  return ended(checking(program, files, options));
}

/** The same in steps: others may come in between, and who begins again takes up what was done. */
export function* checking(program: Program, files: readonly string[], options: CheckOptions): Generator<undefined, CheckResult> {
  const sources = [...new Set(files)].flatMap((name) => program.files.get(name) ?? []).sort(byName);
  const suppressions = new Suppressions(program.files, options.fallbackDate);
  const parts: Part[] = [];
  for (const source of sources) {
    const own = yield* checkingFile(source, program.rulebook, options);
    parts.push({
      file: source.file,
      products: source.model.products.map((p) => p.name),
      determinations: own.determinations,
      determined: own.determinations.length,
      undetermined: own.undetermined,
      ...suppressions.applied(source, [...source.diagnostics, ...own.diagnostics]),
    });
  }
  return { files: parts.map((p) => p.file), parts, ...combined(parts) };
}

/**
 * Determinations and rule findings of one file. A program keeps the SourceFile of a file that neither changed nor
 * imports one that did, so the last result stands as long as the object does; in another one, what was made of products that are
 * what they were.
 */
export function checkFile(source: SourceFile, rulebook: Rulebook, options: CheckOptions): FileResult {
  return ended(checkingFile(source, rulebook, options));
}

function* checkingFile(source: SourceFile, rulebook: Rulebook, options: CheckOptions): Generator<undefined, FileResult> {
  const {
    fallbackDate,
    on,
    codified,
    strict,
    strictDates,
    explain,
    margin,
    horizon,
    maxDeterminations: most = MOST_DETERMINATIONS,
  } = options;
  const key = JSON.stringify([fallbackDate, on, codified, strict, strictDates, explain, margin, horizon]);
  const own = lastCheck(source);
  if (own && own.key === key && own.most === most && own.rulebook === rulebook) return own;
  const { model } = source;
  const last = checkBefore(source);
  const before = last?.key === key && last.rulebook === rulebook ? last : undefined;
  const determining = new Determining(model, rulebook, options, before?.counted);
  const days = new Map<Day, Determining>();
  const onDay = (day: Day): Determining => {
    let then = days.get(day);
    if (!then)
      days.set(
        day,
        (then = new Determining(model, rulebook, { ...options, on: day, explain: false, alternatives: false, flags: false })),
      );
    return then;
  };
  // Sales that share a license bear on each other on every day.
  const shared = model.authorizations.some((a) => a.valueLimit !== undefined);
  const asked = { model, rulebook, key, shared, options: { fallbackDate, codified, margin, horizon } };
  const beyond = determining.beyond(most);
  const ground = shared || beyond.size > 0 ? undefined : determining.ground;
  // Where all that any of them rests on is the same, a product that is what it was has what it had, without a look at anything else.
  const standing = ground && before?.ground && sameGround(before.ground, ground) ? before.found : [];
  const found: ProductFindings[] = [];
  for (const product of model.products) {
    const stands = standing[found.length];
    if (stands?.product === product) {
      found.push(stands);
      continue;
    }
    if (beyond.has(product)) {
      found.push(notMade(product, determining.unmade(product, most)));
      continue;
    }
    const determinations = determining.known(product) ?? (yield* determining.steps(product));
    const known = diagnosed(product, determinations, asked);
    if (known) {
      found.push(known);
      continue;
    }
    const ofProduct = { ...asked, options: { ...asked.options, determineOn: (day: Day) => onDay(day).of(product) } };
    if (!isDiagnosed(determinations, key))
      for (const day of daysAhead(ofProduct, product, determinations)) yield* onDay(day).steps(product);
    found.push(diagnoseProduct(product, determinations, ofProduct));
  }
  const determinations: Determination[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const f of found) {
    for (const d of f.determinations) determinations.push(d);
    for (const d of f.own) diagnostics.push(d);
  }
  const unmade = beyond.size === 0 ? [] : found.filter((f) => beyond.has(f.product)).flatMap((f) => f.determinations);
  const across = { ...asked, options: { ...asked.options, most, made: determinations.length - unmade.length } };
  for (const d of diagnoseAcross(found, across)) diagnostics.push(d);
  const result: LastCheck = {
    rulebook,
    key,
    most,
    determinations,
    undetermined: found.reduce((n, f) => n + f.undetermined, 0),
    diagnostics,
    found,
    counted: determining.counted,
    ground,
  };
  for (const d of [determining, ...days.values()]) d.done();
  keepCheck(source, result);
  return result;
}
