/** `earshot.diff/1`: keys that do not apply are left out. */
import type {
  Changed,
  Comparable,
  ComparedBasis,
  ComparedException,
  ComparedRequirement,
} from '../../determine/comparison/compare.ts';
import { verifiedWords } from '../../rulebook/provenance.ts';
import type { Change } from '../../rulebook/rulebook.ts';
import { editionJson } from '../rulebooks-used.ts';
import { flips, isFlip, type Step } from '../../workspace/diff/answer-history.ts';
import type { DiffInput } from './input.ts';
import type { Diff, DiffState, DiffStep } from './schema.ts';
import { bornBy, summaryOf } from './summary.ts';

export function printDiffJson(input: DiffInput): string {
  return `${JSON.stringify(toDiff(input), null, 2)}\n`;
}

export function toDiff(input: DiffInput): Diff {
  const changes = new Map<string, Change>();
  for (const h of input.histories) for (const s of h.steps) for (const c of s.changes) changes.set(c.id, c);
  return {
    schema: 'earshot.diff/1',
    tool: { ...input.tool },
    ...editionJson(input.rulebook),
    compared: compared(input),
    changes: [...changes.values()]
      .sort((a, b) => (a.id < b.id ? -1 : 1))
      .map((c) => ({
        id: c.id,
        title: c.title,
        published: c.published,
        effective: c.effective,
        compliance: c.compliance,
        until: c.until,
        cite: c.cite,
        touches: [...c.touches],
        verified: verifiedWords(c.verified),
        note: c.note,
      })),
    determinations: [
      ...input.histories
        .filter((h) => h.steps.length > 0 || h.unmade)
        .map((h) => ({
          id: h.sale.id,
          product: h.sale.product,
          destination: h.sale.destination,
          location: input.location(h.sale.at),
          before: h.before && state(h.before),
          after: h.after && state(h.after),
          flipped: flips(h),
          ...(h.unmade && { notMade: true as const }),
          steps: h.steps.map(step),
        })),
      ...input.gone.map((g) => ({
        id: g.id,
        product: g.product,
        destination: g.destination,
        before: state(g),
        flipped: false,
        steps: [{ cause: 'spec' as const, flip: false, before: state(g), changes: [] }],
      })),
    ],
    summary: summaryOf(input),
  };
}

function compared({ compared: c, histories }: DiffInput): Diff['compared'] {
  if (c.mode !== 'proposal') return { ...c };
  return {
    mode: c.mode,
    on: c.on,
    folder: c.folder,
    title: c.title,
    operations: c.operations.map((o) => ({ title: o.title, from: o.effective!, changes: bornBy(o, histories) })),
  };
}

function state(c: Comparable): DiffState {
  const m = c.deMinimis;
  return {
    outcome: c.outcome,
    codifiedOutcome: c.codifiedOutcome,
    subjectToEar: c.subjectToEar,
    classification: c.classification.effective,
    deMinimis: m && { rule: m.rule, level: m.level, percent: m.percent, exceeded: m.exceeded },
    provisos: c.provisos && c.provisos.length > 0 ? [...c.provisos] : undefined,
    missing: c.missing.length > 0 ? c.missing.map(({ fact, of }) => ({ fact, of })) : undefined,
  };
}

function step(s: Step): DiffStep {
  const d = s.difference;
  return {
    on: s.on,
    cause: s.cause,
    flip: isFlip(s),
    before: s.before && state(s.before),
    after: s.after && state(s.after),
    outcome: d?.outcome,
    codifiedOutcome: d?.codifiedOutcome,
    subjectToEar: d?.subjectToEar,
    classification: d?.classification,
    advancedNode: d?.advancedNode,
    bases: d && changed(d.bases, basis),
    deMinimis: d?.deMinimis,
    content: d && d.content.length > 0 ? d.content.map((c) => ({ ...c, because: [...c.because] })) : undefined,
    requirements: d && changed(d.requirements, requirement),
    exceptions:
      d && d.opened.length + d.closed.length > 0
        ? { opened: d.opened.map(exception), closed: d.closed.map(exception) }
        : undefined,
    missing: d && d.missing.length > 0 ? d.missing.map((m) => ({ fact: m.fact, of: m.of })) : undefined,
    changes: s.changes.map((c) => c.id),
    validity: s.validity && [...s.validity],
  };
}

function changed<A, B>({ added, dropped, changed: both }: Changed<A>, make: (a: A) => B) {
  if (added.length + dropped.length + both.length === 0) return undefined;
  return {
    added: added.map(make),
    dropped: dropped.map(make),
    changed: both.map((p) => ({ before: make(p.before), after: make(p.after) })),
  };
}

// Only what the schema names: a determination carries more.
const basis = (b: ComparedBasis): ComparedBasis => ({
  kind: b.kind,
  rule: b.rule,
  name: b.name,
  answer: b.answer,
  enforcement: b.enforcement,
});
const requirement = (r: ComparedRequirement): ComparedRequirement => ({
  id: r.id,
  rule: r.rule,
  kind: r.kind,
  reason: r.reason,
  column: r.column,
  title: r.title,
  answer: r.answer,
  reviewPolicy: r.reviewPolicy,
  reviewRule: r.reviewRule,
  enforcement: r.enforcement,
});
const exception = (e: ComparedException): ComparedException => ({
  code: e.code,
  status: e.status,
  rule: e.rule,
  condition: e.condition,
});
