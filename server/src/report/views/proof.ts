/** The proof of a determination for a reader: what it rests on first, what was tried and does not decide apart from it. */
import type { Determination, Proof } from '../../determine/result.ts';
import type { ProofStep, ProofView } from '../../protocol.ts';
import { needed } from '../../rules/text.ts';
import { answerWords } from '../../rules/answer-words.ts';
import { printProof } from '../proof-tree.ts';
import { editionLine } from '../rulebooks-used.ts';
import { visible } from '../../base/visible.ts';
import { ruleOf, subjectOf, type ViewContext } from './context.ts';
import { proofMarkdown } from './proof-markdown.ts';

export function proofView(d: Determination, ctx: ViewContext): ProofView {
  const subject = subjectOf(d, ctx);
  const { proof } = d;
  const parts = {
    subject,
    notes: notesOf(d),
    steps: top(proof).map((child) => stepOf(child, ctx)),
    provided: d.provisos.map(visible),
    missing: d.missing.map((m) => ({
      text: `${visible(needed(m))}: ${visible(m.why)}`,
      ...(m.at && { at: ctx.place(m.at) }),
    })),
    edition: editionLine(ctx.input),
  };
  return { ...parts, text: printProof(d, ctx.input, { color: false }), markdown: proofMarkdown(parts) };
}

/** The steps below the answer itself: first those of the law that carry it, the last of them, which is the reason, before the others. */
function top(proof: Proof): readonly Proof[] {
  const children = proof.children ?? [];
  // What would change the answer is a step too, and rests on no paragraph.
  const carries = (c: Proof): boolean => c.answer === proof.answer && c.rule !== undefined;
  return [...children.filter(carries).toReversed(), ...children.filter((c) => !carries(c))];
}

function notesOf(d: Determination): string[] {
  const { declared, derived, effective } = d.classification;
  return [
    `Classified ${effective ?? 'nowhere'}${derived && derived !== declared ? `, from its specs ${derived}` : ''}.`,
    ...(d.goesBy ? [`It goes by ${d.goesBy.country} (${d.goesBy.rule}).`] : []),
    ...(d.judgedFor
      ? [`Judged for ${visible(d.judgedFor.label)} too, where the ${d.judgedFor.as} is: the stricter answer holds.`]
      : []),
    ...(d.codifiedOutcome && d.codifiedOutcome !== d.outcome
      ? [`By the codified text alone: ${answerWords[d.codifiedOutcome]}.`]
      : []),
  ];
}

function stepOf(whole: Proof, ctx: ViewContext): ProofStep {
  const p = squeezed(whole);
  const children = p.children ?? [];
  const carries = (c: Proof): boolean => p.negates === true || c.answer === p.answer;
  return {
    answer: p.answer,
    text: visible(p.text),
    ...(p.rule !== undefined && { rule: ruleOf(p.rule, ctx) }),
    ...(p.coverage !== undefined && { coverage: visible(p.coverage) }),
    facts: (p.facts ?? []).map((f) => ({ text: visible(f.text), ...(f.at && { at: ctx.place(f.at) }) })),
    missing: missingOf(p),
    because: children.filter(carries).map((c) => stepOf(c, ctx)),
    besides: children.filter((c) => !carries(c)).map((c) => stepOf(c, ctx)),
  };
}

/** What the law leaves open is said by the step itself. */
const missingOf = (p: Proof): string[] =>
  (p.missing ?? []).filter((m) => !m.open || m.of !== '').map((m) => `${visible(needed(m))}: ${visible(m.why)}`);

const JOINTS = /^(all|any) of:$/;

/** `all of:` or `any of:` one step alone is that step. */
function squeezed(p: Proof): Proof {
  const [only, ...more] = p.children ?? [];
  // `not:` one simple step that fails holds, in the words of that step.
  if (p.negates && p.text === 'not:' && only?.answer === 'no' && !only.children?.length && !p.facts?.length)
    return { ...only, answer: p.answer };
  const joint = JOINTS.test(p.text) && only !== undefined && more.length === 0 && !p.negates;
  if (!joint || p.facts?.length || p.missing?.length || (p.rule !== undefined && only.rule !== undefined)) return p;
  const rule = only.rule ?? p.rule;
  return squeezed(rule === undefined ? only : { ...only, rule });
}
