/**
 * Releases of technology or source code to foreign persons: in the United States a deemed export to the most recent country of
 * citizenship or permanent residency (734.13(a)(2), (b)), abroad a deemed reexport (734.14(a)(2), (b)) that 734.20 may take out.
 * Each is judged as a sale of its own to that country; the answer is the worst of them and of the sale itself.
 */
import type { Party } from '../model/model.ts';
import type { Context } from './context.ts';
import { inSet } from './classification/selector.ts';
import { type Destination, towards } from './destination.ts';
import { publishedProof } from './jurisdiction/published.ts';
import { distinctMissing, leaf, step } from './proof.ts';
import type { Decision, Missing, Outcome, Proof, RequirementResult } from './result.ts';
import type { Decided } from './told.ts';
import { kindOf } from '../model/kind.ts';

/** To whom, as a national of which country. */
export interface Release {
  readonly party: Party;
  readonly country: string;
  /** Outside the United States: a deemed reexport. */
  readonly abroad: boolean;
  /** Its citizenship is not stated; the country is where it is. */
  readonly supposed: boolean;
}

/** The sale that a release is deemed to be. */
export function released(base: Context, release: Release): Context {
  const to: Destination = towards(release.country, base.rules.rulebook.countryNames);
  const contentCache = { items: new Map(), free: new Map() };
  return { ...base, release, contentCache, journey: { ...base.journey, to, parties: [release.party] } };
}

export function withReleases(ctx: Context, own: Decided, judge: (release: Release) => Decided): Decided {
  if (!canBeReleased(ctx)) return own;
  const judged = releasesIn(ctx).map((release) => ({ release, ...softened(ctx, release, judge(release)) }));
  const provisos = own.decision.outcome === 'license-required' ? [] : silent(ctx, judged);
  if (judged.length === 0 && provisos.length === 0) return own;
  let worst: (typeof judged)[number] | undefined;
  for (const j of judged) {
    const before = worst?.decision.outcome ?? own.decision.outcome;
    if (RANK[j.decision.outcome] > RANK[before]) worst = j;
  }
  const decision = combined(own.decision, judged, worst, provisos);
  return { decision, proof: proofOf(ctx, own.proof, judged, decision) };
}

/** Technology and source code, but in the United States not what is exported by shipment alone (734.17(a)). */
function canBeReleased(ctx: Context): boolean {
  const { item } = ctx;
  if (publishedProof(ctx, item)?.answer === 'yes') return false;
  const kind = kindOf(item);
  if (kind === 'technology') return true;
  if (kind !== 'software' || item.form?.value === 'object-code') return false;
  const own = ctx.classify(item).effective;
  return !(inTheUnitedStates(ctx) && own && ctx.rules.inForce('shippedAlone').some((s) => inSet(own, s.eccn) === 'yes'));
}

const inTheUnitedStates = (ctx: Context): boolean => ctx.journey.to.isDomestic(ctx.rules);
const codeOf = (ctx: Context): string | undefined => ctx.classify(ctx.item).effective?.code;

function releasesIn(ctx: Context): Release[] {
  const abroad = !inTheUnitedStates(ctx);
  return ctx.journey.parties.flatMap((party): Release[] => {
    if (party.citizenships.length > 0)
      return nationalities(ctx, party)
        .filter((country) => !abroad || !ctx.journey.to.within(ctx.rules, ctx.rules.governing(country)))
        .map((country) => ({ party, country, abroad, supposed: false }));
    const country = party.country?.value;
    if (abroad || country === undefined || ctx.rules.isDomestic(country)) return [];
    return [{ party, country, abroad, supposed: true }];
  });
}

/** The most recent; where not every day is stated, each of them. None of a citizen or permanent resident of the United States (772.1). */
function nationalities(ctx: Context, party: Party): readonly string[] {
  const { rules } = ctx;
  const held = party.citizenships.filter((c) => c.since === undefined || c.since <= rules.date);
  if (held.some((c) => rules.isDomestic(c.country))) return [];
  if (held.every((c) => c.since !== undefined))
    return held
      .toSorted((a, b) => (a.since! < b.since! ? 1 : -1))
      .slice(0, 1)
      .map((c) => c.country);
  return [...new Set(held.map((c) => c.country))];
}

/** What the license that a release would need comes to, where a fact that is not stated may take the release out. */
function softened(ctx: Context, release: Release, judged: Decided): Decided {
  const { decision } = judged;
  const { party, country } = release;
  const name = ctx.rules.countryName(country);
  const requirements = decision.requirements.map((r) => told(r, release, name));
  const open = decision.outcome === 'license-required' || decision.outcome === 'undetermined';
  const missing: Missing[] = [];
  if (open && release.supposed)
    missing.push({
      fact: 'citizenship',
      of: party.name,
      why: `decides whether a release to it is a deemed export to ${name} (734.13(a)(2)); \`citizenship US\` stands for permanent residents too`,
      at: party.at,
    });
  if (open && release.abroad)
    missing.push({
      fact: 'authorization',
      of: party.name,
      why: `a release to it is a deemed reexport to ${name} (734.14(b)), unless 734.20(b) or (c) takes it out: state that as an authorization of type other`,
      at: party.at,
    });
  if (open && kindOf(ctx.item) === 'software' && ctx.item.form === undefined)
    missing.push({
      fact: 'form',
      of: ctx.item.name,
      why: 'only a release of source code is a deemed export, never one of object code (734.13(a)(2))',
      at: ctx.item.at,
    });
  if (missing.length === 0) return { ...judged, decision: { ...decision, requirements } };
  const { codifiedOutcome: _, ...rest } = decision;
  return {
    ...judged,
    decision: {
      ...rest,
      outcome: 'undetermined',
      requirements: requirements.map((r): RequirementResult => (r.answer === 'yes' ? { ...r, answer: 'undetermined' } : r)),
      missing: distinctMissing([...missing, ...decision.missing]),
    },
  };
}

