/**
 * A proposal is the law to come: what the rules of 2022, 2023 and 2024 changed, written as operations over the law of the day before, gives
 * the answers of their days on every sample and case. The operations are made here from the rulebook's own facts, what stood on one day beside
 * what stood on the next, and read as a user's `reform.yaml` is. And what is wrong with a proposal is told where it stands.
 */
import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
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
function daysOf(last: string, through: string): string[] {
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

describe('the rules, written as proposals over the law of the day before', () => {
  it.each([
    ['2022, which took effect on three days', '2022-10-06', '2022-10-21'],
    ['2023', '2023-11-16', '2023-11-17'],
    ['2024, and what followed until the last day to comply', '2024-12-01', '2024-12-31'],
  ])('of %s, give the answers of their days', (_, last, through) => {
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
  });

  it('changed no kind of fact that a proposal cannot', () => {
    const changeable = new Set(['lists', 'ccl', ...Object.values(REFORMABLE).map((r) => r.collection)]);
    const others = Object.entries(law.core).filter(([name]) => !changeable.has(name) && name !== 'changes' && name !== 'days');
    const dated = (value: unknown): string[] =>
      typeof value !== 'object' || value === null
        ? []
        : Object.entries(value).flatMap(([key, v]) => (/^(from|until)$/.test(key) && typeof v === 'string' ? [v] : dated(v)));
    const days = new Set([...daysOf('2022-10-06', '2022-10-21'), '2023-11-17', ...daysOf('2024-12-01', '2024-12-31')]);
    expect(
      others.flatMap(([name, facts]) =>
        dated(facts)
          .filter((d) => days.has(d))
          .map((d) => `${name} ${d}`),
      ),
    ).toEqual([]);
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
    [
      '- { add: country, fact: { code: XX } }',
      `1: a proposal adds no country; it adds ${Object.keys(REFORMABLE).join(', ')}, chart, group-member`,
    ],
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
    [
      '- { add: listed-party, fact: { list: entities, name: Muster, from: 2027-01-01 } }',
      '1: no list of parties is called entities; there is ',
    ],
    [
      '- { add: listed-party, fact: { list: entity-list, name: Muster, items: none-such, from: 2027-01-01 } }',
      '1: no `items` of entity-list is named none-such',
    ],
    [
      '- { narrow: ACM Research (Shanghai), kind: listed-party, from: 2027-01-01, unless: { onCcl: true } }',
      '1: has no condition that could be narrowed; replace it',
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
