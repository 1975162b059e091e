/**
 * A proposal is the law to come: what the rules of 2022, 2023 and 2024 changed, written as operations over the law of the day before, gives
 * the answers of their day on every sample and case. And what is wrong with a proposal is told where it stands.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { covers, day, type Day } from '../../grammar/src/text/date.ts';
import { determineFile } from '../../server/src/determine/index.ts';
import type { Determination } from '../../server/src/determine/result.ts';
import { installed, type Installed } from '../../server/src/rulebook/compile/further.ts';
import { applyReform } from '../../server/src/rulebook/compile/reform.ts';
import { REFORMABLE, type Reformable, written } from '../../server/src/rulebook/compile/reformable.ts';
import { sectionText } from '../../server/src/rulebook/compile/sections.ts';
import type { Section } from '../../server/src/rulebook/compiled.ts';
import type { DatedMember } from '../../server/src/rulebook/schema/index.ts';
import { loadRulebook } from '../../server/src/rulebook/load/index.ts';
import type { Rulebook } from '../../server/src/rulebook/rulebook.ts';
import { createProgram } from '../../server/src/workspace/program.ts';
import { rulebook, section } from '../support/rulebook.ts';

const law = installed(section);

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

function factsOf({ core, ccl }: Installed, { collection }: Reformable): Fact[] {
  const all = collection === 'ccl' ? [...ccl.values()].flat() : core[collection as keyof typeof core];
  return (all as unknown as Fact[]).map((f) => written(f) as Fact);
}

/** The law as the day before knew it: other collections, and lists of parties, stay as they are. */
function dayBefore(last: string): Installed {
  const core: Record<string, unknown> = { ...law.core };
  for (const how of Object.values(REFORMABLE))
    if (how.collection !== 'ccl') core[how.collection] = frozen(core[how.collection], last);
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
  return { core: core as Installed['core'], ccl, lists: law.lists };
}

/** Days and sources are the proposal's own. */
const PROVENANCE = new Set(['from', 'until', 'source', 'verified', 'note', 'published', 'compliance', 'cite']);
const bare = (fact: Fact): string =>
  JSON.stringify(
    Object.entries(fact)
      .filter(([key]) => !PROVENANCE.has(key))
      .sort(),
  );

/** What stood on the last day and what stands on the first, as operations. */
function asReform(before: Installed, last: string, first: string): { text: string; count: number } {
  const operations: object[] = [];
  const last0 = last as Day;
  for (const [kind, how] of Object.entries(REFORMABLE)) {
    const old = factsOf(before, how).filter((f) => covers(last0, f.from, f.until));
    const now = factsOf(law, how)
      .filter((f) => covers(first as Day, f.from, f.until))
      .map((f) => frozen(f, first) as Fact);
    const by = (facts: readonly Fact[]): Map<string, Fact[]> => Map.groupBy(facts, (f) => f[how.id] as string);
    const [a, b] = [by(old), by(now)];
    for (const id of new Set([...a.keys(), ...b.keys()])) {
      const [x, y] = [a.get(id) ?? [], b.get(id) ?? []];
      if (JSON.stringify(x.map(bare).sort()) === JSON.stringify(y.map(bare).sort())) continue;
      if (x.length === 1 && y.length === 1) {
        const gone = Object.fromEntries(Object.keys(x[0]!).map((key) => [key, null]));
        operations.push({ replace: id, kind, from: first, with: { ...gone, ...y[0], from: undefined, until: undefined } });
        continue;
      }
      if (x.length > 0) operations.push({ end: id, kind, from: first });
      for (const fact of y) operations.push({ add: kind, fact: { ...fact, from: first, until: undefined } });
    }
  }
  // JSON is YAML.
  return { text: JSON.stringify({ title: `What changed on ${first}`, operations }, null, 1), count: operations.length };
}

/** Not verified: entries have lines of exceptions that were not born yet. */
const load = (base: Installed): Rulebook =>
  loadRulebook((name: Section): string => (name === 'core' || name === 'ccl' ? sectionText(name, base) : section(name)));

