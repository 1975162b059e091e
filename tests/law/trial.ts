/** One damaged rulebook against the tests of the law: killed by the first that answers otherwise, or a survivor. */
import { verifyRulebook } from '../../server/src/rulebook/audit/index.ts';
import type { CclVersions, CoreData } from '../../server/src/rulebook/compiled.ts';
import { sectionText } from '../../server/src/rulebook/compile/sections.ts';
import { loadRulebook } from '../../server/src/rulebook/load/index.ts';
import type { Rulebook } from '../../server/src/rulebook/rulebook.ts';
import { compiled } from '../support/compiled.ts';
import { changed, type Mutant } from './mutants.ts';
import { type Unit, unitsOfTheLaw } from './units.ts';

export type Verdict =
  | { readonly kind: 'killed'; readonly by: string; readonly how: string }
  | { readonly kind: 'survived' }
  | { readonly kind: 'broken'; readonly why: string };

const sections = new Map(['lists', 'screening'].map((s) => [s, compiled.section(s as 'lists')] as const));
const lines = compiled.section('ccl').split('\n');
let all: readonly Unit[] | undefined;
const units = (): readonly Unit[] => (all ??= unitsOfTheLaw());
/** What a test is about: its text in small letters, numbers written plainly, and its words of two capitals: countries and reasons. */
let texts: readonly { readonly small: string; readonly pairs: ReadonlySet<string> }[] | undefined;
const read = (): NonNullable<typeof texts> =>
  (texts ??= units().map(({ about }) => ({
    small: about.toLowerCase().replaceAll(/(?<=\d)_(?=\d)/g, ''),
    pairs: new Set(about.match(/\b[A-Z]{2}\b/g)),
  })));

/** What a test answers of the rulebook as it is: one that does not hold can tell nothing. */
const undamaged = new Map<Unit, string | undefined>();
let built: Rulebook | undefined;

function ofUndamaged(unit: Unit): string | undefined {
  built ??= loadRulebook((s) => sections.get(s) ?? compiled.section(s));
  if (!undamaged.has(unit)) undamaged.set(unit, unit.run(built));
  return undamaged.get(unit);
}

/** The days whose law a test asks about, as its first run had it: a fact of other days cannot move it. */
const asked = new Map<Unit, ReadonlySet<string>>();

function runOn(rulebook: Rulebook, unit: Unit): string | undefined {
  if (asked.has(unit)) return unit.run(rulebook);
  const days = new Set<string>();
  const at = rulebook.at.bind(rulebook);
  rulebook.at = (on) => at((days.add(on), on));
  try {
    return unit.run(rulebook);
  } finally {
    rulebook.at = at;
    asked.set(unit, days);
  }
}

const failure = (unit: Unit): string[] => {
  const wrong = ofUndamaged(unit);
  return wrong === undefined ? [] : [`${unit.id}: ${wrong}`];
};
/** The tests that do not hold of the rulebook as it is: of all, or one in so many; or of those that were needed so far. */
export const failingUnits = (oneIn = 1): string[] =>
  units()
    .filter((_, i) => i % oneIn === 0)
    .flatMap(failure);
export const failedSoFar = (): string[] => [...undamaged.keys()].flatMap(failure);

export function tryMutant(mutant: Mutant): Verdict {
  const { core, ccl } = damaged(mutant);
  const complaint = verifyRulebook({ ...compiled, core, ccl })[0];
  if (complaint) return { kind: 'broken', why: `${complaint.file}:${complaint.line}: ${complaint.message}` };
  let rulebook: Rulebook;
  try {
    rulebook = loadRulebook(
      (s) => sections.get(s) ?? (s === 'core' ? sectionText('core', { ...compiled, core }) : cclText(mutant, ccl)),
    );
  } catch (error) {
    return { kind: 'broken', why: String(error) };
  }
  for (const unit of inOrder(mutant)) {
    if (!inItsDays(unit, mutant)) continue;
    try {
      const how = runOn(rulebook, unit);
      if (how !== undefined && ofUndamaged(unit) === undefined) return { kind: 'killed', by: unit.id, how };
    } catch (error) {
      return { kind: 'broken', why: `${unit.id}: ${String(error)}` };
    }
  }
  return { kind: 'survived' };
}

