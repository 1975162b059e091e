/**
 * Countries by class, traced: while something is judged for one country, every question asked about that country is noted with its
 * answer, and another country that answers all of them alike shares what came out. What is kept is a tree of questions, so the next
 * country is asked only what decides.
 */
import { Destination, type Goal, LETTERS, type Question } from './destination.ts';

type Node<T> = { readonly value: T } | Branch<T>;
interface Branch<T> {
  readonly question: Question;
  yes?: Node<T>;
  no?: Node<T>;
}

export class Classes<T> {
  private root: Node<T> | undefined;

  /**
   * What was made for a country with the same answers, or else what `make` gives. Within another trace the questions count for that
   * one too, whether they are asked by `make` or on the way to what is there.
   */
  of(to: Destination, make: (to: Destination) => T): T {
    const before = new Set<Question>();
    let last: Branch<T> | undefined;
    let said = false;
    for (let node = this.root; node; ) {
      if ('value' in node) return node.value;
      before.add(node.question);
      last = node;
      said = to.ask(node.question);
      node = said ? node.yes : node.no;
    }
    const notes = new Notes(to);
    const value = make(new Destination(notes));
    let node: Node<T> = { value };
    for (const question of [...notes.asked].toReversed())
      if (!before.has(question)) node = to.ask(question) ? { question, yes: node } : { question, no: node };
    if (!last) this.root = node;
    else if (said) last.yes = node;
    else last.no = node;
    return value;
  }
}

/** Passes every question on, and notes it. */
class Notes implements Goal {
  readonly asked = new Set<Question>();
  private readonly to: Destination;

  constructor(to: Destination) {
    this.to = to;
  }

  get name(): string {
    this.ask(LETTERS);
    return this.to.name;
  }

  get label(): string {
    return this.to.label;
  }

  ask(question: Question): boolean {
    this.asked.add(question);
    return this.to.ask(question);
  }
}
