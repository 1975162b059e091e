/**
 * Sales as values, written out as a spec in several ways that must mean the same, and made worse in ways that must not help. The parts
 * are chosen so that the rules which turn on parties, places, contents and figures are met often.
 */
import * as fc from 'fast-check';

export interface Item {
  readonly type?: string | undefined;
  readonly origin?: string | undefined;
  readonly eccn?: string | undefined;
  /** In dollars. */
  readonly value?: number | undefined;
}
export interface Part extends Item {
  readonly quantity: number;
}
export interface Sale {
  readonly day: string;
  readonly parts: readonly Part[];
  readonly product: Item;
  /** What is said of technology, software and plant: a line each, or nothing. */
  readonly technology?: string | undefined;
  readonly plant?: string | undefined;
  readonly places: readonly string[];
  /** Lines of the block of every destination. */
  readonly terms: readonly string[];
  readonly strict: boolean;
}

const maybe = <T>(of: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(of, { nil: undefined, freq: 7 });

const DAYS = ['2016-03-15', '2019-11-01', '2020-09-01', '2022-11-01', '2023-12-01', '2024-12-10', '2025-10-01', '2026-08-01'];
/** An entry, with a type that agrees with it. */
const KINDS: readonly (readonly [string, string])[] = [
  ['EAR99', 'equipment'],
  ['EAR99', 'component'],
  ['3A001.a.2', 'integrated-circuit'],
  ['3A090.a', 'integrated-circuit'],
  ['3A991.p', 'integrated-circuit'],
  ['3A999', 'equipment'],
  ['3B001.a.1', 'equipment'],
  ['3B001.f.1.b.2.b', 'equipment'],
  ['3B991.b', 'equipment'],
  ['4A003.b', 'computer'],
  ['4A090.a', 'computer'],
  ['4A994.b', 'computer'],
  ['5A002.a', 'equipment'],
  ['5A992.c', 'equipment'],
  ['6A003.b.4', 'equipment'],
  ['9A610.x', 'component'],
  ['0A604.x', 'component'],
  ['1C350.b', 'material'],
];
const kind = fc.constantFrom(...KINDS);
const origin = fc.constantFrom('US', 'US', 'DE', 'JP', 'SG', 'CN');

const item = (foreign: boolean): fc.Arbitrary<Item> =>
  fc
    .tuple(
      kind,
      maybe(foreign ? fc.constantFrom('DE', 'JP', 'SG', 'NL', 'US') : origin),
      maybe(fc.integer({ min: 1, max: 400 })),
      fc.nat(9),
    )
    .map(([[eccn, type], from, value, silent]) => ({
      origin: from,
      value,
      ...(silent !== 0 && { eccn }),
      ...(silent !== 1 && { type }),
    }));

export const PARTIES: readonly string[] = [
  'party plain "Blue Harbor Trading" { country DE }',
  'party fab "Gray Wharf Semiconductor" { country CN }',
  'party army "Second Field Regiment" { country CN role military }',
  'party listed-one "Red Quay Works" { country CN listed entity-list }',
  'party listed-five "Red Quay Semiconductor" { country CN listed entity-list footnote 5 }',
  'party listed-four "Red Quay Computing" { country CN listed entity-list footnote 4 }',
  'party denied "Long Pier Exports" { country SG listed denied }',
  'party tehran "Old Mill Company" { country IR }',
  'party moscow "New Mill Company" { country RU }',
  'party taipei "Small Bridge Company" { country TW headquarters CN }',
];
export const FACILITIES: readonly string[] = [
  'facility advanced { operator fab country CN produces logic { node 7 nm transistor non-planar } }',
  'facility far { operator tehran country IR produces other { } }',
];

const terms = fc.subarray(
  [
    'end-user fab',
    'consignee plain',
    'end-use civil',
    'exported-from DE',
    'via HK',
    'facility advanced',
    'quantity 3',
    'claims LVS',
    'claims STA',
  ],
  { maxLength: 4 },
);

/** Strictly, whoever and whatever is not named is unknown, and to name it answers a question: named throughout, nothing is answered. */
const named = (s: Sale): Sale => {
  const missing = ['end-user plain', 'end-use civil'].filter(
    (line) => !s.terms.some((t) => t.startsWith(`${line.split(' ')[0]} `)),
  );
  return s.strict ? { ...s, terms: [...s.terms, ...missing] } : s;
};

export const sale: fc.Arbitrary<Sale> = fc
  .record({
    day: fc.constantFrom(...DAYS),
    parts: fc.array(
      fc.tuple(item(false), fc.integer({ min: 1, max: 3 })).map(([i, quantity]) => ({ ...i, quantity })),
      { minLength: 1, maxLength: 3 },
    ),
    product: item(true).map((i) => ({ ...i, value: i.value && i.value * 4 })),
    technology: maybe(
      fc.constantFrom('direct-product-of none', 'direct-product-of none', 'direct-product-of technology 3E001 origin US'),
    ),
    plant: maybe(
      fc.constantFrom(
        'plant direct-product-of none',
        'plant direct-product-of none',
        'plant direct-product-of software 3D001 origin US',
      ),
    ),
    places: fc.subarray(['CN', 'TW', 'DE', 'IN', 'AE', 'RU', 'IR', 'CU', 'HK', 'VN', 'CA'], { minLength: 1, maxLength: 4 }),
    terms,
    strict: fc.boolean(),
  })
  .map(named);

/** How a sale is written; whatever is chosen here, it says the same. */
export interface Style {
  /** Declarations and the lines of a block from the last to the first. */
  readonly backwards?: boolean;
  /** Two parts stand in an assembly of their own making that is no article of its own. */
  readonly nested?: boolean;
  /** Parts are priced in a currency of half a dollar. */
  readonly foreignMoney?: boolean;
  /** Each country has a clause of its own. */
  readonly apart?: boolean;
}

export function written(s: Sale, style: Style = {}): string {
  const order = <T>(list: readonly T[]): T[] => (style.backwards ? list.toReversed() : [...list]);
  const money = (value: number): string => (style.foreignMoney ? `${value * 2} EUR` : `${value} USD`);
  const facts = (i: Item, price: (v: number) => string): string[] =>
    order([
      i.type && `type ${i.type}`,
      i.origin && `origin ${i.origin}`,
      i.eccn && `eccn ${i.eccn}`,
      i.value !== undefined && `value ${price(i.value)}`,
    ]).filter((l): l is string => typeof l === 'string');
  const uses = s.parts.map((p, i) => `incorporates ${p.quantity} part-${i}`);
  const inner = style.nested ? uses.slice(0, 2) : [];
  const clauses = style.apart ? s.places : [s.places.join(', ')];
  const block = (place: string): string[] => [`destination ${place} {`, ...order(s.terms).map((t) => `  ${t}`), '}'];
  // Of an origin that is stated: else it might itself be content of U.S. origin.
  const made = `origin ${s.product.origin ?? 'SG'} `;
  return [
    `as-of ${s.day}`,
    ...order([
      ...(style.foreignMoney ? ['rate EUR = 0.5 USD'] : []),
      ...PARTIES,
      ...FACILITIES,
      ...s.parts.map((p, i) => `input part-${i} { ${facts(p, money).join(' ')} }`),
      ...(inner.length > 0 ? [`product assembly { type component ${made}discrete no ${inner.join(' ')} }`] : []),
      [
        'product goods {',
        ...[
          ...facts(s.product, (v) => `${v} USD`),
          ...order([...(inner.length > 0 ? ['incorporates 1 assembly'] : []), ...uses.slice(inner.length)]),
          ...order([s.technology, s.plant].filter((l): l is string => l !== undefined)),
          ...clauses.flatMap(block),
        ].map((l) => `  ${l}`),
        '}',
      ].join('\n'),
    ]),
    '',
  ].join('\n');
}

/** Something that is said besides, or said no more, and that never opens a way. */
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
    // A facility says where the item stays.
    if (word === 'facility' && s.terms.some((t) => /^(end-user|consignee)/.test(t))) return undefined;
    const merged = /^(via|end-use)$/.test(word!) && s.terms.find((t) => t.startsWith(`${word} `));
    if (merged) return { ...s, terms: s.terms.map((t) => (t === merged ? `${t}, ${line.slice(word!.length + 1)}` : t)) };
    return { ...s, terms: [...s.terms, line] };
  },
});
/** What holds such a part is of 4A090: the part says what the whole is, and contradicts another entry. */
const ofAdvancedComputing = (i: Item): boolean => /^[34]A090/.test(i.eccn ?? '');

