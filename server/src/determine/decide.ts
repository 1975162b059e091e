/** The steps of one determination in the order of the law, from what the item is to what stands in the way of its sale. */
import type { Day } from '../../../grammar/src/text/date.ts';
import type { Exact } from '../base/exact.ts';
import { or, type Tri } from '../base/tri.ts';
import type { Rest } from './ground.ts';
import { allied } from './allied/index.ts';
import type { Classifying } from './classification/effective-eccn.ts';
import { displayFigures } from './classification/figures.ts';
import { figuresOf } from './classification/package.ts';
import { type Context, sameBases, sharedStep } from './context.ts';
import { type Jurisdiction, jurisdictionOf, subjectOf } from './jurisdiction/index.ts';
import { itemsApart } from './jurisdiction/items-apart.ts';
import { advancedNodeStatus } from './parties/facility.ts';
import { limit, outcomeOf, reachesTheRest, type Reading } from './outcome.ts';
import { type Permits, permitsOf } from './permissions/index.ts';
import { anyOf, distinctMissing, isProving, leaf, missingOf, provisosOf, step } from './proof.ts';
import { redFlags } from './red-flags/index.ts';
import { policiesOf } from './requirements/company-policies.ts';
import type { Judged } from './requirements/judged.ts';
import { requirementsOf } from './requirements/index.ts';
import { noticeRequirements } from './requirements/notices.ts';
import type { Decision, Missing, Outcome, Proof, RequirementResult } from './result.ts';
import type { Converter } from './sale/exchange-rates.ts';
import { asksContents, discreteProviso } from './sale/contents.ts';
import { beforeTheRulebook, flawProof, flawsOf } from './sale/errors-read.ts';
import { type Planned, priceOf, type Sale } from './sale/orders.ts';
import type { Decided } from './told.ts';

export interface Question {
  readonly model: Rest;
  readonly planned: Planned;
  /** The item on its journey, before it is classified. */
  readonly base: Context;
  readonly own: Classifying;
  readonly sale: Sale;
  readonly money: Converter;
  /** What earlier sales have used of the authorizations that have a value limit. */
  readonly spent: ReadonlyMap<string, Exact>;
  readonly codified: boolean;
  /** Requirements and bases whose answer is `no` are kept. */
  readonly all: boolean;
  /** Only what a shipment to a country of transit needs is judged: requirements of these kinds, of an item that is so far subject. */
  readonly passing?: { readonly kinds: readonly RequirementResult['kind'][]; readonly subject: Tri };
  /** Are red flags looked for? */
  readonly flags: boolean;
  /** The same sale on another day, which a red flag asks about. */
  readonly onDay: (day: Day) => Decision;
}

