/** Entries of the Commerce Control List by code and by title, and the paragraphs of the one that is being written. */
import type { CclEntry, RulebookAt } from '../../rulebook/rulebook.ts';
import { lawOf, type ReadView } from '../view.ts';
import { type Candidate, RANKS } from './candidates.ts';

const EAR99: Candidate = {
  label: 'EAR99',
  kind: 'eccn',
  detail: 'in no entry of the Commerce Control List',
  filter: 'EAR99 in no entry of the Commerce Control List',
  rank: RANKS.name,
};

/** @param typed what stands there so far: a code, the beginning of one, or words of a title */
export function eccns(view: ReadView, typed: string): Candidate[] {
  const law = lawOf(view);
  const code = typed.slice(0, 5).toUpperCase();
  const entry = /^\d[A-E]\d{3}$/.test(code) ? law.entry(code) : undefined;
  if (entry) return [ofEntry(entry), ...paragraphs(law, entry)];
  const all = listed(law);
  if (/^\d/.test(typed)) return all.entries.filter((c) => c.label.startsWith(typed.toUpperCase()));
  if (typed === '') return [EAR99, ...all.entries];
  const found = [...byTitle(all, typed.toLowerCase())];
  return found.length > 0 ? found : [EAR99, ...all.entries];
}

function* byTitle({ entries, titled }: Listed, typed: string): Generator<Candidate> {
  const speaks = (c: Candidate): boolean => ` ${c.filter!.toLowerCase()}`.split(/[\s(/-]+/).some((w) => w.startsWith(typed));
  const deeper = Map.groupBy(titled.filter(speaks), (c) => c.label.slice(0, 5));
  if (speaks(EAR99)) yield EAR99;
  for (const entry of entries) {
    const below = deeper.get(entry.label) ?? [];
    if (speaks(entry)) yield entry;
    // Editors compare the letters with the filter: the entry of a paragraph is found by the paragraph's words.
    else if (below.length > 0) yield { ...entry, filter: `${entry.label} ${below[0]!.detail}` };
    yield* below;
  }
}

interface Listed {
  readonly entries: readonly Candidate[];
  /** Paragraphs that have a title of their own. */
  readonly titled: readonly Candidate[];
}
const known = new WeakMap<RulebookAt, Listed>();

function listed(law: RulebookAt): Listed {
  const before = known.get(law);
  if (before) return before;
  const all = law.entryCodes.map((code) => law.entry(code)!);
  const made = {
    entries: all.map((entry, order) => ({ ...ofEntry(entry), order })),
    titled: all.flatMap((entry, order) =>
      Object.keys(entry.paragraphTitles ?? {}).map((p) => ({ ...paragraph(entry, `${entry.eccn}.${p}`), order })),
    ),
  };
  known.set(law, made);
  return made;
}

const ofEntry = ({ eccn, title }: CclEntry): Candidate => ({
  label: eccn,
  kind: 'eccn',
  detail: title,
  filter: `${eccn} ${title}`,
  rank: RANKS.value,
  order: 0,
});

function paragraph(entry: CclEntry, label: string): Candidate {
  const title = entry.paragraphTitles?.[label.slice(entry.eccn.length + 1)];
  return {
    label,
    kind: 'eccn',
    rank: RANKS.value,
    ...(title !== undefined && { detail: title, filter: `${label} ${title}` }),
  };
}

/** Those that the edition prints, and those that a rule of the day names, with what they stand under. */
function paragraphs(law: RulebookAt, entry: CclEntry): Candidate[] {
  const all = new Set<string>();
  for (const code of [
    ...(entry.paragraphs ?? []),
    ...namedIn([entry.rows, entry.exceptions]),
    ...(named(law).get(entry.eccn) ?? []),
  ])
    if (code.startsWith(`${entry.eccn}.`))
      for (let p = code; p.length > entry.eccn.length; p = p.slice(0, p.lastIndexOf('.'))) all.add(p);
  return [...all].sort(inOrder).map((label, i) => ({ ...paragraph(entry, label), order: i + 1 }));
}

const rules = new WeakMap<RulebookAt, ReadonlyMap<string, readonly string[]>>();

/** Paragraphs that the rules of the day speak of, by their entry. */
function named(law: RulebookAt): ReadonlyMap<string, readonly string[]> {
  let found = rules.get(law);
  if (!found) {
    const { classifications, definitions, zeroLevels, requirements, redFlags, exceptionRestrictions } = law;
    const all = namedIn([classifications, definitions, zeroLevels, requirements, redFlags, exceptionRestrictions]);
    rules.set(law, (found = Map.groupBy(new Set(all), (code) => code.slice(0, 5))));
  }
  return found;
}

/** In whatever a rule holds: one paragraph a text, no range of them and no technology for one. */
function* namedIn(value: unknown): Generator<string> {
  if (typeof value === 'string') {
    if (/^\d[A-E]\d{3}(?:\.[a-z0-9]+)+$/.test(value)) yield value;
  } else if (typeof value === 'object' && value !== null) for (const part of Object.values(value)) yield* namedIn(part);
}

/** `a.2` before `a.10`. */
function inOrder(a: string, b: string): number {
  const [x, y] = [a.split('.'), b.split('.')];
  for (let i = 0; i < Math.min(x.length, y.length); i++) {
    const [p, q] = [x[i]!, y[i]!];
    if (p === q) continue;
    const numeric = Number(p) - Number(q);
    return Number.isNaN(numeric) ? (p < q ? -1 : 1) : numeric;
  }
  return x.length - y.length;
}
