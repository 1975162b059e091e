/** Whether what a list of places loses with one of them, another still has, on every day: a damage that changes nothing. */
import type { CompiledRulebook } from '../../server/src/rulebook/compile/index.ts';

/** Whoever is in one of the places of such a list is meant. */
const PLACES = new Set([
  'destination',
  'via',
  'in',
  'exportedFrom',
  'exporterLocatedIn',
  'exporterHeadquarteredIn',
  'partyHeadquarteredIn',
  'partyLocatedIn',
  'locatedIn',
  'developedByHeadquartersIn',
  'itemOrigin',
]);
const EVER = '9999';
const covers = (day: string, from: string | null | undefined, until: string | null | undefined): boolean =>
  (from ?? '') <= day && day < (until ?? EVER);

export class Covered {
  private readonly core: CompiledRulebook['core'];
  private readonly days: readonly string[];
  private readonly known = new Map<string, ReadonlySet<string>>();

  constructor({ core }: CompiledRulebook) {
    this.core = core;
    const dated = core.groups.flatMap((g) => [
      g.from,
      g.until,
      ...g.members.flatMap((m) => (typeof m === 'string' ? [] : [m[1], m[2]])),
    ]);
    const governed = core.countries.flatMap((c) =>
      Array.isArray(c.governing) ? c.governing.flatMap((g) => [g.from, g.until]) : [],
    );
    this.days = [...new Set([core.from, ...dated, ...governed].filter((d): d is string => typeof d === 'string'))].sort();
  }

  /** `keys`: of the list and what it stands in. `of`: the places that a list of exceptions is taken out of. */
  byOthers(
    list: readonly string[],
    i: number,
    keys: readonly string[],
    { from = '', until = EVER, of }: { from?: string | undefined; until?: string | undefined; of?: unknown } = {},
  ): boolean {
    const key = keys.findLast((k) => k !== 'of' && k !== 'except');
    if (!key || !PLACES.has(key)) return false;
    const others = list.filter((_, k) => k !== i);
    const first = from > this.core.from ? from : this.core.from;
    const meant = Array.isArray(of) ? (of as readonly string[]) : undefined;
    const among = (places: readonly string[], c: string, day: string): boolean =>
      places.some((p) => this.countries(p, day).has(c));
    return [first, ...this.days.filter((d) => d > first && d < until)].every((day) =>
      [...this.countries(list[i]!, day)].every((c) => among(others, c, day) || (meant !== undefined && !among(meant, c, day))),
    );
  }

  private countries(place: string, day: string): ReadonlySet<string> {
    const key = `${place} ${day}`;
    let found = this.known.get(key);
    if (!found) {
      const named = this.named(place, day);
      found = new Set(
        this.core.countries.flatMap((c) => {
          const to = typeof c.governing === 'string' ? c.governing : c.governing?.find((g) => covers(day, g.from, g.until))?.to;
          return named.has(c.code) || (to !== undefined && named.has(to)) ? [c.code] : [];
        }),
      );
      this.known.set(key, found);
    }
    return found;
  }

  private named(place: string, day: string): ReadonlySet<string> {
    if (place === 'worldwide') return new Set(this.core.countries.map((c) => c.code));
    const groups = this.core.groups.filter(
      (g) => (g.group === place || (place.length === 1 && g.group.startsWith(`${place}:`))) && covers(day, g.from, g.until),
    );
    if (groups.length === 0) return new Set([place]);
    return new Set(
      groups.flatMap((g) => g.members.flatMap((m) => (typeof m === 'string' ? [m] : covers(day, m[1], m[2]) ? [m[0]] : []))),
    );
  }
}
