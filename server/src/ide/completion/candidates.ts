/** Lists to choose from: names, countries, ECCNs, units, words. */
import type { Keyword } from '../../../../grammar/src/index.ts';
import { currencyCodes } from '../../../../grammar/src/text/currencies.ts';
import { dimensionOf, unitsOf } from '../../../../grammar/src/text/units.ts';
import type { Declared } from '../../model/scope.ts';
import { exampleOf, type Word } from '../keywords.ts';
import { visibleIn } from '../names.ts';
import { lawOf, type ReadView } from '../view.ts';

export interface Candidate {
  readonly label: string;
  readonly kind: 'keyword' | 'name' | 'country' | 'group' | 'eccn' | 'word' | 'unit' | 'currency' | 'parameter' | 'exception';
  /** Beside the label: the country's name, the entry's title. */
  readonly detail?: string;
  readonly documentation?: string;
  /** What typed letters are compared with, where that is more than the label. */
  readonly filter?: string;
  /** Lower comes first; candidates of equal rank by label. */
  readonly rank: number;
}

export const keyword = (k: Keyword): Candidate => ({
  label: k.name,
  kind: 'keyword',
  detail: exampleOf(k),
  documentation: k.doc,
  rank: 2,
});

export function parameters(view: ReadView, where: 'specs' | 'produces'): Candidate[] {
  return [...view.program.rulebook.parameters.values()]
    .filter((p) => p.where.includes(where))
    .map((p) => ({ label: p.name, kind: 'parameter' as const, detail: [p.title, p.unit].filter((x) => x).join(', '), rank: 2 }));
}

export function names(view: ReadView, ...sorts: readonly Declared['sort'][]): Candidate[] {
  return [...visibleIn(view.program, view.file)]
    .filter(([, d]) => sorts.includes(d.sort))
    .map(([name, d]) => ({
      label: name,
      kind: 'name' as const,
      detail: [d.sort, d.value.label].filter((x) => x).join(' · '),
      rank: 0,
    }));
}

export function countries(view: ReadView): Candidate[] {
  const law = lawOf(view);
  return [...view.program.rulebook.countryNames]
    .filter(([code]) => law.hasCountry(code))
    .map(([code, name]) => ({ label: code, kind: 'country' as const, detail: name, filter: `${code} ${name}`, rank: 1 }));
}

export function places(view: ReadView): Candidate[] {
  const groups = [...view.program.rulebook.groupNames].filter((g) => /^[A-Z](:\d+)?$/.test(g) || g === 'worldwide');
  return [
    ...countries(view),
    ...groups.map((g) => ({
      label: g,
      kind: 'group' as const,
      detail: g === 'worldwide' ? 'every destination' : `Country Group ${g}`,
      rank: 1,
    })),
  ];
}

export function eccns(view: ReadView): Candidate[] {
  const law = lawOf(view);
  const codes = law.entryCodes.map((code) => {
    const title = law.entry(code)?.title ?? '';
    return { label: code, kind: 'eccn' as const, detail: title, filter: `${code} ${title}`, rank: 1 };
  });
  return [{ label: 'EAR99', kind: 'eccn', detail: 'in no entry of the Commerce Control List', rank: 0 }, ...codes];
}

export const exceptions = (view: ReadView): Candidate[] =>
  lawOf(view).exceptions.map((e) => ({ label: e.code, kind: 'exception' as const, detail: e.title, rank: 1 }));

export const endUses = (view: ReadView): Candidate[] =>
  [...view.program.rulebook.endUses].map(([name, title]) => ({ label: name, kind: 'word' as const, detail: title, rank: 1 }));

export const listed = (words: readonly Word[]): Candidate[] =>
  words.map((w) => ({ label: w.name, kind: 'word' as const, detail: w.doc, rank: 1 }));

export const words = (...labels: readonly string[]): Candidate[] =>
  labels.map((label) => ({ label, kind: 'word' as const, rank: 0 }));

/** Those of the file's own amounts first: a spec seldom has more than a few. */
export function currencies(view: ReadView): Candidate[] {
  const used = new Set(view.program.files.get(view.file)?.model.rates.flatMap((r) => [r.from, r.to]));
  return currencyCodes.map((code) => ({
    label: code,
    kind: 'currency' as const,
    detail: CURRENCY.of(code),
    rank: used.has(code) || code === 'USD' ? 0 : 1,
  }));
}
const CURRENCY = new Intl.DisplayNames('en', { type: 'currency' });

/** Those of one dimension, the rulebook's own first. */
export function units(canonical: string): Candidate[] {
  const dimension = dimensionOf(canonical);
  const all = dimension === undefined ? [canonical] : unitsOf(dimension);
  return all.map((u) => ({ label: u, kind: 'unit' as const, rank: u === canonical ? 0 : 1 }));
}
