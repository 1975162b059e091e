/**
 * The steps of an argument. One set of conditions has two runs: deciding, where a step is its answer with what is missing and what
 * it is provided on, and proving, where it also has its words, its facts and every step below it. These constructors are the only
 * way to make a step, so that both runs are the same code; words and facts that take work are given as functions, which deciding
 * never calls.
 */
import { andOf, not, orOf, type Tri } from '../base/tri.ts';
import type { Missing, Proof, UsedFact } from './result.ts';

/** What a step says of itself; a function where it takes work to say it. */
export type Words = string | (() => string);

export interface Extra {
  readonly rule?: string | undefined;
  readonly facts?: readonly UsedFact[] | (() => readonly UsedFact[]);
  readonly missing?: readonly Missing[];
  readonly provisos?: readonly string[];
  readonly coverage?: string;
}

let recording = false;

/** Everything judged inside is proven: its steps are kept, with their words. */
export function proving<T>(judge: () => T): T {
  return inMode(true, judge);
}

/** Everything judged inside is decided alone, also from within a proof. */
export function deciding<T>(judge: () => T): T {
  return inMode(false, judge);
}

function inMode<T>(mode: boolean, judge: () => T): T {
  const before = recording;
  recording = mode;
  try {
    return judge();
  } finally {
    recording = before;
  }
}

export const isProving = (): boolean => recording;

/** Steps that carry nothing but their answer. */
const BARE: Readonly<Record<Tri, Proof>> = {
  yes: Object.freeze({ answer: 'yes', text: '' }),
  no: Object.freeze({ answer: 'no', text: '' }),
  undetermined: Object.freeze({ answer: 'undetermined', text: '' }),
};

/** It carries nothing but its answer; a step that is proven never is. */
export const isBare = (step: Proof): boolean => BARE[step.answer] === step;

export function leaf(answer: Tri, text: Words, extra?: Extra): Proof {
  return step(answer, text, undefined, extra);
}

/** Any step: `allOf` and `anyOf` are the two whose answer follows from those below. */
export function step(answer: Tri, text: Words, children?: readonly Proof[], extra?: Extra): Proof {
  if (!recording) {
    const { missing, provisos } = extra ?? NOTHING;
    const bare = children === undefined || children.every(isBare);
    if (missing === undefined && provisos === undefined && bare) return BARE[answer];
    return { answer, text: '', ...(!bare && { children }), ...(missing && { missing }), ...(provisos && { provisos }) };
  }
  const { facts, ...rest } = extra ?? NOTHING;
  return {
    ...rest,
    answer,
    text: said(text),
    ...(children && { children }),
    ...(facts && { facts: typeof facts === 'function' ? facts() : facts }),
  } as Proof;
}

const NOTHING: Extra = {};
export const said = (text: Words): string => (typeof text === 'function' ? text() : text);

/** An undetermined leaf for want of one fact. */
export function lacks(text: Words, missing: Missing, extra?: Extra): Proof {
  return step('undetermined', text, undefined, { ...extra, missing: [missing] });
}

/**
 * What the rulebook, or the text of the law itself, leaves open: no fact of the spec settles it. `of` is filled in with the rule
 * that the step belongs to, where it stays empty.
 */
export const openLaw = (why: string, of = ''): Missing => ({ fact: 'law', of, why, open: true });

export function allOf(text: Words, children: readonly Proof[], extra?: Extra): Proof {
  return step(andOf(children, answerOf), text, children, extra);
}

export function anyOf(text: Words, children: readonly Proof[], extra?: Extra): Proof {
  return step(orOf(children, answerOf), text, children, extra);
}

const answerOf = (step: Proof): Tri => step.answer;

export function negate(child: Proof, more?: Pick<Proof, 'rule' | 'text'>): Proof {
  const answer = not(child.answer);
  if (!recording) return isBare(child) ? BARE[answer] : { answer, text: '', children: [child], negates: true };
  return { answer, text: 'not:', children: [child], negates: true, ...more };
}

/** The same step in other words, by another rule, or with a coverage of its own; its answer stays. */
export function retold(proof: Proof, more: Pick<Partial<Proof>, 'rule' | 'text' | 'coverage' | 'children'>): Proof {
  return recording ? { ...proof, ...more } : proof;
}

/**
 * What would have to be known to decide this proof. A branch already decided asks for nothing: under an
 * undetermined step only its undetermined children count.
 */
export function missingOf(proof: Proof, out: Missing[] = []): Missing[] {
  if (proof.answer !== 'undetermined') return out;
  if (proof.missing) out.push(...proof.missing);
  for (const c of proof.children ?? []) missingOf(c, out);
  return out;
}

/**
 * The provisos an answer rests on: those of the steps that carry it. What a step assumed that decided nothing is not the
 * reader's concern.
 */
export function provisosOf(proof: Proof, out: Set<string> = new Set()): Set<string> {
  if (isBare(proof)) return out;
  for (const p of proof.provisos ?? []) out.add(p);
  for (const c of proof.children ?? []) if (proof.negates || c.answer === proof.answer) provisosOf(c, out);
  return out;
}

/** One per (fact, of), the first reason kept. */
export function distinctMissing(all: readonly Missing[]): Missing[] {
  const seen = new Map<string, Missing>();
  for (const m of all) {
    const key = `${m.fact}\0${m.of}`;
    if (!seen.has(key)) seen.set(key, m);
  }
  return [...seen.values()];
}
