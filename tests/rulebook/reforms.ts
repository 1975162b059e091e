/** Rules of past years as proposals: the operations are made from the rulebook's own facts. */
import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { covers, day, type Day } from '../../grammar/src/text/date.ts';
import { determineFile } from '../../server/src/determine/index.ts';
import type { Determination } from '../../server/src/determine/result.ts';
import { installed, type Installed } from '../../server/src/rulebook/compile/installed.ts';
import { applyReform } from '../../server/src/rulebook/compile/reform.ts';
import { REFORMABLE, type Reformable, written } from '../../server/src/rulebook/compile/reformable.ts';
import { sectionText } from '../../server/src/rulebook/compile/sections.ts';
import type { Section } from '../../server/src/rulebook/compiled.ts';
import type { DatedMember } from '../../server/src/rulebook/schema/index.ts';
import { loadRulebook } from '../../server/src/rulebook/load/index.ts';
import type { Rulebook } from '../../server/src/rulebook/rulebook.ts';
import { createProgram } from '../../server/src/workspace/program.ts';
import { rulebook, section } from '../support/rulebook.ts';

export const law = installed(section);

type Fact = Record<string, unknown> & { from?: string; until?: string };

/** As it was known on the day: what begins later is not there, what ends later does not end. */
function frozen(value: unknown, on: string): unknown {
  if (Array.isArray(value)) return value.filter((v) => !(begins(v) > on)).map((v) => frozen(v, on));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, v]) => !(begins(v) > on) && !(/until$/i.test(key) && typeof v === 'string' && v > on))
      .map(([key, v]) => [key, frozen(v, on)]),
  );
}
const begins = (v: unknown): string => (typeof v === 'object' && v !== null && !Array.isArray(v) ? ((v as Fact).from ?? '') : '');

function factsOf({ core, ccl, lists }: Installed, { collection }: Reformable): Fact[] {
  if (collection === 'lists') return lists.flatMap((l) => l.parties.map((p) => ({ ...p, list: l.list }) as unknown as Fact));
  const all = collection === 'ccl' ? [...ccl.values()].flat() : core[collection as keyof typeof core];
  return (all as unknown as Fact[]).map((f) => written(f) as Fact);
}

/** The law as the day before knew it. */
function dayBefore(last: string): Installed {
  const core: Record<string, unknown> = { ...law.core };
  for (const how of Object.values(REFORMABLE))
    if (how.collection in core) core[how.collection] = frozen(core[how.collection], last);
  core['groups'] = law.core.groups
    .filter((g) => (g.from ?? '') <= last)
    .map((g) => ({
      ...g,
      members: g.members.flatMap((m): DatedMember[] => {
        if (typeof m === 'string') return [m];
        const [country, from, until] = m;
        if ((from ?? '') > last) return [];
        const member: DatedMember = until !== undefined && until <= last ? m : [country, from];
        return [member];
      }),
    }));
  const ccl = new Map(
    [...law.ccl].flatMap(([eccn, versions]) => {
      const known = frozen(versions, last) as typeof versions;
      return known.length > 0 ? [[eccn, known] as const] : [];
    }),
  );
  const lists = law.lists.map((l) => ({ ...l, parties: frozen(l.parties, last) as typeof l.parties }));
  return { core: core as Installed['core'], ccl, lists };
}

/** Days and sources are the proposal's own. */
const PROVENANCE = new Set(['from', 'until', 'source', 'verified', 'note', 'published', 'compliance', 'cite']);
const own = (fact: Fact): [string, unknown][] => Object.entries(fact).filter(([key]) => !PROVENANCE.has(key));
const bare = (fact: Fact): string => JSON.stringify(own(fact).sort());
const paragraphOf = (f: Fact): unknown => f['rule'] ?? f['cite'] ?? f['list'];

const inForce = (base: Installed, how: Reformable, on: string): Fact[] =>
  factsOf(base, how)
    .filter((f) => covers(on as Day, f.from, f.until))
    .map((f) => frozen(f, on) as Fact);

