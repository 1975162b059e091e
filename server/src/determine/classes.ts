/**
 * Countries by class, traced: while something is judged for one country, every question asked about that country is noted with its
 * answer, and the countries that answer all of them alike share what came out (destination.ts).
 */
import type { Countries } from './countries.ts';
import type { Destination, Noted } from './destination.ts';

export class Classes<T> {
  private countries: Countries | undefined;
  private readonly known: Noted<T>[] = [];

  /** `found`: what earlier steps have found for this country, which what is made may turn on. */
  of(to: Destination, make: () => T, found?: object): T {
    this.countries ??= to.countries;
    // Sets of one run say nothing of the countries of another.
    if (this.countries !== to.countries) return make();
    for (const noted of this.known) {
      if (!to.isAmong(noted.alike) || (noted.found !== undefined && noted.found !== found && found !== undefined)) continue;
      to.takeOver(noted);
      return noted.value;
    }
    const made = to.noting(make);
    this.known.push(made);
    return made.value;
  }
}

/**
 * Steps of a decision that turn on the item, its journey and the day alone: judged once for the countries that are alike to what the
 * step asks, however the decisions that they are part of differ.
 */
export class Steps {
  private readonly byKey = new Map<object | string, Classes<unknown>>();
  private readonly findings = new Map<string, object>();

  /** Findings that say the same are the same object, so that what turns on them is shared too. */
  sameFinding<T extends object>(said: string, found: T): T {
    const before = this.findings.get(said) as T | undefined;
    if (!before) this.findings.set(said, found);
    return before ?? found;
  }

  of<T>(key: object | string, to: Destination, found: object, judge: () => T): T {
    let classes = this.byKey.get(key) as Classes<T> | undefined;
    if (!classes) this.byKey.set(key, (classes = new Classes<T>()));
    return classes.of(to, judge, found);
  }
}
