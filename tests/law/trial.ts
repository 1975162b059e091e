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
interface Undamaged {
  readonly wrong: string | undefined;
  /** The days whose law it asks about: a fact of other days cannot move it. */
  readonly days: ReadonlySet<string>;
}
const undamaged = new Map<Unit, Undamaged>();
let days = new Set<string>();
let built: Rulebook | undefined;

function ofUndamaged(unit: Unit): Undamaged {
  let known = undamaged.get(unit);
  if (!known) {
    if (!built) {
      built = loadRulebook((s) => sections.get(s) ?? compiled.section(s));
      const at = built.at.bind(built);
      built.at = (on) => at((days.add(on), on));
    }
    days = new Set();
    undamaged.set(unit, (known = { wrong: unit.run(built), days }));
  }
  return known;
}

const failure = (unit: Unit): string[] => {
  const { wrong } = ofUndamaged(unit);
  return wrong === undefined ? [] : [`${unit.id}: ${wrong}`];
};
/** The tests that do not hold of the rulebook as it is: all, or those of them that were needed so far. */
export const failingUnits = (): string[] => units().flatMap(failure);
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
    if (ofUndamaged(unit).wrong !== undefined || !inItsDays(unit, mutant)) continue;
    try {
      const how = unit.run(rulebook);
      if (how !== undefined) return { kind: 'killed', by: unit.id, how };
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

/**
 * Tests that name the fact by no rare word: no more of them are tried, so that what is called a survivor may be killed by one of the
 * others. A word in more than a twentieth of all tests (a country, a kind) names nothing.
 */
const UNNAMED = 800;
const RARE = 1 / 20;

/** Where the fact is named by its rarest words first, then where most is said of what its record speaks of. */
function inOrder(mutant: Mutant): Unit[] {
  const known = (all: readonly string[]): Word[] => [...new Set(all.flatMap(asTestsSay))].filter((w) => w.length > 1).map(naming);
  const words = known(mutant.words);
  const around = known(mutant.around);
  const scores = new Float64Array(units().length);
  for (const w of [...words, ...around]) for (const i of w.units) scores[i]! += w.weight;
  const rare = new Set(words.filter((w) => w.rare).flatMap((w) => [...w.units]));
  const scored = units()
    .map((unit, i) => ({ unit, score: scores[i]! + (unit.only ? 100 : 0), rare: rare.has(i) }))
    .filter(({ unit }) => !unit.only || unit.only(mutant.section, mutant.words))
    .sort((a, b) => b.score - a.score);
  let unnamed = 0;
  return scored.filter((s) => s.rare || s.unit.only || unnamed++ < UNNAMED).map((s) => s.unit);
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
  readonly units: ReadonlySet<number>;
  readonly weight: number;
  readonly rare: boolean;
}
const words = new Map<string, Word>();

function naming(word: string): Word {
  let known = words.get(word);
  if (!known) {
    const small = word.toLowerCase();
    const pair = /^[A-Z]{2}$/.test(word);
    const has = new Set(read().flatMap((t, i) => ((pair ? t.pairs.has(word) : t.small.includes(small)) ? [i] : [])));
    const share = has.size / units().length;
    words.set(word, (known = { units: has, weight: -Math.log(Math.max(share, 1e-6)), rare: share < RARE }));
  }
  return known;
}

/** A day moved is one day later at most, so the day after the last counts too. */
function inItsDays(unit: Unit, { from = '', until = '9999' }: Mutant): boolean {
  for (const day of ofUndamaged(unit).days) if (day >= from && day <= until) return true;
  return false;
}
