/**
 * Where a sale goes, as the rules may ask of it: in a set of places, marked in a column of the Country Chart, this country or not,
 * and its name in a text. No rule reads the country itself, so whatever an answer turns on is a question put here, and another
 * country with the same answers gets the same decision (classes.ts).
 */
import { Anchored } from '../base/anchor.ts';
import type { Places, RulebookAt } from '../rulebook/rulebook.ts';

/** One question about a country that is answered yes or no; the same question is the same object. */
export class Question {
  private readonly known = new Map<string, boolean>();
  private readonly answer: (country: string) => boolean;

  constructor(answer: (country: string) => boolean) {
    this.answer = answer;
  }

  of(country: string): boolean {
    let answer = this.known.get(country);
    if (answer === undefined) this.known.set(country, (answer = this.answer(country)));
    return answer;
  }
}

/** Who answers: a country by itself, or one that speaks for its class and leaves its name open. */
export interface Goal {
  readonly name: string;
  readonly label: string;
  ask(question: Question): boolean;
}

export class Destination {
  private readonly goal: Goal;

  constructor(goal: Goal) {
    this.goal = goal;
  }

  /** Its code, for texts alone: `CN`. */
  get name(): string {
    return this.goal.name;
  }

  /** Its name, for texts alone: `China`. */
  get label(): string {
    return this.goal.label;
  }

  in(rules: RulebookAt, places: Places): boolean {
    return this.goal.ask(questionsOn(rules).in(places));
  }

  /** A group, a named list, or a country with what belongs to it. */
  within(rules: RulebookAt, place: string): boolean {
    return this.goal.ask(questionsOn(rules).within(place));
  }

  /** In its row of the Country Chart, or the row of the country that it is judged as. */
  marked(rules: RulebookAt, column: string): boolean {
    return this.goal.ask(questionsOn(rules).marked(column));
  }

  /** Is a row of the Country Chart known to apply to it? */
  charted(rules: RulebookAt): boolean {
    return this.goal.ask(questionsOn(rules).charted);
  }

  isDomestic(rules: RulebookAt): boolean {
    return this.goal.ask(questionsOn(rules).domestic);
  }

  is(country: string): boolean {
    return this.goal.ask(sameAs(country));
  }

  ask(question: Question): boolean {
    return this.goal.ask(question);
  }
}

/** A country by itself, whatever else is asked. */
export function towards(country: string, names: ReadonlyMap<string, string>): Destination {
  return new Destination({ name: country, label: names.get(country) ?? country, ask: (question) => question.of(country) });
}

/** A country for its class: where texts name it they have a mark, which `named` puts the name in place of. */
export function forItsClass(country: string): Destination {
  const name = LETTERS.of(country) ? CODE : LONG_CODE;
  return new Destination({ name, label: LABEL, ask: (question) => question.of(country) });
}

/** Has its code two letters? A text that may be too long to be told turns on that. */
export const LETTERS = new Question((country) => country.length === 2);

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
