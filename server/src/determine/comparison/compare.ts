/**
 * What is different between two determinations of the same sale: by the law of two days, or of two versions of a spec.
 * Works on what a saved JSON report holds as well, so that a report can be compared with the answers of today.
 */
import type { Tri } from '../../base/tri.ts';
import type { Outcome } from '../result.ts';

/** What is compared; a `Determination` and one of `earshot.report/1` both fit. */
export interface Comparable {
  readonly outcome: Outcome;
  readonly codifiedOutcome?: Outcome | undefined;
  readonly classification: { readonly effective: string | null };
  readonly subjectToEar: Tri;
  readonly bases: readonly ComparedBasis[];
  readonly deMinimis?: ComparedLevel | undefined;
  readonly advancedNode?: Tri | undefined;
  readonly requirements: readonly ComparedRequirement[];
  readonly exceptions: readonly ComparedException[];
  readonly missing: readonly { readonly fact: string; readonly of: string }[];
  readonly provisos?: readonly string[] | undefined;
}
export interface ComparedBasis {
  readonly kind: string;
  readonly rule: string;
  readonly name?: string | undefined;
  readonly answer: Tri;
  readonly enforcement?: string | undefined;
}
export interface ComparedLevel {
  readonly rule: string;
  readonly level: string;
  readonly percent?: string | undefined;
  readonly exceeded: Tri;
  readonly content: readonly {
    readonly input: string;
    readonly eccn: string | null;
    readonly controlled: Tri;
    readonly because: readonly string[];
  }[];
}
export interface ComparedRequirement {
  readonly id: string;
  readonly rule: string;
  readonly kind: string;
  readonly reason: string;
  readonly column?: string | undefined;
  readonly title: string;
  readonly answer: Tri;
  readonly reviewPolicy?: string | undefined;
  readonly reviewRule?: string | undefined;
  readonly enforcement: string;
}
export interface ComparedException {
  readonly code: string;
  readonly status: string;
  readonly rule?: string | undefined;
  readonly condition?: string | undefined;
}

export interface Moved<T> {
  readonly from: T;
  readonly to: T;
}
export interface Pair<T> {
  readonly before: T;
  readonly after: T;
}
export interface Changed<T> {
  readonly added: readonly T[];
  readonly dropped: readonly T[];
  readonly changed: readonly Pair<T>[];
}

/** Only what moved is there; empty lists say that nothing came or went. */
export interface Difference {
  readonly outcome?: Moved<Outcome>;
  /** What the codified text alone gives, where that or enforcement moved and the outcome did not. */
  readonly codifiedOutcome?: Moved<Outcome>;
  readonly subjectToEar?: Moved<Tri>;
  readonly classification?: Moved<string | null>;
  readonly advancedNode?: Moved<Tri | null>;
  readonly bases: Changed<ComparedBasis>;
  readonly deMinimis?: { readonly [K in 'rule' | 'level' | 'percent']?: Moved<string | null> } & {
    readonly exceeded?: Moved<Tri | null>;
  };
  /** Inputs that began or ceased to be controlled content, or are so by another rule. */
  readonly content: readonly {
    readonly input: string;
    readonly eccn: string | null;
    readonly controlled: Moved<Tri | null>;
    readonly because: readonly string[];
  }[];
  readonly requirements: Changed<ComparedRequirement>;
  /** Where a license is required on both sides: which exceptions became usable or ceased to be. */
  readonly opened: readonly ComparedException[];
  readonly closed: readonly ComparedException[];
  /** Facts that are asked for now and were not. */
  readonly missing: readonly { readonly fact: string; readonly of: string }[];
}

export function differenceOf(before: Comparable, after: Comparable): Difference | undefined {
  const d: Difference = {
    ...moved('outcome', before.outcome, after.outcome),
    ...moved('codifiedOutcome', before.codifiedOutcome ?? before.outcome, after.codifiedOutcome ?? after.outcome),
    ...moved('subjectToEar', before.subjectToEar, after.subjectToEar),
    ...moved('classification', before.classification.effective, after.classification.effective),
    ...moved('advancedNode', before.advancedNode ?? null, after.advancedNode ?? null),
    bases: changes(
      before.bases,
      after.bases,
      [(b) => `${b.kind} ${b.name ?? ''} ${b.enforcement ?? ''}`, (b) => `${b.kind} ${b.name ?? ''}`],
      BASIS,
    ),
    ...deMinimis(before.deMinimis, after.deMinimis),
    content: content(before.deMinimis, after.deMinimis),
    requirements: changes(before.requirements, after.requirements, [(r) => `${r.id} ${r.enforcement}`, (r) => r.id], REQUIREMENT),
    ...exceptions(before, after),
    missing: after.missing.filter((m) => !before.missing.some((n) => n.fact === m.fact && n.of === m.of)),
  };
  // By the codified text the same as in fact: it adds nothing.
  const codified = d.codifiedOutcome;
  const { codifiedOutcome: _, ...rest } = d;
  const out = codified && d.outcome && codified.from === d.outcome.from && codified.to === d.outcome.to ? rest : d;
  return isEmpty(out) ? undefined : out;
}