export function decide(q: Question): Decided {
  const { model, planned, own, codified, all } = q;
  const { product } = planned;
  const first: Context = { ...q.base, classified: own.result };
  const jurisdiction = sharedStep(first, 'jurisdiction', () => jurisdictionOf(first, priceOf(planned), q.money, all));
  const bases = sameBases(first, jurisdiction.bases);
  const ctx: Context = { ...first, bases };

  const { passing } = q;
  const hypothetical = passing
    ? requirementsOf(ctx, all || isProving()).filter((r) => passing.kinds.includes(r.result.kind))
    : [...requirementsOf(ctx, all || isProving()), ...noticeRequirements(ctx, model.notices)];
  const subjectBy = (by: boolean): Tri => passing?.subject ?? subjectOf(bases, by);
  const subject = subjectBy(codified);
  const requirements = hypothetical.map((r) => limit(r, subject));
  const reading = (by: boolean): Reading => {
    const counts = (r: Judged): boolean => by || r.result.enforcement === 'enforced';
    return {
      subject: subjectBy(by || codified),
      requirements: requirements.filter(counts),
      hypothetical: hypothetical.filter(counts),
    };
  };
  const permitsUnder = (by: Reading): Permits =>
    permitsOf(ctx, by.requirements, {
      authorizations: model.authorizations,
      planned,
      sale: q.sale,
      money: q.money,
      spent: q.spent,
      subject: by.requirements.some((r) => reachesTheRest(r) && r.result.answer !== 'no') ? 'yes' : by.subject,
    });
  const asked = reading(codified);
  const permits = permitsUnder(asked);
  let outcome = outcomeOf(asked, () => permits);
  const other = outcomeByTheOther();

  // Neither a declared ECCN that the specs contradict nor a declaration with an error clears anything.
  const clears = outcome !== 'license-required' && outcome !== 'undetermined';
  const contradicted = own.result.contradiction && clears;
  const early = beforeTheRulebook(ctx);
  const flaws = early.length > 0 ? early : clears ? flawsOf(model, ctx) : [];
  const needed = or(...hypothetical.filter((r) => !reachesTheRest(r)).map((r) => r.result.answer));
  // What is codified and not enforced asks for no license: then it is one answer whichever way.
  const couldNeed = or(...asked.hypothetical.filter((r) => !reachesTheRest(r)).map((r) => r.result.answer)) !== 'no';
  const discrete = outcome === 'not-subject' && couldNeed ? (jurisdiction.discrete ?? []) : [];
  const contents = ctx.strict ? asksContents(ctx, product, discrete) : [];
  const apart = clears && !passing ? sharedStep(ctx, 'items apart', () => itemsApart(ctx, subject)) : undefined;
  const unsound = contradicted || flaws.length > 0 || contents.length > 0 || (apart?.missing.length ?? 0) > 0;
  if (unsound) outcome = 'undetermined';
  const policies = policiesOf(ctx);
  const node = advancedNodeStatus(ctx);
  const figures = displayFigures(figuresOf(product));
  const decision: Decision = {
    outcome,
    ...(other !== outcome && !unsound && { codifiedOutcome: codified ? outcome : other }),
    classification: {
      declared: own.result.declared?.code ?? null,
      derived: own.result.derived ?? null,
      effective: own.result.effective?.code ?? null,
      ...(figures && { figures }),
    },
    subjectToEar: subject,
    bases: bases.filter((b) => b.answer !== 'no' || all),
    ...(jurisdiction.deMinimis && {
      deMinimis: { applies: needed !== 'no', ...jurisdiction.deMinimis },
    }),
    ...(node && { advancedNode: node.answer }),
    requirements: requirements.map((r) => r.result).filter((r) => r.answer !== 'no' || all),
    ...(policies.length > 0 && { policies: policies.map((p) => p.result).filter((r) => r.answer !== 'no' || all) }),
    exceptions: permits.exceptions,
    authorizations: permits.authorizations,
    allied: sharedStep(ctx, 'allied', () => allied(ctx)),
    alternatives: [],
    redFlags: q.flags ? redFlags(ctx, subject, { outcome, content: jurisdiction.deMinimis?.content ?? [], on: q.onDay }) : [],
    provisos: provisosIn(
      [...carrying(outcome, jurisdiction.proof, requirements), ...policies.map((r) => r.proof)],
      new Set([
        ...permits.provisosOf(outcome),
        ...discreteProviso(discrete),
        ...(clears && !codified ? (jurisdiction.spared ?? []) : []),
        ...(apart?.provisos ?? []),
      ]),
    ),
    missing: distinctMissing([
      ...flaws,
      ...contents,
      ...(apart?.missing ?? []),
      ...permits.missing,
      ...missingIn(q, outcome, contradicted ? contradiction(q) : [], jurisdiction, requirements),
    ]),
  };
  const before = [...(flaws.length > 0 ? [flawProof(flaws)] : []), own.proof, jurisdiction.proof];
  return { decision, proof: argument(planned, outcome, before, requirements, policies) };

  /** The reading that is not asked for; where everything is enforced it is the same. */
  function outcomeByTheOther(): Outcome {
    const differs =
      bases.some((b) => b.enforcement === 'not-enforced') || hypothetical.some((r) => r.result.enforcement !== 'enforced');
    if (!differs) return outcome;
    const by = reading(!codified);
    return outcomeOf(by, () => permitsUnder(by));
  }
}

