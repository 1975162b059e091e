/** Every day on which a fact starts or ends is explained: some change of the history takes effect on it and touches the fact. */
import type { Complain, Invariant } from './invariant.ts';
import { bears, changesBearing, eventOn, refsIn } from '../history.ts';
import { FILE_KINDS, KINDS } from '../kinds.ts';
import type { TChange } from '../schema/index.ts';

export const history: Invariant = {
  id: 'history',
  regulationOnly: true,
  title: 'Every day on which a fact starts or ends is the day of a change in the history that touches it',
  check({ files, core }, complain) {
    const explain = (fact: object, refs: readonly string[], name: string): void =>
      ends(core.changes, core.from, { ...fact }, fact, refs, name, complain);
    for (const { value: t } of files.countries) {
      for (const c of t.countries)
        for (const f of [c, ...(Array.isArray(c.governing) ? c.governing : [])]) explain(f, [c.code], c.code);
    }
    for (const { value: t } of files.countryChart) for (const d of t.dated) explain(d, [d.country], `the marks of ${d.country}`);
    for (const { value: t } of files.countryGroups) {
      for (const g of t.groups) {
        explain(g, [g.group], g.group);
        for (const m of g.members)
          if (typeof m !== 'string') explain(m, [`${g.group} ${m.country}`], `${m.country} in ${g.group}`);
      }
    }
    for (const { value: t } of files.ccl) for (const e of t.entries) for (const f of [e, ...e.rows]) explain(f, [e.eccn], e.eccn);
    for (const kind of FILE_KINDS) if ('rules' in KINDS[kind]) for (const { value } of files[kind]) rules(value, [], '', explain);
  },
};

type Explain = (fact: object, refs: readonly string[], name: string) => void;

/** Records of rules, and what in them has days of its own (`enforcement`), under the rule they belong to. */
function rules(value: unknown, refs: readonly string[], name: string, explain: Explain): void {
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    for (const child of value) rules(child, refs, name, explain);
    return;
  }
  const fact = value as Record<string, unknown>;
  const own = [fact['rule'], fact['paragraph'], fact['cite']].flatMap((t) => (typeof t === 'string' ? [t, ...refsIn(t)] : []));
  const called = [fact['id'], fact['code'], fact['column'], name].find((t) => typeof t === 'string') as string;
  const all = [...new Set([...refs, ...own])];
  explain(fact, all, called);
  for (const child of Object.values(fact)) rules(child, all, called, explain);
}

function ends(
  changes: readonly TChange[],
  first: string,
  days: { readonly [key: string]: unknown },
  of: object,
  refs: readonly string[],
  name: string,
  complain: Complain,
): void {
  for (const [key, day] of Object.entries(days)) {
    if (!/(from|until)$/i.test(key) || typeof day !== 'string' || day <= first) continue;
    const verb = /until$/i.test(key) ? 'ends' : 'starts';
    if (changesBearing(changes, day, refs).length > 0) continue;
    const same = changes.filter((c) => eventOn(c, day) !== undefined).map((c) => c.id);
    complain(
      of,
      `${name} ${verb} on ${day}, and no change of the history explains it (${refs.join(', ')})${same.length > 0 ? `; on that day: ${same.join(', ')}` : ''}`,
    );
  }
}

export const touchesSomething: Invariant = {
  id: 'touches',
  regulationOnly: true,
  title: 'What a change touches is a paragraph, an entry, a country group or list, or a country',
  check({ core, ccl }, complain) {
    const countries = new Set(core.countries.map((c) => c.code));
    const groups = new Set(core.groups.map((g) => g.group));
    const laws = new Set(core.alliedListings.map((l) => l.rule));
    for (const change of core.changes) {
      for (const t of change.touches) {
        const [place, country] = t.split(' ') as [string, string | undefined];
        const known =
          countries.has(t) ||
          laws.has(t) ||
          (groups.has(place) && (country === undefined || countries.has(country))) ||
          (/^\d[A-E]\d{3}/.test(t)
            ? ccl.has(t.slice(0, 5)) || core.absent.some((a) => a.eccn === t.slice(0, 5))
            : refsIn(t).some((r) => bears(r, t)));
        if (!known) complain(change, `${change.id} touches ${t}, which the rulebook does not know`);
      }
    }
  },
};
