/**
 * A determination as it is read: what was decided for its class of countries, with the country's own name put in where a text
 * leaves it open, and its proof made when someone looks.
 */
import { isOpen, named } from './destination.ts';
import { expectedOf } from './expectation.ts';
import type { Decision, Determination, Expected, Proof } from './result.ts';
import type { Planned } from './sale/orders.ts';

/** A decision and the proof that was made with it. */
export interface Decided {
  readonly decision: Decision;
  readonly proof: Proof;
}

/** Judges a sale once more, by itself, and keeps every step. */
export interface Prover {
  prove(planned: Planned): Decided;
}

/** What a class of countries shares. */
export interface Shared {
  readonly decision: Decision;
  /** The parts that name the country. */
  readonly open: readonly (keyof Decision)[];
}

export function shared(decision: Decision): Shared {
  const keys = Object.keys(decision) as (keyof Decision)[];
  const open = keys.filter((key) => isOpen(decision[key]));
  return { decision, open: open.length === 0 ? NONE : open };
}

const NONE: readonly (keyof Decision)[] = [];

export class Told implements Determination {
  readonly shared: Shared;
  private readonly planned: Planned;
  readonly #prover: Prover;

  constructor(planned: Planned, shared: Shared, prover: Prover) {
    this.planned = planned;
    this.shared = shared;
    this.#prover = prover;
  }

  /** Judged again by itself, as if no other country had been: what is decided must be what this says. */
  apart(): Decided {
    return this.#prover.prove(this.planned);
  }

  get proof(): Proof {
    return this.apart().proof;
  }

  get ofClass(): Decision {
    return this.shared.decision;
  }

  get id() {
    return this.planned.trip.id;
  }
  get product() {
    return this.planned.product.name;
  }
  get destination() {
    return this.planned.trip.country;
  }
  get goesBy() {
    const { rules, country } = this.planned.trip;
    const by = rules.goesBy(country);
    return by === undefined ? undefined : { country: by, rule: '738.3(b)' };
  }
  /** Of the country. */
  get label() {
    return this.planned.trip.rules.countryName(this.planned.trip.country);
  }
  get asOf() {
    return this.planned.trip.rules.date;
  }
  get at() {
    return this.planned.trip.clause.at;
  }
  get expected(): Expected | undefined {
    return expectedOf(this.planned.trip.clause, this.shared.decision, () => this.proof);
  }
  get outcome() {
    return this.shared.decision.outcome;
  }
  get codifiedOutcome() {
    return this.shared.decision.codifiedOutcome;
  }
  get judgedFor() {
    return this.shared.decision.judgedFor;
  }
  get classification() {
    return this.shared.decision.classification;
  }
  get subjectToEar() {
    return this.shared.decision.subjectToEar;
  }
  get bases() {
    return this.said('bases');
  }
  get deMinimis() {
    return this.said('deMinimis');
  }
  get advancedNode() {
    return this.shared.decision.advancedNode;
  }
  get requirements() {
    return this.said('requirements');
  }
  get policies() {
    return this.said('policies');
  }
  get exceptions() {
    return this.said('exceptions');
  }
  get authorizations() {
    return this.said('authorizations');
  }
  get allied() {
    return this.said('allied');
  }
  get alternatives() {
    return this.said('alternatives');
  }
  get otherAlternatives() {
    return this.said('otherAlternatives');
  }
  get alternativeSearch() {
    return this.shared.decision.alternativeSearch;
  }
  get redFlags() {
    return this.said('redFlags');
  }
  get release() {
    return this.shared.decision.release;
  }
  get provisos() {
    return this.said('provisos');
  }
  get missing() {
    return this.said('missing');
  }

  private said<K extends keyof Decision>(key: K): Decision[K] {
    const value = this.shared.decision[key];
    if (!this.shared.open.includes(key)) return value;
    return named(value, this.destination, this.label);
  }

  /** All of it, the proof left out. */
  toJSON(): Omit<Determination, 'proof'> {
    const { id, product, destination, asOf, at, shared } = this;
    const keys = Object.keys(shared.decision) as (keyof Decision)[];
    const decision = Object.fromEntries(keys.map((key) => [key, this.said(key)])) as unknown as Decision;
    return { id, product, destination, asOf, at, ...decision };
  }
}