/** The steps that an answer rests on: of what is not subject nothing else matters, and where one requirement stands the others do not. */
function carrying(outcome: Outcome, jurisdiction: Proof, requirements: readonly Judged[]): Proof[] {
  const proofs = (of: readonly Judged[]): Proof[] => of.map((r) => r.proof);
  switch (outcome) {
    case 'not-subject':
      return [...denying(jurisdiction), ...proofs(requirements.filter(reachesTheRest))];
    case 'no-license-required':
      return proofs(requirements);
    case 'license-required':
      return [jurisdiction, ...proofs(requirements.filter((r) => r.result.answer === 'yes'))];
    default:
      return [jurisdiction, ...proofs(requirements)];
  }
}

/** By what is enforced it is not subject, whatever more is codified: then each basis that is not met carries the answer. */
const denying = (jurisdiction: Proof): readonly Proof[] =>
  jurisdiction.answer === 'no' ? [jurisdiction] : (jurisdiction.children ?? []).filter((c) => c.answer === 'no');

/** What the answer rests on, in one order; what a claimed exception asks for comes with it. */
function provisosIn(proofs: readonly Proof[], claimed: ReadonlySet<string>): string[] {
  const all = new Set(claimed);
  for (const p of proofs) provisosOf(p, all);
  // One of any party, anywhere, holds for every place too.
  return [...all].filter((p) => ![...all].some((wider) => p.startsWith(`${wider} in `))).sort();
}

/** What the law leaves open is said of the rule that it stands in. */
const ofRule = (missing: readonly Missing[], rule: string): Missing[] =>
  missing.map((m) => (m.open && m.of === '' ? { ...m, of: rule } : m));

function contradiction({ own, planned: { product } }: Question): Missing[] {
  const why = `the specs decide ${own.result.derived}, which contradicts the declared ${own.result.declared?.code}`;
  return [{ fact: 'eccn', of: product.name, why, at: product.eccn?.at ?? product.at }];
}

function missingIn(
  { own, codified }: Question,
  outcome: Outcome,
  contradicted: readonly Missing[],
  jurisdiction: Jurisdiction,
  requirements: readonly Judged[],
): Missing[] {
  const out: Missing[] = [...jurisdiction.missing, ...contradicted];
  if (outcome !== 'undetermined') return out;
  out.push(...ofRule(missingOf(jurisdiction.proof), '734.3(a)'));
  for (const r of requirements)
    if (codified || r.result.enforcement === 'enforced') out.push(...ofRule(missingOf(r.proof), r.result.rule));
  // A missing paragraph comes down to the figures that would decide it.
  if (!own.result.effective) missingOf(own.proof, out);
  return out;
}

function argument(
  { trip }: Planned,
  outcome: Outcome,
  before: readonly Proof[],
  requirements: readonly Judged[],
  policies: readonly { readonly proof: Proof }[],
): Proof {
  const answer = outcome === 'undetermined' ? 'undetermined' : outcome === 'license-required' ? 'yes' : 'no';
  if (!isProving()) return leaf(answer, '');
  const { rules } = trip;
  const needed = anyOf(
    'a license is required',
    requirements.map((r) => ({ ...r.proof, answer: r.result.answer })),
    { rule: '736.2(b)' },
  );
  const against = policies.map((p) => p.proof);
  const steps = [...before, needed, ...(against.length > 0 ? [anyOf('a policy of your own is against it', against)] : [])];
  return step(answer, `${trip.id} on ${rules.date}: ${outcome}`, steps, {
    ...(rules.carriedSince && { coverage: `carried: the rulebook was read through ${rules.rulebook.through}` }),
  });
}
