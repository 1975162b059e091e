/** What may be said besides, or be said no more, of a sale, and never opens a way. */
import type { Item, Sale } from './sales.ts';

export interface Worse {
  readonly name: string;
  of(s: Sale): Sale | undefined;
}

const adding = (line: string): Worse => ({
  name: `with ${line}`,
  of: (s) => {
    const [word] = line.split(' ');
    // One end user, one facility: another instead of it would say something else, not more.
    if (word !== 'consignee' && word !== 'via' && word !== 'end-use' && s.terms.some((t) => t.startsWith(`${word} `)))
      return undefined;
    // Without a use, or for a purpose alone, it may be for what the facility makes: another use answers that, it does not add to it.
    const atFacility = s.terms.some((t) => t.startsWith('facility '));
    if (word === 'end-use' && atFacility && line !== 'end-use advanced-node-production') return undefined;
    // A facility says where the item stays, and names its operator, for whom a license may be.
    if (word === 'facility' && s.papers.some((p) => p.startsWith('authorization'))) return undefined;
    if (word === 'facility' && s.terms.some((t) => /^(end-user|consignee|purchaser)/.test(t))) return undefined;
    const merged = /^(via|end-use)$/.test(word!) && s.terms.find((t) => t.startsWith(`${word} `));
    if (merged) return { ...s, terms: s.terms.map((t) => (t === merged ? `${t}, ${line.slice(word!.length + 1)}` : t)) };
    return { ...s, terms: [...s.terms, line] };
  },
});
/** What holds such a part is of 4A090: the part says what the whole is, and contradicts another entry. */
const ofAdvancedComputing = (i: Item): boolean => /^[34]A090/.test(i.eccn ?? '');
/** Figures say what it is, and contradict another entry. */
const hasFigures = (i: Item): boolean => i.lines?.some((l) => l.startsWith('specs')) ?? false;

/** What may need a license and then certainly does is covered by the one that is held, or by the exception that is claimed. */
const isPermitted = (s: Sale): boolean =>
  s.papers.some((p) => p.startsWith('authorization')) || s.terms.some((t) => t.startsWith('claims '));

const content = (eccn: string, type: string, value: number | undefined): Worse => ({
  name: `with U.S. content ${eccn} ${value ?? 'of unknown value'}`,
  of: (s) =>
    s.kind !== 'commodity' || (s.product.eccn === undefined && ofAdvancedComputing({ eccn })) || isPermitted(s)
      ? undefined
      : { ...s, parts: [...s.parts, { eccn, type, origin: 'US', value, quantity: 1 }] },
});
const without = (key: 'eccn' | 'type' | 'origin' | 'value'): Worse[] => [
  {
    name: `without the product's ${key}`,
    of: (s) => {
      const derived = (key === 'eccn' || key === 'type') && (s.parts.some(ofAdvancedComputing) || hasFigures(s.product));
      return s.product[key] === undefined || derived ? undefined : { ...s, product: { ...s.product, [key]: undefined } };
    },
  },
  {
    name: `without a part's ${key}`,
    of: (s) =>
      s.parts.length === 0 || s.parts[0]![key] === undefined || (key === 'eccn' && ofAdvancedComputing(s.parts[0]!))
        ? undefined
        : { ...s, parts: [{ ...s.parts[0]!, [key]: undefined }, ...s.parts.slice(1)] },
  },
];
const withoutLine = (line: string, name: string): Worse => ({
  name,
  of: (s) => {
    const i = s.parts.findIndex((p) => p.lines?.includes(line));
    if (i < 0) return undefined;
    const parts = s.parts.map((p, n) => (n === i ? { ...p, lines: p.lines!.filter((l) => l !== line) } : p));
    return { ...s, parts };
  },
});
const withoutTerm = (word: string): Worse => ({
  name: `without a word on its ${word}`,
  of: (s) => {
    const terms = s.terms.filter((t) => !t.startsWith(`${word} `));
    return terms.length === s.terms.length ? undefined : { ...s, terms };
  },
});

export const WORSE: readonly Worse[] = [
  ...['end-user', 'consignee', 'purchaser'].flatMap((role) =>
    ['listed-one', 'listed-four', 'listed-five', 'daughter', 'unverified', 'denied', 'army', 'tehran', 'moscow', 'taipei'].map(
      (who) => adding(`${role} ${who}`),
    ),
  ),
  ...['IR', 'RU', 'CU', 'VN'].map((place) => adding(`via ${place}`)),
  ...['military', 'nuclear', 'missile', 'supercomputer', 'advanced-node-production', 'semiconductor-equipment-production'].map(
    (use) => adding(`end-use ${use}`),
  ),
  adding('facility advanced'),
  adding('facility far'),
  content('3A001.a.2', 'integrated-circuit', 50),
  content('3A991.p', 'integrated-circuit', 5),
  content('9A610.x', 'component', 1),
  content('3A090.a', 'integrated-circuit', undefined),
  content('EAR99', 'component', 900),
  ...(['eccn', 'type', 'origin', 'value'] as const).flatMap(without),
  withoutLine('contains none', 'without a word on what is inside a part'),
  withoutLine('direct-product-of none', 'without a word on the technology of a part'),
  withoutLine('plant direct-product-of none', 'without a word on the plant of a part'),
  withoutLine('not-controlled-for MT, NP', 'without the reasons ruled out for a part'),
  withoutTerm('claims'),
  { name: 'without a word on technology', of: (s) => (s.technology ? { ...s, technology: undefined } : undefined) },
  { name: 'without a word on the plant', of: (s) => (s.plant ? { ...s, plant: undefined } : undefined) },
  {
    name: 'without the license',
    of: (s) => {
      const papers = s.papers.filter((p) => !p.startsWith('authorization'));
      return papers.length < s.papers.length ? { ...s, papers } : undefined;
    },
  },
  {
    name: 'with a letter for every place',
    of: (s) =>
      s.papers.length > 0
        ? undefined
        : { ...s, papers: [`notice letter { requires license for goods to ${s.places.join(', ')} from 2010-01-01 }`] },
  },
];

/** A place, and one that is never better for the same goods and parties: allied countries before those of D:1, D:5 and E:1. */
export const WORSE_PLACES: readonly (readonly [string, string])[] = [
  ['DE', 'CN'],
  ['DE', 'VN'],
  ['DE', 'IR'],
  ['IN', 'CN'],
  ['TW', 'CN'],
  ['HK', 'CN'],
];
