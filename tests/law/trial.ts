/** One damaged rulebook against the tests of the law: killed by the first that answers otherwise, or a survivor. */
import { verifyRulebook } from '../../server/src/rulebook/audit/index.ts';
import type { CclVersions, CoreData } from '../../server/src/rulebook/compiled.ts';
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
let units: readonly Unit[] | undefined;
/** The days whose law each test asks about: a fact of other days cannot move it. */
const asked = new Map<Unit, ReadonlySet<string>>();

/** The tests that do not hold of the rulebook as it is: they can tell nothing. */
export function failingUnits(): string[] {
  units = unitsOfTheLaw();
  const built = loadRulebook((s) => sections.get(s) ?? compiled.section(s));
  let days = new Set<string>();
  const at = built.at.bind(built);
  built.at = (on) => at((days.add(on), on));
  const failing = units.flatMap((u) => {
    days = new Set();
    asked.set(u, days);
    const wrong = u.run(built);
    return wrong === undefined ? [] : [{ unit: u, wrong }];
  });
  units = units.filter((u) => !failing.some((f) => f.unit === u));
  return failing.map((f) => `${f.unit.id}: ${f.wrong}`);
}

export function tryMutant(mutant: Mutant): Verdict {
  const { core, ccl } = damaged(mutant);
  const complaint = verifyRulebook({ ...compiled, core, ccl })[0];
  if (complaint) return { kind: 'broken', why: `${complaint.file}:${complaint.line}: ${complaint.message}` };
  let rulebook: Rulebook;
  try {
    rulebook = loadRulebook((s) => sections.get(s) ?? (s === 'core' ? JSON.stringify(core) : cclText(mutant, ccl)));
  } catch (error) {
    return { kind: 'broken', why: String(error) };
  }
  for (const unit of inOrder(mutant)) {
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

/** Tests that do not name the fact: no more of them are tried, so that what is called a survivor may be killed by one of the others. */
const UNNAMED = 100;

/** Where the fact is named first: nearly all mutants are killed there, or nowhere. */
function inOrder(mutant: Mutant): Unit[] {
  const words = [...new Set(mutant.words.flatMap((w) => [w, w.replace(/\(.*$/, '')]))].filter((w) => w.length > 1);
  const score = (u: Unit): number => words.reduce((n, w) => n + (u.about.includes(w) ? w.length : 0), 0) + (u.only ? 100 : 0);
  const scored = units!
    .filter((u) => (!u.only || u.only(mutant.section, mutant.words)) && inItsDays(u, mutant))
    .map((u) => ({ u, n: score(u) }))
    .sort((a, b) => b.n - a.n);
  const named = scored.filter((s) => s.n > 0).length;
  return scored.slice(0, named + UNNAMED).map(({ u }) => u);
}

/** A day moved is one day later at most, so the day after the last counts too. */
function inItsDays(unit: Unit, { from = '', until = '9999' }: Mutant): boolean {
  for (const day of asked.get(unit)!) if (day >= from && day <= until) return true;
  return false;
}
