/** Sets of places in words, for provisos and questions. */
import { onceFor } from '../../base/once-for.ts';
import type { RulebookAt } from '../../rulebook/rulebook.ts';
import type { Places } from './shape.ts';

/** `in Macau or Country Group D:5`; `outside the United States` where the set is all but a few. */
export const placesInWords = (rules: RulebookAt, places: Places): string => wordsOn(rules)(places);

const wordsOn = onceFor((rules: RulebookAt) => onceFor((places: Places) => inFull(rules, places)));

function inFull(rules: RulebookAt, places: Places): string {
  const of = 'of' in places ? places.of : places;
  const except = 'of' in places ? places.except : [];
  const named = (list: readonly string[]): string => alternatives(list.map((p) => inWords(rules, p)));
  if (of.length === 1 && of[0] === 'worldwide' && except.length > 0) return `outside ${named(except)}`;
  return `in ${named(of)}${except.length > 0 ? `, except ${named(except)}` : ''}`;
}

/** `supp-7-part-746` → `supplement no. 7 to part 746` */
export function supplementInWords(id: string): string {
  const m = /^supp-(\d+)-part-(\d+)(-above)?$/.exec(id);
  return m ? `supplement no. ${m[1]} to part ${m[2]}${m[3] ? ' (above a value)' : ''}` : id.replaceAll('-', ' ');
}

function inWords(rules: RulebookAt, place: string): string {
  if (place === 'worldwide') return 'any country';
  if (/^[A-E](:\d)?$/.test(place)) return `Country Group ${place}`;
  if (/^[A-Z]/.test(place)) return place === 'US' ? 'the United States' : rules.countryName(place);
  const supplement = /^supp-(\d+)-part-(\d+)$/.exec(place);
  return supplement ? `a country of supp. ${supplement[1]} to part ${supplement[2]}` : place.replaceAll('-', ' ');
}

const alternatives = (list: readonly string[]): string =>
  list.length < 2 ? list.join() : `${list.slice(0, -1).join(', ')} or ${list.at(-1)!}`;
