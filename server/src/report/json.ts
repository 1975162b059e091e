/** `earshot.report/1`: keys in the order of the contract, those that do not apply left out. */
import type { SourceRange } from '../../../grammar/src/text/range.ts';
import type { AlternativeResult, Missing, Proof } from '../determine/result.ts';
import type { Diagnostic } from '../base/diagnostic.ts';
import { editionJson } from './rulebooks-used.ts';
import type { Reported, ReportInput } from './input.ts';
import type { ProofStep, Report, ReportDetermination, ReportFinding } from './schema.ts';

export interface JsonOptions {
  /** With the whole proof of every determination. */
  readonly proof?: boolean;
}

/** The whole of it; `jsonText` writes the same a piece at a time. */
export function toReport(input: ReportInput, options: JsonOptions = {}): Report {
  return {
    ...frame(input),
    determinations: input.determinations.map((d) => ({
      ...determinationHead(d, input),
      ...determinationBody(d, input, options),
    })),
    diagnostics: input.diagnostics.map((d) => reportFinding(d, input)),
  };
}

/** All but its two long lists. */
export function frame(input: ReportInput): Report {
  const { summary: s } = input;
  return {
    schema: 'earshot.report/1',
    tool: { name: input.tool.name, version: input.tool.version },
    ...editionJson(input.rulebook),
    determinations: [],
    diagnostics: [],
    summary: {
      files: s.files,
      products: s.products,
      determinations: s.determinations,
      errors: s.errors,
      warnings: s.warnings,
      undetermined: s.undetermined,
    },
    shard: input.shard,
  };
}

// `JSON.stringify` leaves out what is undefined, so optional keys are simply passed on.

type Which = 'id' | 'product' | 'destination' | 'goesBy';
type Where = 'asOf' | 'location' | 'expectations';

/** Which determination it is. */
export const determinationName = ({ id, product, destination, goesBy }: Reported): Pick<ReportDetermination, Which> => ({
  id,
  product,
  destination,
  goesBy,
});

/** What asked for it. */
export function determinationPlace(
  { asOf, at, expected }: Pick<Reported, 'asOf' | 'at' | 'expected'>,
  input: ReportInput,
): Pick<ReportDetermination, Where> {
  return { asOf, location: location(at, input), expectations: expected && [expectation(expected, input)] };
}

export const determinationHead = (d: Reported, input: ReportInput): Pick<ReportDetermination, Which | Where> => ({
  ...determinationName(d),
  ...determinationPlace(d, input),
});

function expectation(
  e: NonNullable<Reported['expected']>,
  input: ReportInput,
): NonNullable<ReportDetermination['expectations']>[number] {
  const r = e.reviewed;
  return {
    expected: e.expected,
    by: [...e.by],
    holds: e.holds,
    location: location(e.at, input),
    reviewed: r && { by: r.by, on: r.on, because: r.because },
  };
}

/** What countries of one class share. */
type Answered = Omit<Reported, Which | 'asOf' | 'at' | 'expected'>;

/** What is told of it; the proof of a determination alone can be asked for. */
export function determinationBody(
  d: Answered,
  input: ReportInput,
  options: JsonOptions,
): Omit<ReportDetermination, Which | Where> {
  const proof = options.proof ? d.proof : undefined;
  return {
    outcome: d.outcome,
    codifiedOutcome: d.codifiedOutcome,
    judgedFor: d.judgedFor && { country: d.judgedFor.country, of: d.judgedFor.of, as: d.judgedFor.as },
    classification: {
      declared: d.classification.declared,
      derived: d.classification.derived,
      effective: d.classification.effective,
      figures:
        d.classification.figures && Object.keys(d.classification.figures).length > 0 ? d.classification.figures : undefined,
    },
    subjectToEar: d.subjectToEar,
    bases: d.bases.map((b) => ({ kind: b.kind, rule: b.rule, name: b.name, answer: b.answer, enforcement: b.enforcement })),
    deMinimis: deMinimis(d),
    advancedNode: d.advancedNode,
    requirements: d.requirements.map((r) => ({
      rule: r.rule,
      kind: r.kind,
      reason: r.reason,
      via: r.via,
      column: r.column,
      answer: r.answer,
      reviewPolicy: r.reviewPolicy,
      reviewRule: r.reviewRule,
      enforcement: r.enforcement,
      appliesTo: r.appliesTo,
      title: r.title,
      id: r.id,
    })),
    policies: d.policies?.map((p) => ({ rule: p.rule, reason: p.reason, answer: p.answer, title: p.title, id: p.id })),
    exceptions: d.exceptions.map((e) => ({
      code: e.code,
      status: e.status,
      rule: e.rule,
      condition: e.condition,
      because: e.because,
      overcomes: e.overcomes && [...e.overcomes],
      leaves: e.leaves?.map((l) => ({ requirement: l.requirement, rule: l.rule })),
      unmet: e.unmet && { rule: e.unmet.rule, because: e.unmet.because },
    })),
    authorizations: d.authorizations.map((a) => ({ name: a.name, status: a.status, why: a.why })),
    allied: d.allied.map((a) => ({ country: a.country, answer: a.answer, rule: a.rule })),
    alternatives: [
      ...d.alternatives.map((a) => alternative(a, true)),
      ...(d.otherAlternatives ?? []).map((a) => alternative(a, false)),
    ],
    alternativeSearch: d.alternativeSearch && {
      tried: d.alternativeSearch.tried,
      complete: d.alternativeSearch.complete,
      unhelpful: [...d.alternativeSearch.unhelpful],
    },
    redFlags: d.redFlags.map((f) => ({
      code: f.code,
      about: f.about,
      text: f.text,
      ...(f.score !== undefined && { score: f.score }),
    })),
    release: d.release && { to: d.release.to, country: d.release.country },
    provisos: [...d.provisos],
    missing: d.missing.map((m) => missing(m, input)),
    proof: proof && proofStep(proof, input),
  };
}