function told(r: RequirementResult, { party, country, abroad, supposed }: Release, name: string): RequirementResult {
  const at = party.citizenships.find((c) => c.country === country)?.at ?? party.country?.at;
  const kind = abroad ? 'a deemed reexport' : 'a deemed export';
  return {
    ...r,
    because: supposed
      ? `a release to ${party.name}, if a national of ${name}`
      : `a release to ${party.name} is ${kind} to ${name}`,
    ...(at && { about: at }),
  };
}

/** Those whose citizenship nobody states: said as a proviso, where the item is on the Commerce Control List. */
function silent(ctx: Context, judged: readonly { readonly release: Release }[]): string[] {
  if (codeOf(ctx) === 'EAR99') return [];
  const what = kindOf(ctx.item) === 'software' ? 'source code' : 'technology';
  const whom = inTheUnitedStates(ctx)
    ? 'foreign person (734.13(a)(2))'
    : `national of a country other than ${ctx.journey.to.label} (734.14(b))`;
  const unsaid = ctx.journey.parties.filter(
    (p) => p.citizenships.length === 0 && !judged.some((j) => j.release.supposed && j.release.party === p),
  );
  return ctx.journey.parties.length === 0 || unsaid.length > 0 ? [`the ${what} is released to no ${whom}`] : [];
}

const RANK: Readonly<Record<Outcome, number>> = {
  'not-subject': 0,
  'no-license-required': 1,
  authorized: 2,
  'license-exception': 3,
  undetermined: 4,
  'license-required': 5,
};

type Judged = Decided & { readonly release: Release };

function combined(own: Decision, judged: readonly Judged[], worst: Judged | undefined, provisos: readonly string[]): Decision {
  const { codifiedOutcome, ...rest } = own;
  const from = worst?.decision ?? own;
  const { outcome } = from;
  const codified = worst ? worst.decision.codifiedOutcome : codifiedOutcome;
  // What the sale itself needs already, or what is asked for only to be shown, stands once.
  const shown = new Map(own.requirements.map((r) => [r.id, r.answer]));
  const more = judged
    .flatMap((j) => j.decision.requirements)
    .filter((r) => shown.get(r.id) !== 'yes' && (r.answer !== 'no' || !shown.has(r.id)));
  return {
    ...rest,
    outcome,
    ...(codified !== undefined && codified !== outcome && { codifiedOutcome: codified }),
    requirements: [...own.requirements, ...more],
    exceptions: from.exceptions,
    authorizations: from.authorizations,
    provisos: [...new Set([...own.provisos, ...judged.flatMap((j) => j.decision.provisos), ...provisos])].sort(),
    missing:
      outcome === 'undetermined'
        ? distinctMissing([...own.missing, ...judged.flatMap((j) => (open(j) ? j.decision.missing : []))])
        : own.missing,
    ...(worst && { release: { to: worst.release.party.name, country: worst.release.country } }),
  };
}

const open = ({ decision: { outcome } }: Judged): boolean => outcome === 'undetermined';

function proofOf(ctx: Context, own: Proof, judged: readonly Judged[], decision: Decision): Proof {
  const answer = (o: Outcome) => (o === 'undetermined' ? 'undetermined' : o === 'license-required' ? 'yes' : 'no');
  const releases = judged.map((j) =>
    step(
      answer(j.decision.outcome),
      () =>
        `release to ${j.release.party.name}: ${j.release.abroad ? 'deemed reexport' : 'deemed export'} to ${ctx.rules.countryName(j.release.country)}: ${j.decision.outcome}`,
      [j.proof],
      { rule: j.release.abroad ? '734.14(b)' : '734.13(b)', missing: open(j) ? j.decision.missing : [] },
    ),
  );
  const none =
    releases.length === 0 ? [leaf('no', 'no recipient is stated to be a foreign person', { rule: '734.13(a)(2)' })] : [];
  return step(answer(decision.outcome), () => `${own.text}; with releases: ${decision.outcome}`, [own, ...releases, ...none]);
}

/** Which requirements of parts 742 to 746 reach a release: by place, and in the United States by the lists of parties. */
export function reachesReleases(kind: string, rule: string, { abroad }: Pick<Release, 'abroad'>): boolean {
  if (kind === 'ccl' || kind === 'embargo' || kind === 'all-destinations') return true;
  return kind === 'end-user' && !abroad && /^(736\.2|744\.(8|11|16))(\(|$)/.test(rule);
}
