/** Lists to choose from: countries, units, words. */
import type { Context, Keyword } from '../../../../grammar/src/index.ts';
import { keywordsIn } from '../../../../grammar/src/index.ts';
import { currencyCodes } from '../../../../grammar/src/text/currencies.ts';
import { dimensionOf, unitsOf } from '../../../../grammar/src/text/units.ts';
import type { Edit } from '../../rules/fix.ts';
import { exampleOf, type Word } from '../keywords.ts';
import { lawOf, type ReadView } from '../view.ts';

/** What comes first: names, then what else is a value, then a word that joins values, then the next property. */
export const RANKS = { name: 0, value: 1, join: 2, keyword: 3 } as const;

export interface Candidate {
  readonly label: string;
  readonly kind:
    | 'keyword'
    | 'name'
    | 'country'
    | 'group'
    | 'eccn'
    | 'word'
    | 'unit'
    | 'currency'
    | 'parameter'
    | 'exception'
    | 'date'
    | 'file'
    | 'code';
  /** Beside the label: the country's name, the entry's title. */
  readonly detail?: string;
  /** What typed letters are compared with, where that is more than the label. */
  readonly filter?: string;
  /** Lower comes first. */
  readonly rank: number;
  /** Among those of one rank; those without it follow, by label. */
  readonly order?: number;
  /** What is written, where it is not the label. */
  readonly insert?: string;
  /** The same with places to fill in, in the snippet syntax of the Language Server Protocol. */
  readonly snippet?: string;
  /** What is changed besides: the import of a name from another file. */
  readonly besides?: Edit;
  /** Of a keyword: where it stands. Two of one name may mean different things. */
  readonly context?: Context;
  /** Of a name: the file it is imported from. */
  readonly from?: string;
}

/** In the order of the table, which is the order in which a declaration is read. */
export function keyword(k: Keyword, context: Context): Candidate {
  const order = [...keywordsIn(context).values()].indexOf(k);
  return {
    label: k.name,
    kind: 'keyword',
    detail: exampleOf(k),
    rank: RANKS.keyword,
    context,
    ...(order >= 0 && { order }),
  };
}

export function parameters(view: ReadView, where: 'specs' | 'produces', given: ReadonlySet<string>): Candidate[] {
  return [...view.program.rulebook.parameters.values()]
    .filter((p) => p.where.includes(where) && (p.repeatable || !given.has(p.name)))
    .map((p) => ({
      label: p.name,
      kind: 'parameter' as const,
      detail: [p.title, p.unit].filter((x) => x).join(', '),
      rank: RANKS.keyword,
    }));
}

export function countries(view: ReadView): Candidate[] {
  const law = lawOf(view);
  const { countryNames, countryAliases } = view.program.rulebook;
  const aliases = Map.groupBy(countryAliases.keys(), (alias) => countryAliases.get(alias)!);
  return [...countryNames]
    .filter(([code]) => law.hasCountry(code))
    .map(([code, name]) => ({
      label: code,
      kind: 'country' as const,
      detail: name,
      filter: [code, name, ...(aliases.get(code) ?? [])].join(' '),
      rank: RANKS.value,
    }));
}

export function places(view: ReadView): Candidate[] {
  const law = lawOf(view);
  const groups = [...view.program.rulebook.groupNames].filter((g) => /^[A-Z](:\d+)?$/.test(g) || g === 'worldwide');
  return [
    ...countries(view),
    ...groups.map((g) => ({
      label: g,
      kind: 'group' as const,
      detail: g === 'worldwide' ? 'every destination' : `Country Group ${g}, ${law.members(g).length} destinations`,
      filter: g === 'worldwide' ? 'worldwide' : `${g} Country Group ${g}`,
      rank: RANKS.value,
    })),
  ];
}

export const exceptions = (view: ReadView): Candidate[] =>
  lawOf(view).exceptions.map((e) => ({
    label: e.code,
    kind: 'exception' as const,
    detail: e.title,
    filter: `${e.code} ${e.title}`,
    rank: RANKS.value,
  }));

export const endUses = (view: ReadView): Candidate[] =>
  [...view.program.rulebook.endUses].map(([name, title]) => ({
    label: name,
    kind: 'word' as const,
    detail: title,
    rank: RANKS.value,
  }));

export const listed = (words: readonly Word[]): Candidate[] =>
  words.map((w, order) => ({ label: w.name, kind: 'word' as const, detail: w.doc, rank: RANKS.value, order }));

export const choices = (labels: readonly string[]): Candidate[] =>
  labels.map((label, order) => ({ label, kind: 'word' as const, rank: RANKS.value, order }));

export const join = (label: string): Candidate => ({ label, kind: 'word', rank: RANKS.join, order: 0 });

/** Those of the file's own amounts first: a spec seldom has more than a few. */
export function currencies(view: ReadView): Candidate[] {
  const used = new Set(view.program.files.get(view.file)?.model.rates.flatMap((r) => [r.from, r.to]));
  return currencyCodes.map((code) => {
    const name = CURRENCY.of(code);
    return {
      label: code,
      kind: 'currency' as const,
      ...(name !== undefined && { detail: name, filter: `${code} ${name}` }),
      rank: used.has(code) || code === 'USD' ? RANKS.name : RANKS.value,
    };
  });
}
const CURRENCY = new Intl.DisplayNames('en', { type: 'currency' });

/** Those of one dimension, the rulebook's own first. */
export function units(canonical: string): Candidate[] {
  const dimension = dimensionOf(canonical);
  const all = dimension === undefined ? [canonical] : unitsOf(dimension);
  return all.map((u) => ({ label: u, kind: 'unit' as const, rank: u === canonical ? RANKS.name : RANKS.value }));
}
