/**
 * Where a sale goes, as the rules may ask of it: in a set of places, marked in a column of the Country Chart, this country or not,
 * and its name in a text. No rule reads the country itself, so whatever an answer turns on is a question put here, and the countries
 * that answer all of them alike get the same decision (classes.ts).
 */
import { Anchored } from '../base/anchor.ts';
import type { Places, RulebookAt } from '../rulebook/rulebook.ts';
import { type Bits, Countries, Question } from './countries.ts';

/** What was judged, and the countries for which it holds; where it turned on what an earlier step has found, on what. */
export interface Noted<T> {
  readonly value: T;
  readonly alike: Bits;
  readonly found: object | undefined;
}

/** One of a run's countries. It keeps note of those that answer alike all that is asked. */
export class Destination {
  readonly countries: Countries;
  private readonly words: { readonly name: string; readonly label: string } | undefined;
  private readonly word: number;
  private readonly bit: number;
  private alike: Bits | undefined;
  private found: object | undefined;

  /** Without `words` it speaks for its class, and leaves its name open. */
  constructor(country: string, countries: Countries, words?: { readonly name: string; readonly label: string }) {
    const n = countries.number(country);
    this.countries = countries;
    this.words = words;
    this.word = n >> 5;
    this.bit = 1 << (n & 31);
  }

  /** Its code, for texts alone: `CN`. */
  get name(): string {
    return this.words?.name ?? (this.ask(LETTERS) ? CODE : LONG_CODE);
  }

  /** Its name, for texts alone: `China`. */
  get label(): string {
    return this.words?.label ?? LABEL;
  }

  ask(question: Question): boolean {
    const yes = question.among(this.countries);
    const said = (yes[this.word]! & this.bit) !== 0;
    const { alike } = this;
    if (alike) for (let i = 0; i < alike.length; i++) alike[i]! &= said ? yes[i]! : ~yes[i]!;
    return said;
  }

  isAmong(some: Bits): boolean {
    return (some[this.word]! & this.bit) !== 0;
  }

  /** What an earlier step has found for this country is looked at. */
  turnsOn(found: object): void {
    this.found = found;
  }

  /** Takes over what was judged for these alike. */
  takeOver({ alike: some, found }: Noted<unknown>): void {
    const { alike } = this;
    if (alike) for (let i = 0; i < alike.length; i++) alike[i]! &= some[i]!;
    if (found) this.found = found;
  }

  /** What is asked within counts for what it is part of, too. */
  noting<T>(judge: () => T): Noted<T> {
    const { alike: outer, found } = this;
    const alike = (this.alike = this.countries.all.slice());
    this.found = undefined;
    const noted: Noted<T> = { value: judge(), alike, found: this.found };
    this.alike = outer;
    this.found = found;
    this.takeOver(noted);
    return noted;
  }

  in(rules: RulebookAt, places: Places): boolean {
    return this.ask(questionsOn(rules).in(places));
  }

  /** A group, a named list, or a country with what belongs to it. */
  within(rules: RulebookAt, place: string): boolean {
    return this.ask(questionsOn(rules).within(place));
  }

  /** In its row of the Country Chart, or the row of the country that it is judged as. */
  marked(rules: RulebookAt, column: string): boolean {
    return this.ask(questionsOn(rules).marked(column));
  }

  /** Is a row of the Country Chart known to apply to it? */
  charted(rules: RulebookAt): boolean {
    return this.ask(questionsOn(rules).charted);
  }

  isDomestic(rules: RulebookAt): boolean {
    return this.ask(questionsOn(rules).domestic);
  }

  is(country: string): boolean {
    return this.ask(sameAs(country));
  }
}

/** A country by itself, whatever else is asked. */
export function towards(country: string, names: ReadonlyMap<string, string>): Destination {
  return new Destination(country, Countries.of([country]), { name: country, label: names.get(country) ?? country });
}

/** One that speaks for its class: where texts name it they have a mark, which `named` puts the name in place of. */
export const forItsClass = (country: string, countries: Countries): Destination => new Destination(country, countries);

