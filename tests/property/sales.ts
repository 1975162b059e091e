/**
 * Sales as values: `written.ts` writes them out as a spec in several ways that must mean the same, `worse.ts` makes them worse in ways
 * that must not help. The parts are chosen so that the rules which turn on parties, places, contents and figures are met often.
 */
import * as fc from 'fast-check';

export type Kind = 'commodity' | 'software' | 'technology';
export interface Item {
  readonly type?: string | undefined;
  readonly origin?: string | undefined;
  readonly eccn?: string | undefined;
  /** In dollars. */
  readonly value?: number | undefined;
  /** Further lines of its block. */
  readonly lines?: readonly string[];
}
export interface Part extends Item {
  readonly quantity: number;
}
export interface Sale {
  readonly day: string;
  /** What the product and all its parts are. */
  readonly kind: Kind;
  readonly parts: readonly Part[];
  readonly product: Item;
  /** What is said of technology, software and plant: a line each, or nothing. */
  readonly technology?: string | undefined;
  readonly plant?: string | undefined;
  /** A license, a letter: declarations that speak of the product. */
  readonly papers: readonly string[];
  readonly places: readonly string[];
  /** Lines of the block of every destination. */
  readonly terms: readonly string[];
  readonly strict: boolean;
}

const maybe = <T>(of: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(of, { nil: undefined, freq: 7 });

const DAYS = [
  '2012-05-01',
  '2016-03-15',
  '2018-05-01',
  '2019-11-01',
  '2020-09-01',
  '2022-05-01',
  '2022-11-01',
  '2023-12-01',
  '2024-12-10',
  '2025-10-01',
  '2026-08-01',
];
/** An entry, with a type that agrees with it. */
const COMMODITIES: readonly (readonly [string, string])[] = [
  ['EAR99', 'equipment'],
  ['EAR99', 'component'],
  ['3A001.a.2', 'integrated-circuit'],
  ['3A001.b.2', 'component'],
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
  ['7A101', 'component'],
];
const SOFTWARE = ['EAR99', '3D001 for 3A001.a.2', '3D992', '4D001 for 4A003.b', '5D002.c.1', '5D992.c', '9D610.b'] as const;
const TECHNOLOGY = ['EAR99', '3E001 for 3A001.a.2', '3E001 for 3A090.a', '3E992', '5E002.a', '9E610.b'] as const;
const kinds: Readonly<Record<Kind, fc.Arbitrary<readonly [string, string]>>> = {
  commodity: fc.constantFrom(...COMMODITIES),
  software: fc.constantFrom(...SOFTWARE).map((e) => [e, 'other'] as const),
  technology: fc.constantFrom(...TECHNOLOGY).map((e) => [e, 'other'] as const),
};
/** Figures that decide something of an item of the type. */
const FIGURES: Readonly<Record<string, readonly string[]>> = {
  'integrated-circuit': [
    'specs { total-processing-performance 5000 performance-density 2 }',
    'specs { total-processing-performance 1700 performance-density 6 datacenter yes }',
    'specs { memory-bandwidth-density 3 GB/s/mm2 }',
    'specs { processing-speed 6 GFLOPS access-width 32 bit }',
  ],
  computer: ['specs { adjusted-peak-performance 100 WT }', 'specs { adjusted-peak-performance 0.5 WT }'],
  equipment: ['specs { wavelength 193 nm numerical-aperture 1.35 overlay 1.6 nm }', 'specs { frame-rate 9 Hz }'],
};
const INSIDE = ['contains none', 'not-controlled-for MT, NP', 'direct-product-of none', 'plant direct-product-of none'];
const MADE = ['direct-product-of technology 3E001 origin US', 'plant direct-product-of software 3D991 origin US'];
const OF_PRODUCT = [
  'contains none',
  'not-controlled-for MT',
  'in-production-since 2015-01-01',
  'hts "8542.31"',
  'developed-by maker',
];

const some = (lines: readonly string[]): fc.Arbitrary<string[]> =>
  fc.subarray([...lines], { maxLength: Math.min(2, lines.length) });
const item = (kind: Kind, from: readonly string[], lines: readonly string[]): fc.Arbitrary<Item> =>
  fc
    .tuple(
      kinds[kind],
      maybe(fc.constantFrom(...from)),
      maybe(fc.integer({ min: 1, max: 400 })),
      fc.nat(9),
      some(lines),
      fc.nat(9),
    )
    .map(([[eccn, type], origin, value, silent, said, figure]) => {
      const figures = FIGURES[type]?.[figure];
      return {
        origin,
        value,
        lines: [...said, ...(figures === undefined ? [] : [figures])],
        ...(silent !== 0 && { eccn }),
        ...(silent !== 1 && { type }),
      };
    });

export const PARTIES: readonly string[] = [
  'party plain "Blue Harbor Trading" { country DE }',
  'party carrier "Long Road Freight" { country SG role forwarder }',
  'party maker "Gray Mill Instruments" { country JP headquarters JP }',
  'party american "North Hill Devices" { country US }',
  'party fab "Gray Wharf Semiconductor" { country CN }',
  'party army "Second Field Regiment" { country CN role military }',
  'party listed-one "Red Quay Works" { country CN listed entity-list }',
  'party listed-five "Red Quay Semiconductor" { country CN listed entity-list footnote 5 }',
  'party listed-four "Red Quay Computing" { country CN listed entity-list footnote 4 }',
  'party daughter "Green Quay Assembly" { country MY owned-by listed-one 60% }',
  'party unverified "Pale Quay Parts" { country AE listed unverified }',
  'party denied "Long Pier Exports" { country SG listed denied }',
  'party tehran "Old Mill Company" { country IR }',
  'party moscow "New Mill Company" { country RU }',
  'party taipei "Small Bridge Company" { country TW headquarters CN }',
];
export const FACILITIES: readonly string[] = [
  'facility advanced { operator fab country CN produces logic { node 7 nm transistor non-planar } }',
  'facility legacy { operator fab country CN produces logic { node 65 nm transistor planar } }',
  'facility unknown { operator fab country CN produces logic { } }',
  'facility far { operator tehran country IR produces other { } }',
];

/** One end user, one facility: of each of these words one line at most. */
const terms = fc
  .tuple(
    fc.option(fc.constantFrom('end-user fab', 'end-user plain', 'end-user taipei', 'end-user army'), { nil: '', freq: 1 }),
    fc.option(fc.constantFrom('facility advanced', 'facility legacy', 'facility unknown'), { nil: '', freq: 1 }),
    fc.option(fc.constantFrom('end-use civil', 'end-use military', 'end-use telecommunications'), { nil: '', freq: 1 }),
    fc.option(fc.constantFrom('exporter plain', 'exporter american', 'exporter maker'), { nil: '', freq: 1 }),
    fc.option(fc.constantFrom('claims LVS', 'claims STA', 'claims RPL under 740.10(a)', 'claims GBS', 'claims ENC'), {
      nil: '',
      freq: 1,
    }),
    fc.subarray(['consignee carrier', 'purchaser plain', 'exported-from DE', 'via HK', 'quantity 3', 'price 900 USD'], {
      maxLength: 3,
    }),
  )
  .map(([user, facility, use, exporter, claim, rest]) => [user, facility, use, exporter, claim, ...rest].filter((t) => t !== ''));

/** Strictly, whoever and whatever is not named is unknown, and to name it answers a question: named throughout, nothing is answered. */
const named = (s: Sale): Sale => {
  const missing = ['end-user plain', 'end-use civil'].filter(
    (line) => !s.terms.some((t) => t.startsWith(`${line.split(' ')[0]} `)),
  );
  return s.strict ? { ...s, terms: [...s.terms, ...missing] } : s;
};

const PAPERS = [
  'authorization held { type license number "D1234567" covers goods to CN for plain, fab, carrier valid 2010-01-01 to 2028-01-01 }',
  'notice letter { requires license for goods to VN from 2012-01-01 }',
];

const saleOf = (kind: Kind): fc.Arbitrary<Sale> =>
  fc
    .record({
      day: fc.constantFrom(...DAYS),
      kind: fc.constant(kind),
      parts: fc.array(
        fc
          .tuple(
            item(kind, ['US', 'US', 'DE', 'JP', 'SG', 'CN'], kind === 'commodity' ? [...INSIDE, ...MADE] : []),
            fc.integer({ min: 1, max: 3 }),
          )
          .map(([i, quantity]) => ({ ...i, quantity })),
        { minLength: kind === 'commodity' ? 1 : 0, maxLength: 3 },
      ),
      product: item(kind, ['DE', 'JP', 'SG', 'NL', 'US'], kind === 'commodity' ? OF_PRODUCT : ['published no']).map((i) => ({
        ...i,
        value: i.value && i.value * 4,
      })),
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
      papers: fc.subarray(PAPERS, { maxLength: 1 }),
      places: fc.subarray(['CN', 'TW', 'DE', 'IN', 'AE', 'RU', 'IR', 'CU', 'HK', 'VN', 'CA'], { minLength: 1, maxLength: 4 }),
      terms,
      strict: fc.boolean(),
    })
    .map(named);

/** Commodities mostly, as in the world. */
export const sale: fc.Arbitrary<Sale> = fc.oneof(
  { arbitrary: saleOf('commodity'), weight: 6 },
  { arbitrary: saleOf('software'), weight: 1 },
  { arbitrary: saleOf('technology'), weight: 1 },
);
