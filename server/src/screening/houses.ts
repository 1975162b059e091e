/**
 * Initials of a house that a list gives with some of its institutes (`Kite Technology Corporation 38th Research Institute (KTC 38)`), for those
 * that it prints without: the 48th of the same house is `KTC 48` and `KTC 48th Research Institute`.
 */
import { brackets, ordinalOf, type Variant } from './brackets.ts';
import { normalize } from './name.ts';

export type Houses = ReadonlyMap<string, string>;

const keyOf = (whose: string): string => normalize(whose).words.join(' ');

export function housesIn(printed: Iterable<string>): Houses {
  const out = new Map<string, string>();
  for (const name of printed) {
    const ordinal = ordinalOf(name);
    if (!ordinal) continue;
    for (const b of brackets(name)) {
      const initials = /^([A-Z]{3,})(?:[ -]?(\d+))?$/.exec(b.inside);
      if (initials && (initials[2] === undefined || initials[2] === ordinal.number)) out.set(keyOf(ordinal.whose), initials[1]!);
    }
  }
  return out;
}

export function byInitials(printed: string, houses: Houses): Variant[] {
  const ordinal = ordinalOf(printed);
  const initials = ordinal && houses.get(keyOf(ordinal.whose));
  return initials === undefined
    ? []
    : [`${initials} ${ordinal!.number}`, `${initials} ${ordinal!.which}`].map((name) => ({ name, partial: false }));
}