/** Has its code two letters? A text that may be too long to be told turns on that. */
const LETTERS = new Question((country) => country.length === 2);

// Halves of pairs in the wrong order, which no text of a file has. As long as the codes they stand for: `CN`, `UA-43`.
const CODE = '\uDC00\uD800';
const LONG_CODE = '\uDC00\uDC01\uDC01\uDC01\uD800';
const LABEL = '\uDC02\uD800';
const MARKS = /\uDC00(?:\uDC01\uDC01\uDC01)?\uD800|\uDC02\uD800/g;

/** Does any text in it leave the name of the country open? */
export function isOpen(value: unknown): boolean {
  if (typeof value === 'string') return value.includes('\uD800') && value.search(MARKS) >= 0;
  if (value === null || typeof value !== 'object' || value instanceof Anchored) return false;
  return Array.isArray(value) ? value.some(isOpen) : Object.entries(value).some(([key, v]) => key !== 'at' && isOpen(v));
}

/** The same with the name of the country put in. */
export function named<T>(value: T, country: string, label: string): T {
  if (typeof value === 'string')
    return value.includes('\uD800') ? (value.replace(MARKS, (mark) => (mark === LABEL ? label : country)) as T) : value;
  if (value === null || typeof value !== 'object' || value instanceof Anchored) return value;
  if (Array.isArray(value)) return value.map((v: unknown) => named(v, country, label)) as T;
  return Object.fromEntries(
    Object.entries(value).map(([key, v]) => [key, key === 'at' ? (v as unknown) : named(v, country, label)]),
  ) as T;
}

/** The same in a text of JSON, where halves of pairs are escaped. */
export function namedInJson(text: string, country: string, label: string): string {
  const inside = (word: string): string => JSON.stringify(word).slice(1, -1);
  return text.replace(ESCAPED, (mark) => inside(mark.startsWith(ESCAPED_LABEL) ? label : country));
}

const ESCAPED = /\\udc00(?:\\udc01\\udc01\\udc01)?\\ud800|\\udc02\\ud800/g;
const ESCAPED_LABEL = '\\udc02';

/** Is one of the places, and none of those excepted. */
export function inPlaces(rules: RulebookAt, country: string, places: Places): boolean {
  return questionsOn(rules).in(places).of(country);
}

class Questions {
  private readonly sets = new Map<string, Question>();
  private readonly bySet = new WeakMap<object, Question>();
  private readonly byPlace = new Map<string, Question>();
  private readonly byColumn = new Map<string, Question>();
  private readonly rules: RulebookAt;
  readonly domestic: Question;
  readonly charted: Question;

  constructor(rules: RulebookAt) {
    this.rules = rules;
    this.charted = new Question((country) => rules.hasChartRow(country));
    this.domestic = new Question((country) => rules.isDomestic(country));
  }

  in(places: Places): Question {
    let question = this.bySet.get(places);
    if (!question) {
      const of = 'of' in places ? places.of : places;
      const except = 'of' in places ? places.except : [];
      const { rules } = this;
      const holds = (country: string): boolean =>
        of.some((p) => rules.inPlace(country, p)) && !except.some((p) => rules.inPlace(country, p));
      question = once(this.sets, JSON.stringify([of, except]), () => new Question(holds));
      this.bySet.set(places, question);
    }
    return question;
  }

  within(place: string): Question {
    return once(this.byPlace, place, () => new Question((country) => this.rules.inPlace(country, place)));
  }

  marked(column: string): Question {
    const { rules } = this;
    return once(this.byColumn, column, () => new Question((country) => rules.chart(rules.governing(country)).has(column)));
  }
}

function once<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  let value = map.get(key);
  if (value === undefined) map.set(key, (value = make()));
  return value;
}

const onDays = new WeakMap<RulebookAt, Questions>();

function questionsOn(rules: RulebookAt): Questions {
  let own = onDays.get(rules);
  if (!own) onDays.set(rules, (own = new Questions(rules)));
  return own;
}

const same = new Map<string, Question>();
const sameAs = (country: string): Question => once(same, country, () => new Question((c) => c === country));