/** More than other numbers of the same paragraphs: something a reader would act on. */
export function isSubstantive(d: Difference): boolean {
  const { bases, requirements } = d;
  return !isEmpty({
    ...d,
    bases: {
      ...bases,
      changed: bases.changed.filter((p) => p.before.answer !== p.after.answer || p.before.enforcement !== p.after.enforcement),
    },
    requirements: {
      ...requirements,
      changed: requirements.changed.filter((p) => MATTERS.some((k) => p.before[k] !== p.after[k])),
    },
    content: d.content.filter((c) => c.controlled.from !== c.controlled.to),
    ...(d.deMinimis && Object.keys(d.deMinimis).every((k) => k === 'rule') && { deMinimis: undefined }),
  });
}

const BASIS = ['rule', 'answer', 'enforcement'] as const;
const MATTERS = ['answer', 'reviewPolicy', 'enforcement'] as const;
const REQUIREMENT = ['rule', 'reviewRule', ...MATTERS] as const;

function isEmpty(d: { readonly [K in keyof Difference]?: Difference[K] | undefined }): boolean {
  return Object.values(d).every(
    (v) =>
      v === undefined ||
      (Array.isArray(v) ? v.length === 0 : isChanged(v) && v.added.length + v.dropped.length + v.changed.length === 0),
  );
}
const isChanged = (v: object): v is Changed<unknown> => 'added' in v;

function moved<K extends string, T>(key: K, from: T, to: T): { readonly [P in K]?: Moved<T> } {
  return (from === to ? {} : { [key]: { from, to } }) as { readonly [P in K]?: Moved<T> };
}

/** Pairs by the first key, what is left by the next; of each pair, whether any of `fields` moved. */
function changes<T extends object>(
  before: readonly T[],
  after: readonly T[],
  keys: readonly ((x: T) => string)[],
  fields: readonly (keyof T)[],
): Changed<T> {
  let [gone, came] = [[...before], [...after]];
  const changed: Pair<T>[] = [];
  for (const key of keys) {
    const left = Map.groupBy(gone, key);
    const unpaired: T[] = [];
    for (const b of came) {
      const a = left.get(key(b))?.shift();
      if (a === undefined) unpaired.push(b);
      else if (fields.some((f) => a[f] !== b[f])) changed.push({ before: a, after: b });
    }
    gone = [...left.values()].flat();
    came = unpaired;
  }
  return { added: came, dropped: gone, changed };
}

function deMinimis(a: ComparedLevel | undefined, b: ComparedLevel | undefined): Pick<Difference, 'deMinimis'> {
  const fields = {
    ...moved('rule', a?.rule ?? null, b?.rule ?? null),
    ...moved('level', a?.level ?? null, b?.level ?? null),
    ...moved('percent', a?.percent ?? null, b?.percent ?? null),
    ...moved('exceeded', a?.exceeded ?? null, b?.exceeded ?? null),
  };
  return Object.keys(fields).length > 0 ? { deMinimis: fields } : {};
}

function content(a: ComparedLevel | undefined, b: ComparedLevel | undefined): Difference['content'] {
  const before = Map.groupBy(a?.content ?? [], (c) => c.input);
  return (b?.content ?? []).flatMap((c) => {
    const old = before.get(c.input)?.shift();
    const because = c.because.concat(old?.because ?? []).filter((r) => !(c.because.includes(r) && old?.because.includes(r)));
    if (old && old.controlled === c.controlled && because.length === 0) return [];
    return [
      {
        input: c.input,
        eccn: c.eccn,
        controlled: { from: old?.controlled ?? null, to: c.controlled },
        because: [...new Set(because)],
      },
    ];
  });
}

const usable = (list: readonly ComparedException[]): Map<string, ComparedException> =>
  new Map(list.filter((e) => e.status !== 'barred').map((e) => [e.code, e]));

function exceptions(before: Comparable, after: Comparable): Pick<Difference, 'opened' | 'closed'> {
  const needed = (c: Comparable): boolean => c.requirements.some((r) => r.answer === 'yes');
  if (!needed(before) || !needed(after)) return { opened: [], closed: [] };
  const [a, b] = [usable(before.exceptions), usable(after.exceptions)];
  return {
    opened: [...b.values()].filter((e) => !a.has(e.code)),
    // By what rule it is closed is said on the day it is closed.
    closed: [...a.values()].filter((e) => !b.has(e.code)).map((e) => after.exceptions.find((x) => x.code === e.code) ?? e),
  };
}
