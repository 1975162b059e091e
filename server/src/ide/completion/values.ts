/** What may stand next after a keyword and what the statement has said so far. */
import { wordsOf } from '../keywords.ts';
import type { ReadView } from '../view.ts';
import { countries, currencies, eccns, endUses, exceptions, listed, names, places, words, type Candidate } from './candidates.ts';
import { isNumber, type Cursor } from './cursor.ts';

type Next = (view: ReadView, cursor: Said) => Candidate[];

interface Said extends Cursor {
  readonly last: string | undefined;
  readonly first: boolean;
  /** At the first value or after a comma. */
  readonly more: boolean;
}

export function valuesAfter(view: ReadView, keyword: string, cursor: Cursor): Candidate[] {
  const last = cursor.said.at(-1);
  const first = cursor.said.length === 0;
  const said: Said = { ...cursor, last, first, more: first || last === ',' };
  const next = NEXT[keyword];
  if (next) return next(view, said);
  return said.more ? listed(wordsOf(cursor.context, keyword)) : [];
}

const country: Next = (view, { first }) => (first ? countries(view) : []);
const party: Next = (view, { first }) => (first ? names(view, 'party') : []);
const money: Next = (view, { last, sameLine }) => (isNumber(last) && sameLine ? currencies(view) : []);
const exception: Next = (view, { first }) => (first ? exceptions(view) : []);

const use: Next = (view, { said, last, first, sameLine }) => {
  if (first) return [...names(view, 'input', 'product'), ...words('none')];
  if (isNumber(last)) return said.at(-2) === 'at' ? currencies(view) : said.length === 1 ? names(view, 'input', 'product') : [];
  return sameLine && last !== 'none' && !said.includes('at') ? words('at') : [];
};

const making: Next = (view, { said, last, first, sameLine }) => {
  if (first) return words('technology', 'software', 'none');
  if (last === 'origin') return countries(view);
  if (last === 'technology' || last === 'software' || last === 'for') return eccns(view);
  if (!sameLine || last === 'none' || said.includes('origin')) return [];
  return words('origin', ...(said.includes('for') ? [] : ['for']));
};

/** `NAME, NAME to COUNTRY, COUNTRY for PARTY` */
const covers: Next = (view, { said, last, more, sameLine }) => {
  const [to, party_] = [said.includes('to'), said.includes('for')];
  if (last === 'for' || (more && party_)) return names(view, 'party');
  if (last === 'to' || (more && to)) return countries(view);
  if (more) return names(view, 'product', 'input');
  return sameLine ? words(...(to ? (party_ ? [] : ['for']) : ['to'])) : [];
};

/** `license for NAME, NAME to COUNTRY, COUNTRY` */
const requires: Next = (view, { said, last, first, more, sameLine }) => {
  if (first) return words('license');
  if (last === 'to' || (more && said.includes('to'))) return countries(view);
  if (last === 'for' || more) return names(view, 'product', 'input');
  return sameLine && !said.includes('to') ? words(said.includes('for') ? 'to' : 'for') : [];
};

const NEXT: Readonly<Record<string, Next>> = {
  rate: (view, { said, last }) =>
    said.length === 0 || isNumber(last) ? currencies(view) : said.length >= 4 && !said.includes('on') ? words('on') : [],
  alternative: (view, { said, last }) => {
    if (last === 'replaces' || last === 'eliminates') return names(view, 'input', 'product');
    return said.length > 0 && !said.includes('replaces') && !said.includes('eliminates') ? words('replaces', 'eliminates') : [];
  },
  origin: country,
  country,
  headquarters: country,
  'exported-from': country,
  via: (view, { more }) => (more ? countries(view) : []),
  destination: (view, { more }) => (more ? places(view) : []),
  eccn: (view, { said, last, sameLine }) =>
    said.length === 0 || last === 'for' ? eccns(view) : said.length === 1 && sameLine ? words('for') : [],
  value: money,
  price: money,
  'value-limit': money,
  incorporates: use,
  bundles: use,
  commingles: use,
  contains: use,
  'direct-product-of': making,
  'plant direct-product-of': making,
  supplier: party,
  'developed-by': party,
  'end-user': party,
  consignee: party,
  purchaser: party,
  exporter: party,
  operator: party,
  binds: party,
  'ultimate-parent': party,
  'owned-by': party,
  facility: (view, { first, context }) => (first && context === 'destination' ? names(view, 'facility') : []),
  'end-use': (view, { more }) => (more ? endUses(view) : []),
  claims: (view, said) => (said.said.length === 1 && said.sameLine ? words('notified') : exception(view, said)),
  exception,
  listed: (_, { said, context, sameLine }) =>
    said.length === 0 ? listed(wordsOf(context, 'listed')) : said.length === 1 && sameLine ? words('footnote') : [],
  'lead-time': (_, { last }) => (isNumber(last) ? words('days', 'weeks', 'months') : []),
  'one-time-report': (_, { first }) => (first ? words('filed') : []),
  covers,
  requires,
};
