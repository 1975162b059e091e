/** Countries, the Country Chart and the groups speak of each other without gaps. */
import type { Complain, Invariant } from './invariant.ts';
import { EVER, type Span, spanOf, uncovered } from './spans.ts';
import type { CompiledRulebook } from '../compile/index.ts';

export const rows: Invariant = {
  id: 'chart-rows',
  title:
    'Every country has a Country Chart row, follows a country that has one, or is marked as unlisted; no row is for a place that is no country',
  check({ core }, complain) {
    for (const c of core.countries) {
      if ((c.domestic && !c.unlisted) || core.chart[c.code]) continue;
      const follows = c.governing === undefined ? [] : typeof c.governing === 'string' ? [{ to: c.governing }] : c.governing;
      if (follows.length === 0 && !c.unlisted) complain(c, `${c.code}: neither a row of the chart nor a country it follows`);
      for (const { to } of follows)
        if (!core.chart[to] && !c.domestic) complain(c, `${c.code}: follows ${to}, which has no row of the chart`);
    }
    const codes = new Set(core.countries.map((c) => c.code));
    for (const [code, marks] of Object.entries(core.chart))
      if (!codes.has(code)) complain(marks, `the chart has a row for ${code}, which is no country`);
    for (const d of core.chartDated) {
      if (!codes.has(d.country)) complain(d, `the chart has marks for ${d.country}, which is no country`);
      const twice = d.columns.filter((column) => core.chart[d.country]?.includes(column));
      if (twice.length > 0) complain(d, `${d.country} ${twice.join(', ')}: marked with dates, and without`);
    }
  },
};

export const columns: Invariant = {
  id: 'chart-columns',
  title: 'Every column of the chart and of a row of the Commerce Control List is one that a paragraph of part 742 imposes',
  check({ core, ccl }, complain) {
    const spans = new Map<string, Span[]>();
    for (const c of core.chartColumns) spans.set(c.column, [...(spans.get(c.column) ?? []), spanOf(c, core.from)]);
    const check = (fact: object, column: string, on: Span, of: string): void => {
      const day = uncovered(spans.get(column) ?? [], on);
      if (day) complain(fact, `${of}: no paragraph imposes column ${column} on ${day}`);
    };
    for (const [code, marks] of Object.entries(core.chart))
      for (const column of marks) check(marks, column, [core.from, EVER], code);
    for (const d of core.chartDated) for (const column of d.columns) check(d, column, spanOf(d, core.from), d.country);
    for (const [eccn, versions] of ccl) {
      for (const v of versions)
        for (const row of v.rows)
          if (row.column)
            check(row, row.column, spanOf({ from: row.from ?? v.from, until: row.until ?? v.until }, core.from), eccn);
    }
  },
};

export const members: Invariant = {
  id: 'group-members',
  title: 'Every member of a group is a country, once on any day',
  check(compiled, complain) {
    for (const g of compiled.core.groups) group(compiled, g, complain);
  },
};

function group({ core }: CompiledRulebook, g: CompiledRulebook['core']['groups'][number], complain: Complain): void {
  const codes = new Set(core.countries.map((c) => c.code));
  const seen = new Map<string, Span[]>();
  for (const m of g.members) {
    const [code, from, until] = typeof m === 'string' ? [m] : m;
    const at = typeof m === 'string' ? g : m;
    if (!codes.has(code)) complain(at, `${g.group}: ${code} is no country`);
    const own = spanOf({ from: from ?? undefined, until }, core.from);
    const before = seen.get(code) ?? [];
    if (before.some(([a, b]) => own[0] < b && a < own[1])) complain(at, `${g.group}: counts ${code} twice on ${own[0]}`);
    seen.set(code, [...before, own]);
  }
}