/** What stood on one day and what stands on the next on which anything does, as operations; and how many of each. */
function operationsOf(last: string, first: string): object[] {
  const operations: object[] = [];
  for (const [kind, how] of Object.entries(REFORMABLE)) {
    const by = (on: string): Map<string, Fact[]> => Map.groupBy(inForce(law, how, on), (f) => f[how.id] as string);
    const [a, b] = [by(last), by(first)];
    for (const id of new Set([...a.keys(), ...b.keys()])) {
      const [x, y] = [a.get(id) ?? [], b.get(id) ?? []];
      const [gone, come] = [
        x.filter((f) => !y.some((g) => bare(g) === bare(f))),
        y.filter((f) => !x.some((g) => bare(g) === bare(f))),
      ];
      if (gone.length === 0 && come.length === 0) continue;
      const alone = (fact: Fact): boolean => x.filter((f) => paragraphOf(f) === paragraphOf(fact)).length === 1;
      if (gone.length === 1 && come.length === 1 && alone(gone[0]!)) {
        const [was, is] = [gone[0]!, come[0]!];
        const others = own(was).filter(([key]) => !(key in is));
        const changed = own(is).filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(was[key]));
        const fields = { ...Object.fromEntries(others.map(([key]) => [key, null])), ...Object.fromEntries(changed) };
        operations.push({ replace: id, kind, from: first, ...(x.length > 1 && { under: paragraphOf(was) }), with: fields });
      } else if (gone.every(alone)) {
        for (const fact of gone)
          operations.push({ end: id, kind, from: first, ...(x.length > 1 && { under: paragraphOf(fact) }) });
        for (const fact of come) operations.push({ add: kind, fact: { ...fact, from: first, until: undefined } });
      } else {
        operations.push({ end: id, kind, from: first });
        for (const fact of y) operations.push({ add: kind, fact: { ...fact, from: first, until: undefined } });
      }
    }
  }
  return operations;
}

/** The days after `last`, to `through`, on which a fact or an entry of a list begins or ends. */
export function daysOf(last: string, through: string): string[] {
  const listed = law.lists.flatMap((l) => l.parties.flatMap((p) => [p.from, p.until]));
  return [...new Set([...law.core.days, ...listed])]
    .filter((d) => d !== undefined && d > last && d <= through)
    .sort() as string[];
}

/** Not verified: entries have lines of exceptions that were not born yet. */
const load = (base: Installed): Rulebook => loadRulebook((name: Section): string => sectionText(name, base));

const root = fileURLToPath(new URL('../../', import.meta.url));
/** Parties that the rules themselves listed, and a fab: what the samples and cases seldom name. */
const LISTED = `as-of 2024-12-02
party toolmaker "ACM Research (Shanghai)" { country CN }
party broker "Novax Group S.A." { country PA }
product etcher { type equipment  origin US  eccn 3B001.c.1.a  value 1_000_000 USD
  destination CN { end-user toolmaker }  destination PA { end-user broker } }
product fluid { type material  origin NL  eccn EAR99  value 10 USD  incorporates none  direct-product-of none
  destination CN { end-user toolmaker } }
`;
const specs = [...globSync(['samples/**/*.earshot', 'tests/cases/specs/*.earshot'], { cwd: root }).sort(), 'listed.earshot'];
const readFile = (f: string): string => (f === 'listed.earshot' ? LISTED : readFileSync(root + f, 'utf8'));
const program = createProgram(specs, { readFile }, rulebook);

/** What is added comes last in its list, and the order of a list decides nothing. */
const sorted = (list: readonly unknown[]): string[] => list.map((x) => JSON.stringify(x)).sort();

/** What of a determination the law decides. */
const answer = (d: Determination): string =>
  JSON.stringify([
    d.id,
    d.outcome,
    d.codifiedOutcome,
    d.subjectToEar,
    d.classification,
    sorted(d.bases),
    d.deMinimis?.percent,
    d.deMinimis?.level,
    d.deMinimis?.exceeded,
    d.advancedNode,
    sorted(d.requirements.map((r) => [r.id, r.answer, r.enforcement, r.reviewPolicy])),
    sorted(d.exceptions.map((e) => [e.code, e.status, e.rule])),
    sorted(d.missing.map((m) => [m.fact, m.of])),
  ]);

const answers = (book: Rulebook, on: Day): Map<string, string> =>
  new Map(
    specs.flatMap((file) =>
      determineFile(program.files.get(file)!.model, book, { fallbackDate: on, on, alternatives: false, flags: false }).map(
        (d) => [`${file} ${d.id}`, answer(d)] as const,
      ),
    ),
  );

/** What changed from one day to another, written as a proposal over the law of the first, gives the answers of the days between. */
export function givesTheAnswers(last: string, through: string): void {
  const before = dayBefore(last);
  const days = daysOf(last, through);
  const operations = days.flatMap((d, i) => operationsOf(days[i - 1] ?? last, d));
  expect(operations.length).toBeGreaterThan(20);
  // JSON is YAML.
  const text = JSON.stringify({ title: `What changed from ${last} to ${through}`, operations }, null, 1);
  const reformed = applyReform(before, text, 'reform.yaml', 'proposal');
  expect(reformed.errors).toEqual([]);
  const proposal = load(reformed.installed);
  const unchanged = answers(load(before), day(through));
  for (const on of new Set([...days, through])) {
    const [real, proposed] = [answers(rulebook, day(on)), answers(proposal, day(on))];
    expect([...proposed].filter(([id, a]) => real.get(id) !== a).map(([id, a]) => [on, id, a, real.get(id)])).toEqual([]);
    expect(proposed.size).toBe(real.size);
    if (on !== through) continue;
    const other = [...unchanged].filter(([id, a]) => real.get(id) !== a).map(([id]) => id);
    expect(other.length).toBeGreaterThan(20);
  }
}
