/**
 * One answer from several: of the destination, of each country where the item ends up besides, and of what it passes through. The
 * strictest holds (15 CFR 732.3, 736.2(b), 748.5(d)-(f)).
 */
import { isProving, retold, step } from './proof.ts';
import type { Decision, Missing, Outcome, Proof, RequirementResult } from './result.ts';
import type { Passage, Whereabouts } from './sale/whereabouts.ts';
import type { Decided } from './told.ts';

export interface Elsewhere {
  readonly place: Whereabouts;
  readonly label: string;
  readonly decided: Decided;
}

export interface Passed {
  readonly passage: Passage;
  readonly label: string;
  /** What a shipment to that country would need. */
  readonly decided: Decided;
}

const RANK: Readonly<Record<Outcome, number>> = {
  'not-subject': 0,
  'no-license-required': 0,
  'license-exception': 1,
  authorized: 2,
  undetermined: 3,
  'license-required': 4,
};

const stricter = (a: Outcome, b: Outcome): boolean => RANK[a] > RANK[b];

/** Of two that require a license, the one that leaves fewer exceptions. */
function stricterThan(a: Decision, b: Decision): boolean {
  if (a.outcome !== 'license-required' || b.outcome !== 'license-required') return stricter(a.outcome, b.outcome);
  const left = (d: Decision): number => d.exceptions.filter((x) => x.status !== 'barred').length;
  return left(a) < left(b);
}

/**
 * Certain places first: what only may be the place can no more than leave a milder answer open. A buyer who is named alone is taken at
 * the spec's word that the item goes elsewhere, which the answer says.
 */
export function strictestOf(own: Decided, elsewhere: readonly Elsewhere[], strict: boolean): Decided {
  let held = own;
  for (const e of elsewhere) {
    const { outcome } = e.decided.decision;
    if (!stricterThan(e.decided.decision, held.decision)) continue;
    if (!e.place.certain && !stricter(outcome, held.decision.outcome)) continue;
    if (e.place.as === 'purchaser' && !strict) {
      held = providedThat(held, `${e.place.of}, who buys it and is in ${e.label}, does not receive it`);
      continue;
    }
    // A license is for the transaction as it names it, with who forwards it (750.7(a)).
    if (!e.place.certain && held.decision.outcome === 'authorized') continue;
    // With a license or an exception it goes through in either case.
    held = e.place.certain || RANK[outcome] < RANK.undetermined ? judgedFor(held, e) : leftOpen(held, e);
  }
  return held;
}

function providedThat({ decision, proof }: Decided, proviso: string): Decided {
  const provisos = [...new Set([...decision.provisos, proviso])].sort();
  return { decision: { ...decision, provisos }, proof: isProving() ? { ...proof, provisos: [proviso] } : proof };
}

function judgedFor(before: Decided, e: Elsewhere): Decided {
  const { decision } = e.decided;
  return {
    decision: {
      ...decision,
      redFlags: together(before.decision, decision),
      allied: before.decision.allied,
      judgedFor: namedBy(e),
    },
    proof: beside(
      before.proof,
      e.decided.proof,
      `judged for ${e.label}, where ${e.place.of} (${e.place.as}) is: the stricter answer`,
    ),
  };
}

function leftOpen(before: Decided, e: Elsewhere): Decided {
  const { place, label } = e;
  const why = `decides whether it receives the item in ${label} (distributor, or the end user), or only forwards it (forwarder)`;
  const role: Missing =
    place.as === 'purchaser'
      ? { fact: 'end-user', of: place.of, why: `decides whether it is for its buyer in ${label}`, at: place.at }
      : { fact: 'role', of: place.of, why, at: place.at };
  const { codifiedOutcome: _, ...decision } = before.decision;
  const proof = beside(before.proof, e.decided.proof, `whether the item stays with ${place.of}, in ${label}, is not stated`);
  return {
    decision: { ...decision, outcome: 'undetermined', judgedFor: namedBy(e), missing: [role, ...decision.missing] },
    proof: isProving() ? { ...proof, answer: 'undetermined', missing: [role] } : proof,
  };
}

const namedBy = ({ place, label }: Elsewhere): NonNullable<Decision['judgedFor']> => ({
  country: place.country,
  label,
  of: place.of,
  as: place.as,
  certain: place.certain,
  at: place.at,
});

/** Each code once about one thing. */
function together(a: Decision, b: Decision): Decision['redFlags'] {
  const here = new Set(a.redFlags.map((f) => `${f.code} ${f.about}`));
  return [...a.redFlags, ...b.redFlags.filter((f) => !here.has(`${f.code} ${f.about}`))];
}

const beside = (milder: Proof, holds: Proof, text: string): Proof =>
  step(holds.answer, text, [holds, retold(milder, { text: `for the destination as stated: ${milder.text}` })], { rule: '748.5' });

/** General Prohibition Eight: what is subject to the EAR may pass only where it could be sent. */
export function withPassages(own: Decided, passed: readonly Passed[]): Decided {
  let { decision, proof } = own;
  for (const p of passed) {
    const { outcome } = p.decided.decision;
    if (RANK[outcome] < RANK.undetermined) continue;
    const { codifiedOutcome, ...rest } = decision;
    const holds = stricter(outcome, decision.outcome);
    decision = {
      ...rest,
      ...(codifiedOutcome && !holds && { codifiedOutcome }),
      ...(holds && { outcome }),
      requirements: [...decision.requirements, transit(p)],
      missing: outcome === 'undetermined' ? [...decision.missing, ...p.decided.decision.missing] : decision.missing,
    };
    const text = `it moves through ${p.label}, where a shipment ${outcome === 'undetermined' ? 'may need' : 'needs'} a license`;
    proof = step(holds ? p.decided.proof.answer : proof.answer, text, [p.decided.proof, proof], { rule: RULE });
  }
  return decision === own.decision ? own : { decision, proof };
}

const RULE = '736.2(b)(8)';

function transit({ passage, label, decided }: Passed): RequirementResult {
  const needs = decided.decision.requirements.filter((r) => r.answer === 'yes').map((r) => r.rule);
  const by = [...new Set(needs)].join(', ');
  return {
    id: `transit-${passage.country}`,
    rule: RULE,
    kind: 'transit',
    reason: 'transit',
    via: passage.country,
    answer: decided.decision.outcome === 'license-required' ? 'yes' : 'undetermined',
    enforcement: 'enforced',
    title: `transit through ${label}, to which a shipment ${by ? `needs a license under ${by}` : 'may need a license'}`,
    about: passage.at,
  };
}
