/** Which facts of the rulebook have to be read again where the text of the regulation changed: those that cite a changed paragraph. */
import type { Comparison, ParagraphChange } from '../../ecfr/compare.ts';
import { keyOf } from '../../ecfr/cut.ts';
import { CCL, type Citation, cited, HEADING, isWithin, SUBHEADINGS } from '../../ecfr/paragraph.ts';
import type { WrittenFact } from '../compile/facts.ts';
import { citationsIn } from './citations.ts';
import { concernsRow, type CountryOf } from './rows.ts';

export interface Reached {
  readonly fact: WrittenFact;
  /** The citation by which it is reached. */
  readonly by: Citation;
  /** It cites the paragraph, or what stands above it; or the paragraph stands above the one it cites, and leads in to it. */
  readonly how: 'cites' | 'lead-in';
}

export interface ReachedChange {
  readonly change: ParagraphChange;
  readonly facts: readonly Reached[];
}

export interface Unfound {
  readonly at: Citation;
  readonly facts: readonly WrittenFact[];
}

export interface EditionsAudit {
  readonly changes: readonly ReachedChange[];
  /** Citations of facts in force for which neither edition has a paragraph, though it has the section. */
  readonly unfound: readonly Unfound[];
  /** Facts that cite nothing of what both files hold. */
  readonly outside: number;
  /** Facts looked at. */
  readonly facts: number;
}

/** Words about paragraphs, and the history: they state nothing that a new text could make wrong. */
const STATE_NOTHING: ReadonlySet<string> = new Set(['paragraph', 'change']);
const CITING = ['cite', 'rule', 'paragraph', 'exceptionsCite'];

/** @param inForce facts without it are left out of the list of what was not found */
export function auditEditions(
  facts: readonly WrittenFact[],
  comparison: Comparison,
  countryOf: CountryOf,
  inForce: (fact: WrittenFact) => boolean,
): EditionsAudit {
  const index = new Index(comparison);
  const byChange = new Map<ParagraphChange, Map<WrittenFact, Reached>>();
  const unfound = new Map<string, { at: Citation; facts: WrittenFact[] }>();
  const all = facts.filter((f) => !STATE_NOTHING.has(f.kind));
  let outside = 0;
  for (const fact of all) {
    const own = citationsOf(fact).filter((at) => index.holds(at));
    if (own.length === 0) outside++;
    for (const by of own) {
      const stands = index.resolve(by);
      if (stands.length === 0 && inForce(fact)) {
        const known = unfound.get(keyOf(by)) ?? { at: by, facts: [] };
        unfound.set(keyOf(by), { ...known, facts: [...known.facts, fact] });
      }
      for (const { change, how } of stands.flatMap((s) => index.reaching(s))) {
        if (!concernsRow(fact, change, countryOf)) continue;
        const known = byChange.get(change) ?? new Map<WrittenFact, Reached>();
        byChange.set(change, known);
        const before = known.get(fact);
        if (!before || (before.how === 'lead-in' && how === 'cites')) known.set(fact, { fact, by, how });
      }
    }
  }
  return {
    changes: comparison.changes.map((change) => ({ change, facts: [...(byChange.get(change)?.values() ?? [])] })),
    unfound: [...unfound.values()].sort((a, b) => (cited(a.at) < cited(b.at) ? -1 : 1)),
    outside,
    facts: all.length,
  };
}

/** All that a fact cites, and what its record cites within (conditions, exclusions, routes). */
function citationsOf(fact: WrittenFact): Citation[] {
  const texts = new Set([fact.cite, fact.rule].filter((t) => t !== undefined));
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, child] of Object.entries(value)) {
      if (typeof child === 'string' && CITING.includes(key)) texts.add(child);
      else walk(child);
    }
  };
  walk(fact.record);
  return [...new Map([...texts].flatMap(citationsIn).map((at) => [keyOf(at), at])).values()];
}

class Index {
  private readonly comparison: Comparison;
  private readonly units = new Set<string>();
  private readonly changes: ReadonlyMap<string, ParagraphChange[]>;
  private readonly paragraphs: ReadonlyMap<string, readonly Citation[]>;

