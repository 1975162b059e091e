/** Countries, groups, named lists and the Country Chart on one day (738 supp. 1; 740 supp. 1). */
import { covers, type Day } from '../../../../grammar/src/text/date.ts';
import type { CoreData } from '../compiled.ts';
import type { TCountry } from '../schema/index.ts';

const GROUP = /^[A-E](:\d)?$/;

export class Places {
  private readonly governors = new Map<string, string>();
  private readonly byPlace = new Map<string, Set<string>>();
  private readonly groupCache = new Map<string, readonly string[]>();
  private readonly chartCache = new Map<string, ReadonlySet<string>>();
  readonly countries: readonly string[];

  private readonly core: CoreData;
  private readonly byCode: ReadonlyMap<string, TCountry>;
  private readonly date: Day;

  constructor(core: CoreData, byCode: ReadonlyMap<string, TCountry>, date: Day) {
    this.core = core;
    this.byCode = byCode;
    this.date = date;
    const codes: string[] = [];
    for (const c of core.countries) {
      if (!c.domestic && !c.unlisted && covers(date, c.from, c.until)) codes.push(c.code);
      // A region that was not yet a destination of its own is judged as the country it belongs to.
      const to = typeof c.governing === 'string' ? c.governing : c.governing?.find((g) => covers(date, g.from, g.until))?.to;
      if (to) this.governors.set(c.code, to);
    }
    this.countries = codes.sort();
    for (const g of core.groups) {
      if (!covers(date, g.from, g.until)) continue;
      const set = this.byPlace.get(g.group) ?? new Set<string>();
      for (const m of g.members) {
        if (typeof m === 'string') set.add(m);
        else if (covers(date, m[1] ?? undefined, m[2])) set.add(m[0]);
      }
      this.byPlace.set(g.group, set);
      // `D` is every group of letter D.
      if (GROUP.test(g.group) && g.group.length > 1) {
        const letter = this.byPlace.get(g.group[0]!) ?? new Set<string>();
        for (const code of set) letter.add(code);
        this.byPlace.set(g.group[0]!, letter);
      }
    }
  }

  has(code: string): boolean {
    const c = this.byCode.get(code);
    return c !== undefined && covers(this.date, c.from, c.until);
  }

  governing(code: string): string {
    return this.governors.get(code) ?? code;
  }

  inPlace(code: string, place: string): boolean {
    if (place === 'worldwide') return true;
    const governing = this.governing(code);
    if (code === place || governing === place) return true;
    const set = this.byPlace.get(place);
    return set !== undefined && (set.has(code) || set.has(governing));
  }

  members(place: string): readonly string[] {
    return this.countries.filter((code) => this.inPlace(code, place));
  }

  groups(code: string): readonly string[] {
    let groups = this.groupCache.get(code);
    if (!groups) {
      groups = [...this.byPlace.keys()]
        .filter((g) => GROUP.test(g) && (g === 'B' || g.length > 1) && this.inPlace(code, g))
        .sort();
      this.groupCache.set(code, groups);
    }
    return groups;
  }

  /** Undefined: no row of that country is in hand for the day. */
  chart(code: string): ReadonlySet<string> | undefined {
    const governing = this.governing(code);
    const cached = this.chartCache.get(governing);
    if (cached) return cached;
    const row = this.core.chart[governing];
    const dated = this.core.chartDated.filter((d) => d.country === governing && covers(this.date, d.from, d.until));
    if (!row && dated.length === 0) return undefined;
    const marks = new Set([...(row ?? []), ...dated.flatMap((d) => d.columns)]);
    this.chartCache.set(governing, marks);
    return marks;
  }
}
