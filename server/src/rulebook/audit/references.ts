/** Whatever a rule names exists: entries, places, figures, end uses, tariff lists, lists of parties, roles, bases, exceptions. */
import { WORD_LISTS } from '../../../../grammar/src/index.ts';
import type { CompiledRulebook } from '../compile/index.ts';
import type { Dated } from '../load/select.ts';
import { KNOWN_LISTS } from '../party-lists.ts';
import { type Invariant, nameOf, RULES } from './invariant.ts';
import { missingOn, spanOf, type Span } from './spans.ts';

export const names: Invariant = {
  id: 'names',
  title:
    'Every entry, place, parameter, end use, tariff list, list of parties, role, type, basis and exception that a rule names exists on every day of the rule',
  check(compiled, complain) {
    const { core } = compiled;
    const known = vocabulary(compiled);
    for (const { name, id: key } of RULES) {
      for (const fact of core[name] as readonly (Dated & object)[]) {
        const id = nameOf(fact, key);
        const span = spanOf(fact, core.from);
        walk(fact, '', (key, value) => {
          for (const message of known(key, value, span)) complain(fact, `${id}: ${message}`);
        });
      }
    }
  },
};

type Check = (value: unknown, on: Span) => Iterable<string>;

/** What each key of a rule may name, and a complaint for each name that does not exist. */
function vocabulary(compiled: CompiledRulebook): (key: string, value: unknown, on: Span) => Iterable<string> {
  const { core, ccl } = compiled;
  const figures = new Map(core.parameters.map((p) => [p.name, p]));
  const absent = new Set(core.absent.map((a) => a.eccn));
  const spans = <T extends Dated>(facts: readonly T[], names: (f: T) => readonly string[]): Map<string, Span[]> => {
    const out = new Map<string, Span[]>();
    for (const f of facts) for (const name of names(f)) out.set(name, [...(out.get(name) ?? []), spanOf(f, core.from)]);
    return out;
  };
  const places = spans(core.groups, (g) => (/^[A-E]:\d$/.test(g.group) ? [g.group, g.group[0]!] : [g.group]));
  for (const [code, of] of spans(core.countries, (c) => [c.code])) places.set(code, of);
  places.set('worldwide', [[core.from, '9999-12-31']]);
  const exceptions = spans(core.exceptions, (e) => [e.code]);
  const endUses = new Set(core.endUses.map((e) => e.name));
  const bases = [
    '734.3(a)',
    ...core.zeroLevels.map((z) => z.rule),
    ...core.levels.map((l) => l.rule),
    ...core.directProductRules.flatMap((d) => [d.rule, d.name, ...d.routes.map((r) => r.rule)]),
  ];

  const entry: Check = function* (value, on) {
    for (const selector of members(value)) {
      for (const head of selector.split(' for ').map((s) => s.split('.')[0]!)) {
        if (head === 'EAR99') continue;
        const versions =
          head.length === 2 ? [...ccl].filter(([code]) => code.startsWith(head)).flatMap(([, v]) => v) : (ccl.get(head) ?? []);
        if (absent.has(head)) continue;
        const day = missingOn(
          versions.map((v) => spanOf(v, core.from)),
          on,
        );
        if (day) yield versions.length > 0 ? `there is no ${head} on ${day}` : `no entry is called ${head}`;
      }
    }
  };
  const place: Check = function* (value, on) {
    for (const name of members(value)) {
      const day = missingOn(places.get(name) ?? [], on);
      if (day) yield places.has(name) ? `${name} does not exist on ${day}` : `no country, group or list is called ${name}`;
    }
  };
  const parameter: Check = function* (value) {
    for (const name of members(value)) if (!figures.has(name) && !DERIVED.includes(name)) yield `no parameter is called ${name}`;
  };
  const word = (list: readonly string[] | ReadonlySet<string>, what: string): Check =>
    function* (value) {
      for (const name of members(value)) if (![...list].includes(name)) yield `no ${what} is called ${name}`;
    };
  const exception: Check = function* (value, on) {
    for (const code of codes(value)) {
      if (value === 'part-740' || value === 'none') continue;
      const of = exceptions.get(code) ?? [];
      if (!of.some(([from, until]) => from < on[1] && on[0] < until))
        yield `there is no license exception ${code}${of.length > 0 ? ' on any day of this fact' : ''}`;
    }
  };
  const basis: Check = function* (value) {
    for (const rule of members(value))
      if (!bases.some((b) => b.startsWith(rule))) yield `nothing is subject to the EAR under ${rule}`;
  };
  const roles = WORD_LISTS.role.words.map((w) => w.name);
  const lists = new Set([...KNOWN_LISTS.keys(), ...compiled.lists.map((l) => l.list)]);
  const types = WORD_LISTS.type.words.map((w) => w.name);
  const checks: Readonly<Record<string, Check>> = {
    eccn: entry,
    declaredIn: entry,
    meets: entry,
    plantSpecifiedIn: entry,
    paragraph: entry,
    item: entry,
    'contains.except': entry,
    destination: place,
    exportedFrom: place,
    exporterLocatedIn: place,
    exporterHeadquarteredIn: place,
    partyHeadquarteredIn: place,
    ownerHeadquarteredOutside: place,
    partyLocatedIn: place,
    locatedIn: place,
    developedByHeadquartersIn: place,
    itemOrigin: place,
    via: place,
    in: place,
    country: place,
    figure: parameter,
    choice: parameter,
    parameterStated: parameter,
    endUse: word(endUses, 'end use'),
    within: word(
      core.questions.map((q) => q.paragraph),
      'question',
    ),
    htsList: word(Object.keys(core.hts), 'list of tariff headings'),
    partyRole: word(roles, 'role'),
    exporterRole: word(roles, 'role'),
    itemType: word(types, 'type'),
    types: word(types, 'type'),
    type: word(types, 'type'),
    list: word(lists, 'list of parties'),
    lists: word(lists, 'list of parties'),
    exporterListed: word(lists, 'list of parties'),
    subjectUnder: basis,
    subjectOnlyUnder: basis,
    exceptions: exception,
    only: exception,
    'restriction.except': exception,
  };
  return function* (key, value, on) {
    const check = checks[key];
    if (check) yield* check(value, on);
    if (key === 'choice.is') {
      const { choice, is } = value as { choice: string; is: string };
      const choices = figures.get(choice)?.choices;
      if (choices && !choices.includes(is)) yield `${choice} is never ${is}`;
    }
  };
}

