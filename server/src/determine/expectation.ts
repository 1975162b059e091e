/** What a spec pins of its answers: `expect OUTCOME by PARAGRAPH`. It is held against the answer, and changes none. */
import type { Destination } from '../model/model.ts';
import type { Decision, Expected, Proof } from './result.ts';

/** Undefined where the destination pins nothing. `proof` is made only where the decision itself names no paragraph. */
export function expectedOf(clause: Destination, d: Decision, proof: () => Proof): Expected | undefined {
  const { expect, reviewed } = clause;
  if (!expect) return undefined;
  const same = expect.outcome === d.outcome;
  const unmet = same ? expect.by.map((f) => f.value).filter((by) => !isDecidedBy(by, d, proof)) : [];
  return {
    expected: expect.outcome,
    by: expect.by.map((f) => f.value),
    holds: same && unmet.length === 0,
    unmet,
    at: expect.at,
    ...(reviewed && { reviewed }),
  };
}

function isDecidedBy(by: string, d: Decision, proof: () => Proof): boolean {
  const rules = decidedBy(d);
  if (rules.some((rule) => beginsWith(rule, by))) return true;
  // Content that is nothing at all is below the level by the same rule.
  if (d.outcome === 'not-subject' && d.deMinimis?.exceeded === 'no' && beginsWith(d.deMinimis.rule, by)) return true;
  // What is published is in no list of the decision.
  return d.outcome === 'not-subject' && leftOutBy(proof()).some((rule) => beginsWith(rule, by));
}

/** Paragraphs of the step that asks whether the item is subject to the EAR. */
function leftOutBy(proof: Proof): string[] {
  const step = proof.children?.find((c) => c.rule?.startsWith('734.3'));
  return step ? [step.rule!, ...answeredYes(step)] : [];
}

/**
 * The paragraphs an answer rests on, those that weigh most first: what requires a license or may, what carries it, what makes the
 * item subject to the EAR, and its de minimis rule.
 */
export function decidedBy(d: Decision): string[] {
  const open = d.outcome === 'undetermined';
  const counts = (answer: string): boolean => answer === 'yes' || (open && answer === 'undetermined');
  return [
    ...new Set([
      ...d.requirements.filter((r) => counts(r.answer)).map((r) => r.rule),
      ...(d.outcome === 'license-exception' ? d.exceptions.filter((e) => e.status !== 'barred').map((e) => e.rule ?? '') : []),
      ...d.bases.filter((b) => counts(b.answer)).map((b) => b.rule),
      ...(d.deMinimis?.applies ? [d.deMinimis.rule] : []),
      ...(open ? d.missing.filter((m) => m.fact === 'law').map((m) => m.of) : []),
    ]),
  ].filter((rule) => rule !== '');
}

/** `742.4(a)(2)` begins with `742.4` and `742.4(a)`, not with `742.4(a)(`; `734.41` does not begin with `734.4`. */
function beginsWith(rule: string, by: string): boolean {
  return rule === by || (rule.startsWith(by) && /^[(. ]/.test(rule.slice(by.length)));
}

function answeredYes(proof: Proof): string[] {
  const own = proof.rule !== undefined && proof.answer === 'yes' ? [proof.rule] : [];
  return [...own, ...(proof.children ?? []).flatMap(answeredYes)];
}