export function alternative(a: AlternativeResult, changesAnswer: boolean): ReportDetermination['alternatives'][number] {
  return {
    changesAnswer,
    changes: a.changes.map((c) => ({
      input: c.input,
      alternative: c.alternative,
      strategy: c.strategy,
      relativePerformance: c.relativePerformance,
    })),
    costDelta: a.costDelta && { value: a.costDelta.value, currency: a.costDelta.currency },
    leadTime: a.leadTime,
    outcome: a.outcome,
    subjectToEar: a.subjectToEar,
    percent: a.percent,
    minimal: a.minimal,
    conditions: a.conditions && [...a.conditions],
    provisos: a.provisos && [...a.provisos],
    allied: a.allied?.map((x) => ({ alternative: x.alternative, country: x.country, answer: x.answer, rule: x.rule })),
  };
}

function deMinimis({ deMinimis: m }: Answered): ReportDetermination['deMinimis'] {
  return (
    m && {
      applies: m.applies,
      rule: m.rule,
      level: m.level,
      currency: m.currency,
      controlledValue: m.controlledValue,
      productValue: m.productValue,
      percent: m.percent,
      lowerPercent: m.lowerPercent,
      upperPercent: m.upperPercent,
      exceeded: m.exceeded,
      breakEvenPrice: m.breakEvenPrice,
      margin: m.margin,
      content: m.content.map((c) => ({
        input: c.input,
        quantity: c.quantity,
        eccn: c.eccn,
        value: c.value,
        share: c.share,
        controlled: c.controlled,
        because: [...c.because],
        path: c.path && [...c.path],
      })),
    }
  );
}

function missing(m: Omit<Missing, 'open'>, input: ReportInput): ReportDetermination['missing'][number] {
  return { fact: m.fact, of: m.of, why: m.why, location: m.at && location(m.at, input) };
}

const proofStep = (p: Proof, input: ReportInput): ProofStep => ({
  ...ownStep(p, input),
  children: p.children?.map((c) => proofStep(c, input)),
});

/** Without those it rests on. */
export const ownStep = (p: Proof, input: ReportInput): Omit<ProofStep, 'children'> => ({
  rule: p.rule,
  text: p.text,
  answer: p.answer,
  coverage: p.coverage,
  facts: p.facts?.map((f) => ({ text: f.text, location: f.at && location(f.at, input) })),
  missing: p.missing?.map((m) => missing(m, input)),
});

export function reportFinding(d: Diagnostic, input: ReportInput): ReportFinding {
  return {
    code: d.code,
    name: d.name,
    severity: d.severity,
    message: d.message,
    file: input.shown(d.at.file),
    location: location(d.at, input),
    range: range(d.at, input),
    related: (d.related ?? []).map((r) => ({ file: input.shown(r.at.file), range: range(r.at, input), message: r.message })),
    cite: [...(d.cite ?? [])],
    determination: d.determination,
    determinations: d.determinations && [...d.determinations],
    suppressed: d.suppressed && { reason: d.suppressed.reason },
    baselined: d.baselined,
  };
}

const ZERO = { line: 0, character: 0 };

export function range(at: SourceRange, input: Pick<ReportInput, 'source'>): ReportFinding['range'] {
  const source = input.source(at.file);
  return { start: source?.position(at.start) ?? ZERO, end: source?.position(at.end) ?? ZERO };
}

export function location(at: SourceRange, input: ReportInput): { file: string; line: number; column: number } {
  const start = input.source(at.file)?.position(at.start) ?? ZERO;
  return { file: input.shown(at.file), line: start.line + 1, column: start.character + 1 };
}