  constructor(comparison: Comparison) {
    this.comparison = comparison;
    const all = [...comparison.was.values(), ...comparison.is.values()].map((p) => p.at);
    this.paragraphs = Map.groupBy(all, this.group);
    for (const at of all) this.units.add(at[0]!);
    for (const name of [...comparison.onlyOld, ...comparison.onlyNew]) this.units.delete(name);
    this.changes = Map.groupBy(comparison.changes, (c) => this.group(c.at));
  }

  /** Whether the files hold its section, or would if there were one. */
  holds(at: Citation): boolean {
    return this.units.has(at[0]!) || this.comparison.whole.has(/^\d+/.exec(at[0]!)![0]);
  }

  /** The paragraphs that a citation means; none where there is none. */
  resolve(at: Citation): Stands[] {
    if (this.near(at).some((p) => isWithin(p, at))) return [{ at }];
    const note = at.findIndex((s) => /note/.test(s));
    if (note >= 0) {
      // A note is found by its number, whatever it is put below; what is numbered within it is part of it.
      const scope = at.slice(0, at[0] === CCL ? 2 : 1);
      return this.near(at)
        .filter((p) => isWithin(p, scope) && p.includes(at[note]!))
        .map((p) => ({ at: p.slice(0, p.indexOf(at[note]!) + 1) }));
    }
    // Numbered within the text of a paragraph, `either (A) … or (B) …`, be it that of the number before it.
    const parent = at.slice(0, -1);
    const beside = this.near(at).filter((p) => p.length === at.length && isWithin(p, parent));
    const sibling = beside.findLast((p) => this.texts(p).some((t) => numbersInline(t, at, at.length - 1)));
    if (sibling) return [{ at: sibling, alone: true }];
    for (let end = at.length - 1; end > 0; end--) {
      const above = at.slice(0, end);
      const texts = this.texts(above);
      if (texts.length > 0) return texts.some((t) => numbersInline(t, at, end)) ? [{ at: above, alone: true }] : [];
    }
    return [];
  }

  reaching({ at, alone }: Stands): { change: ParagraphChange; how: Reached['how'] }[] {
    return (this.changes.get(this.group(at)) ?? []).flatMap((change): { change: ParagraphChange; how: Reached['how'] }[] => {
      const places = [change.at, ...(change.was?.of ?? []), ...(change.is?.of ?? [])];
      if (places.some((p) => isWithin(p, at) && (!alone || p.length === at.length))) return [{ change, how: 'cites' }];
      return leadsTo(change.at, at) ? [{ change, how: 'lead-in' }] : [];
    });
  }

  private texts(at: Citation): string[] {
    const { was, is } = this.comparison;
    return [was.get(keyOf(at)), is.get(keyOf(at))].flatMap((p) => (p ? [p.text] : []));
  }

  private near(at: Citation): readonly Citation[] {
    return this.paragraphs.get(this.group(at)) ?? [];
  }

  /** A section, or an entry of the Commerce Control List. */
  private readonly group = (at: Citation): string => (at[0] === CCL ? keyOf(at.slice(0, 2)) : at[0]!);
}

/** A paragraph with what stands below it, or alone, where what is cited is numbered in its text. */
interface Stands {
  readonly at: Citation;
  readonly alone?: true;
}

/** `if (A) it is; or (B) it was`, and not `paragraphs (a) and (b) of this section`. */
function numbersInline(text: string, at: Citation, end: number): boolean {
  const label = at[0] === CCL ? at.slice(2, end + 1).join('\\.') : `\\(${at[end]}\\)`;
  return new RegExp(`(?:^|[:;,.—–-]\\s*|\\b(?:or|and|either|both|if|are)\\s+)${label}\\.?\\s+(?!(?:of|through|and|or)\\b)`).test(
    text,
  );
}

/** The words above a paragraph that its own go on from. */
function leadsTo(above: Citation, at: Citation): boolean {
  const path = above[0] === CCL && above.at(-1) === HEADING && above.length === 3 ? above.slice(0, -1) : above;
  return path.length < at.length && at[0] === path[0] && ![HEADING, SUBHEADINGS].includes(path.at(-1)!) && isWithin(at, path);
}