/** Figures that are derived from parameters and have no parameter of their own. */
const DERIVED = ['minimum-resolvable-feature'];

/** Strings of `x`, `[…]` or `{ of: […], except: […] }`; none where the value is a condition. */
function members(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.filter((v): v is string => typeof v === 'string');
  if (typeof value === 'object' && value !== null && 'of' in value) {
    const { of, except } = value as { of: unknown; except?: unknown };
    return [...members(of), ...members(except ?? [])];
  }
  return [];
}

/** Codes of exceptions; one may be admitted under some of its paragraphs only. */
function codes(value: unknown): readonly string[] {
  if (!Array.isArray(value)) return members(value);
  return value.map((v: unknown) => (typeof v === 'string' ? v : (v as { code: string }).code));
}

/** Every key of a rule at any depth, with its value; keys that mean different things in different places get the place before them. */
function walk(value: unknown, under: string, visit: (key: string, value: unknown) => void): void {
  if (typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value) && 'choice' in value) visit('choice.is', value);
  for (const [key, child] of Object.entries(value)) {
    if (!Array.isArray(value)) {
      if (key !== 'except') visit(key, child);
      else if (under === 'contains') visit('contains.except', child);
      else if (under === '') visit('restriction.except', child);
    }
    walk(child, Array.isArray(value) ? under : key, visit);
  }
}