const root = fileURLToPath(new URL('../../', import.meta.url));
const specs = ['samples', 'tests/cases/specs'].flatMap((folder) =>
  readdirSync(root + folder)
    .filter((f) => f.endsWith('.earshot'))
    .map((f) => `${folder}/${f}`),
);
const program = createProgram(specs, { readFile: (f) => readFileSync(root + f, 'utf8') }, rulebook);

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

describe('the rules, written as proposals over the law of the day before', () => {
  it.each([
    ['2022', '2022-10-06', '2022-10-21'],
    ['2023', '2023-11-16', '2023-11-17'],
    ['2024', '2024-12-01', '2024-12-02'],
  ])('of %s give the answers of the day after', { timeout: 120_000 }, (_, last, first) => {
    const before = dayBefore(last);
    const { text, count } = asReform(before, last, first);
    expect(count).toBeGreaterThan(5);
    const reformed = applyReform(before, text, 'reform.yaml', 'proposal');
    expect(reformed.errors).toEqual([]);
    const on = day(first);
    const [real, unchanged, proposed] = [answers(rulebook, on), answers(load(before), on), answers(load(reformed.installed), on)];
    expect([...unchanged].filter(([id, a]) => real.get(id) !== a).length).toBeGreaterThan(5);
    expect([...proposed].filter(([id, a]) => real.get(id) !== a).map(([id, a]) => [id, a, real.get(id)])).toEqual([]);
  });
});

describe('a proposal', () => {
  const wrong = (text: string): string[] =>
    applyReform(law, text, 'p/reform.yaml', 'p').errors.map((e) => `${e.line}: ${e.message}`);

  it.each([
    [
      '- { end: no-such-rule, from: 2027-01-01 }',
      '1: no fact that a proposal may change is called no-such-rule; earshot rulebook list shows them',
    ],
    ['- { end: lithography, from: 2020-01-01 }', '1: zero-level lithography is not in force on 2020-01-01'],
    ['# x\n- { end: lithography }', '2: from: Invalid input: expected string, received undefined'],
    ['- { stop: lithography }', '1: an operation begins with end, replace, narrow or add'],
    ['- { add: country, fact: { code: XX } }', `1: a proposal adds no country; it adds ${Object.keys(REFORMABLE).join(', ')}`],
    [
      '- { add: level, fact: { id: half, rule: x, percent: 50, destination: [CN], cite: x } }',
      '1: the level that is added says no day from which it holds (from)',
    ],
    [
      '- { add: level, fact: { id: half, percent: 50, destination: [CN], cite: x, from: 2027-01-01 } }',
      '1: rule: Invalid input: expected string, received undefined',
    ],
    [
      '- { replace: ten-percent, from: 2027-01-01, with: { percent: many } }',
      '1: ten-percent: percent: Invalid input: expected number, received string',
    ],
    [
      '- { narrow: ten-percent, from: 2027-01-01, unless: { destination: [CN] } }',
      '1: has no condition that could be narrowed; replace it',
    ],
    [
      '- { add: zero-level, fact: { id: lithography, rule: x, title: x, trigger: { onCcl: true }, scope: { onCcl: true }, cite: x, from: 2027-01-01 } }',
      '1: zero-level lithography exists already on 2027-01-01; replace it',
    ],
    ['title: x\nchanges: []', '1: a list of operations was expected, or title and operations'],
    ['- { replace: LVS, from: 2027-01-01', 'must'],
  ])('%s is refused', (text, message) => {
    expect(wrong(text)[0]).toContain(message);
  });

  it('leaves the days before it as they were, and takes later versions away', () => {
    const { installed: then } = applyReform(law, '- { end: lithography, from: 2024-01-01 }', 'f', 'p');
    const versions = (l: Installed) => l.core.zeroLevels.filter((z) => z.id === 'lithography').map((z) => [z.from, z.until]);
    expect(versions(law)).toEqual([
      ['2023-11-17', '2024-12-02'],
      ['2024-12-02', undefined],
    ]);
    expect(versions(then)).toEqual([['2023-11-17', '2024-01-01']]);
    expect(then.core.days).toContain('2024-01-01');
  });
});
