/**
 * Where a sale goes, as the rules may ask of it: in a set of places, marked in a column of the Country Chart, this country or not,
 * and its name in a text. No rule reads the country itself, so whatever an answer turns on is a question put here, and another
 * country with the same answers gets the same decision (classes.ts).
 */
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

/** A country that answers; or one that answers for itself and has its name left open. */
export interface Goal {
  readonly name: string;
  label(rules: RulebookAt): string;
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
  label(rules: RulebookAt): string {
    return this.goal.label(rules);
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
export function towards(country: string): Destination {
  return new Destination({
    name: country,
    label: (rules) => rules.countryName(country),
    ask: (question) => question.of(country),
  });
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

  constructor(rules: RulebookAt) {
    this.rules = rules;
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