const content = (eccn: string, type: string, value: number | undefined): Worse => ({
  name: `with U.S. content ${eccn} ${value ?? 'of unknown value'}`,
  of: (s) =>
    s.product.eccn === undefined && ofAdvancedComputing({ eccn })
      ? undefined
      : { ...s, parts: [...s.parts, { eccn, type, origin: 'US', value, quantity: 1 }] },
});
const without = (key: keyof Item): Worse[] => [
  {
    name: `without the product's ${key}`,
    of: (s) => {
      const derived = key === 'eccn' && s.parts.some(ofAdvancedComputing);
      return s.product[key] === undefined || derived ? undefined : { ...s, product: { ...s.product, [key]: undefined } };
    },
  },
  {
    name: `without a part's ${key}`,
    of: (s) =>
      s.parts[0]![key] === undefined || (key === 'eccn' && ofAdvancedComputing(s.parts[0]!))
        ? undefined
        : { ...s, parts: [{ ...s.parts[0]!, [key]: undefined }, ...s.parts.slice(1)] },
  },
];

export const WORSE: readonly Worse[] = [
  ...['end-user', 'consignee', 'purchaser'].flatMap((role) =>
    ['listed-one', 'listed-four', 'listed-five', 'denied', 'army', 'tehran', 'moscow', 'taipei'].map((who) =>
      adding(`${role} ${who}`),
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
  { name: 'without a word on technology', of: (s) => (s.technology ? { ...s, technology: undefined } : undefined) },
  { name: 'without a word on the plant', of: (s) => (s.plant ? { ...s, plant: undefined } : undefined) },
];
