/** Building proofs: small constructors, so that every step says rule, text, answer and facts the same way. */
import { and, not, or, type Tri } from '../base/tri.ts';
import type { Missing, Proof, UsedFact } from './result.ts';

export interface Extra {
  readonly rule?: string;
  readonly facts?: readonly UsedFact[];
  readonly missing?: readonly Missing[];
  readonly provisos?: readonly string[];
  readonly coverage?: string;
}

export function leaf(answer: Tri, text: string, extra?: Extra): Proof {
  return { answer, text, ...extra };
}

/** An undetermined leaf for want of one fact. */
export function lacks(text: string, missing: Missing, extra?: Extra): Proof {
  return { answer: 'undetermined', text, missing: [missing], ...extra };
}

export function allOf(text: string, children: readonly Proof[], extra?: Extra): Proof {
  return { answer: and(...children.map((c) => c.answer)), text, children, ...extra };
}

export function anyOf(text: string, children: readonly Proof[], extra?: Extra): Proof {
  return { answer: or(...children.map((c) => c.answer)), text, children, ...extra };
}

export function negate(child: Proof): Proof {
  return { answer: not(child.answer), text: 'not:', children: [child], negates: true };
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
