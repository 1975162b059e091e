/** The facts of the rulebook by kind, words and day. */
import type { Day } from '../../../../grammar/src/text/date.ts';
import { suggest } from '../../../../grammar/src/text/suggest.ts';
import { visible } from '../../base/visible.ts';
import { type Book, days, factJson, type FactKind, inForceOn, type Placed } from '../../workspace/book.ts';
import { table } from '../table.ts';

export interface Wanted {
  readonly kind?: string | undefined;
  /** Facts whose id, title, paragraph or source hold all of these. */
  readonly words: readonly string[];
  readonly asOf?: Day | undefined;
}

/** Or what is wrong with the kind that was asked for. */
export function wantedFacts({ compiler, facts }: Book, { kind, words, asOf }: Wanted): readonly Placed[] | string {
  const kinds = Object.keys(compiler.FACT_KINDS) as FactKind[];
  const only = kind === undefined ? undefined : kinds.find((k) => k === kind || `${k}s` === kind);
  if (kind !== undefined && only === undefined) {
    const near = suggest(kind, kinds);
    return `there is no kind ${kind}; ${near ? `did you mean ${near}?` : `choose ${kinds.join(', ')}`}`;
  }
  return facts.filter(
    (f) => (only === undefined || f.kind === only) && (asOf === undefined || inForceOn(f, asOf)) && holds(f, words),
  );
}

/** How many there are of each kind; those of which there is none left out. */
export function kindsOf({ compiler: { FACT_KINDS } }: Book, facts: readonly Placed[]) {
  return (Object.keys(FACT_KINDS) as FactKind[])
    .map((kind) => ({ kind, title: FACT_KINDS[kind], facts: facts.filter((f) => f.kind === kind).length }))
    .filter((k) => k.facts > 0);
}

/** `earshot.rulebook-list/1` */
export function listJson(book: Book, facts: readonly Placed[], asOf: Day | undefined) {
  const { version, from, through } = book.rulebook;
  return {
    schema: 'earshot.rulebook-list/1',
    rulebook: { version, from, through },
    ...(asOf !== undefined && { asOf }),
    kinds: kindsOf(book, facts),
    facts: facts.map((f) => factJson(f)),
  };
}

/** A line each: kind, id, days, paragraph, title. */
export const listLines = (facts: readonly Placed[]): string[] =>
  table(facts.map((f) => [f.kind, f.id, days(f), f.rule ?? '', f.title].map((text) => ({ text: visible(text) }))));

function holds(f: Placed, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const text = [f.id, f.title, f.rule, f.cite, f.source, f.note].join('\n').toLowerCase();
  return words.every((w) => text.includes(w.toLowerCase()));
}