function damaged({ root, path, change }: Mutant): { core: CoreData; ccl: ReadonlyMap<string, CclVersions> } {
  if (root === 'core') return { core: changed(compiled.core, path, change) as CoreData, ccl: compiled.ccl };
  const [eccn, ...rest] = path as [string, ...(string | number)[]];
  const versions = changed(compiled.ccl.get(eccn), rest, change) as CclVersions;
  const ccl = new Map(compiled.ccl);
  if (versions.length > 0) ccl.set(eccn, versions);
  else ccl.delete(eccn);
  return { core: compiled.core, ccl };
}

/** As the build writes it, with the lines of one entry written anew. */
function cclText(mutant: Mutant, ccl: ReadonlyMap<string, CclVersions>): string {
  if (mutant.root === 'core') return lines.join('\n');
  const eccn = mutant.path[0] as string;
  const versions = ccl.get(eccn);
  const head = `"${eccn}":`;
  const dates = /^"":(.*?),?$/.exec(lines[1]!)![1]!;
  const dated = JSON.parse(dates) as Record<string, [string | null, string | null][]>;
  delete dated[eccn];
  if (versions?.some((v) => v.from || v.until)) dated[eccn] = versions.map((v) => [v.from ?? null, v.until ?? null]);
  const kept = lines.slice(2, -2).flatMap((l) => {
    if (!l.startsWith(head)) return [l.replace(/,$/, '')];
    return versions ? [`${head}${JSON.stringify(versions)}`] : [];
  });
  return `{\n${[`"":${JSON.stringify(dated)}`, ...kept].join(',\n')}\n}\n`;
}

/** No more tests are tried of one mutant, so that what is called a survivor may be killed by one of the others. */
const TRIED = 1200;

/** What names the fact and what is taken away tells more than what else its record speaks of, which a long table names in every row. */
const OWN = 8;

/** First those that are of its kind of fact alone; then where the fact is named by its rarest words, and what its record speaks of. */
function inOrder(mutant: Mutant): Unit[] {
  const said = (all: readonly string[]): string[] => [...new Set(all.flatMap(asTestsSay))].filter((w) => w.length > 1);
  const own = new Set(said(mutant.words));
  const scores = new Float64Array(units().length);
  for (const word of new Set([...own, ...said(mutant.around)])) {
    const { tests, weight } = naming(word);
    for (const i of tests) scores[i]! += own.has(word) ? OWN * weight : weight;
  }
  const apart = units().filter((unit) => unit.only?.(mutant.section, mutant.words));
  const others = units().flatMap((unit, i) => (unit.only ? [] : [{ unit, score: scores[i]! }]));
  return [...apart, ...others.sort((a, b) => b.score - a.score).map((s) => s.unit)].slice(0, apart.length + TRIED);
}

/** `3D001 for 3B001.c.1.a`, `742.6(a)(6)(iii)`: a test may speak of the whole that it is part of. */
function asTestsSay(word: string): string[] {
  return [word, ...word.split(' for ')].flatMap((w) => {
    const at = /^\d[A-E]\d{3}/.test(w) ? '.' : '(';
    const steps = w.split(at);
    return steps.map((_, i) =>
      steps
        .slice(0, i + 1)
        .join(at)
        .trim(),
    );
  });
}

interface Word {
  /** The tests that have it, by their place in the list. */
  readonly tests: readonly number[];
  /** The more, the rarer it is. */
  readonly weight: number;
}
const known = new Map<string, Word>();

function naming(word: string): Word {
  let found = known.get(word);
  if (!found) {
    const small = word.toLowerCase();
    const pair = /^[A-Z]{2}$/.test(word);
    const tests = read().flatMap((t, i) => ((pair ? t.pairs.has(word) : t.small.includes(small)) ? [i] : []));
    known.set(word, (found = { tests, weight: -Math.log(Math.max(tests.length / units().length, 1e-6)) }));
  }
  return found;
}

/** A day moved is one day later at most, so the day after the last counts too. */
function inItsDays(unit: Unit, { from = '', until = '9999' }: Mutant): boolean {
  const days = asked.get(unit);
  if (!days) return true;
  for (const day of days) if (day >= from && day <= until) return true;
  return false;
}
