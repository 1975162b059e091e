/**
 * The one table of keywords. The parser dispatches on it; the TextMate grammar, the EBNF, completion and the keyword
 * hovers are made from it. A keyword is one only where it may stand (`in`): everywhere else the same word is a name.
 */
import type { DeclKind } from './tree/ast.ts';
import type { ShapeName } from './shapes.ts';
import type { WordListName } from './words.ts';

/** Where a keyword may stand: at the top of a file, or in the block of a declaration or destination. */
export type Context = 'file' | DeclKind | 'destination' | 'parameters';

export interface Keyword {
  /** As in the tree. Two words are written with one space: `plant direct-product-of`. */
  readonly name: string;
  readonly category: 'declaration' | 'directive' | 'property';
  readonly shape: ShapeName;
  readonly in: readonly Context[];
  /** One line, for completion and hovers. */
  readonly doc: string;
  /** An example of its value, without the keyword. */
  readonly example: string;
  /** The closed list its word is taken from; a word of an open list is for the rulebook to judge. */
  readonly words?: WordListName;
  /** What its block holds. */
  readonly block?: Context;
  /** Overrides the noun of its shape in `expected …`. */
  readonly noun?: string;
  /** What its name is declared as. */
  readonly refers?: DeclKind;
  /** May be said more than once in one block. */
  readonly repeatable?: boolean;
}

const ITEM: readonly Context[] = ['input', 'product'];
const ITEM_OR_ALTERNATIVE: readonly Context[] = ['input', 'product', 'alternative'];

const declaration = (name: DeclKind, doc: string, example: string): Keyword => ({
  name,
  category: 'declaration',
  shape: 'declaration',
  in: ['file'],
  doc,
  example,
  noun: 'a name',
  block: name,
  repeatable: true,
});
const property = (
  name: string,
  shape: ShapeName,
  within: readonly Context[],
  doc: string,
  example: string,
  more: Partial<Keyword> = {},
): Keyword => ({
  name,
  category: 'property',
  shape,
  in: within,
  doc,
  example,
  ...more,
});
const repeatable = true;
const PARTY = { noun: 'the name of a party', refers: 'party' } as const;
const FACILITY = { noun: 'the name of a facility', refers: 'facility' } as const;

const standing = (name: string, which: string): Keyword =>
  property(
    name,
    'paragraph',
    [...ITEM_OR_ALTERNATIVE, 'destination'],
    `A paragraph that ${which} it or the sale, where an answer asks and no other property can say.`,
    '746.8(a)(8)',
    { repeatable },
  );

export const KEYWORDS: readonly Keyword[] = [
  {
    name: 'import',
    category: 'directive',
    shape: 'path',
    in: ['file'],
    repeatable,
    doc: 'Makes the names declared in another file visible in this one.',
    example: '"./parts/optics.earshot"',
  },
  {
    name: 'as-of',
    category: 'directive',
    shape: 'law-date',
    in: ['file'],
    doc: 'The day whose law applies to this file.',
    example: '2025-01-15',
  },
  {
    name: 'rate',
    category: 'directive',
    shape: 'exchange-rate',
    in: ['file'],
    repeatable,
    doc: 'An exchange rate you vouch for; none is bundled.',
    example: 'EUR = 1.0300 USD on 2025-01-14',
  },

  declaration('party', 'A company or person in a transaction.', 'ymtc'),
  declaration('facility', 'A fab or other production site.', 'ymtc-fab-2'),
  declaration('input', 'Something bought in: commodity, software or technology.', 'motion-stage'),
  declaration('product', 'Something made or sold, with its destinations.', 'bonder'),
  declaration('alternative', 'Another way to build: a replacement for an input, or a design that needs it no more.', 'jp-stage'),
  declaration('authorization', 'A license, exception claim or other permission already held.', 'license-1'),
  declaration('notice', 'An "is informed" letter that binds one exporter (15 CFR 744).', 'letter'),

  // input, product, alternative
  property('kind', 'word', ITEM_OR_ALTERNATIVE, 'Commodity, software or technology; unsaid, what the ECCN says.', 'commodity', {
    words: 'kind',
    noun: 'an item kind',
  }),
  property('type', 'word', ITEM_OR_ALTERNATIVE, 'What sort of item it is; several rules turn on it.', 'equipment', {
    words: 'type',
    noun: 'an item type',
  }),
  property('origin', 'country', ITEM_OR_ALTERNATIVE, 'The country where it is made; US means U.S.-origin.', 'US'),
  property(
    'eccn',
    'eccn',
    ITEM_OR_ALTERNATIVE,
    'Its export control classification number, or EAR99. Unsaid, it is derived from specs or undetermined, never assumed.',
    '3A001.a.2',
  ),
  property(
    'not-controlled-for',
    'words',
    ITEM_OR_ALTERNATIVE,
    'Reasons for control of its entry that you state do not apply to it.',
    'MT, NP',
    { words: 'reason', noun: 'a reason for control', repeatable },
  ),
  property(
    'value',
    'money',
    ITEM_OR_ALTERNATIVE,
    'Fair market value of one unit; for a product, the price in the market where it is sold (supp. no. 2 to part 734).',
    '180_000 USD',
  ),
  property(
    'supplier',
    'name-or-string',
    ITEM_OR_ALTERNATIVE,
    'Who supplies it: a party, or a name in quotes.',
    '"Blue Kite Instruments"',
    { noun: 'a party or a name in quotes', refers: 'party' },
  ),
  property('part-number', 'string', ITEM_OR_ALTERNATIVE, 'The part number of its maker.', '"MS-6-AX"'),
  property(
    'specs',
    'parameters',
    ITEM_OR_ALTERNATIVE,
    'Its technical parameters, from which the rulebook classifies it.',
    '{ overlay 1.6 nm }',
    { block: 'parameters' },
  ),
  property(
    'incorporates',
    'use',
    ITEM,
    'An input or product built into this commodity; all there is must be listed (15 CFR 734.4(c)(1), (d)(1)).',
    '2 motion-stage',
    { repeatable },
  ),
  property(
    'bundles',
    'use',
    ITEM,
    'Software configured for and shipped with this commodity (notes to 15 CFR 734.4(c)(1), (d)(1)).',
    'control-software',
    { repeatable },
  ),
  property(
    'commingles',
    'use',
    ITEM,
    'Software in software, or technology in technology (15 CFR 734.4(c)(2)-(3), (d)(2)-(3)).',
    'us-technology',
    { repeatable },
  ),
  property(
    'contains',
    'use',
    ITEM_OR_ALTERNATIVE,
    'What is inside it, as shipped to you; it does not add to the value.',
    '2 vision-asic',
    { repeatable },
  ),
  property(
    'direct-product-of',
    'production',
    ITEM_OR_ALTERNATIVE,
    'Technology or software it is the direct product of (15 CFR 734.9).',
    'technology 3E991 origin US',
    { words: 'technology', repeatable },
  ),
  property(
    'plant direct-product-of',
    'production',
    ITEM_OR_ALTERNATIVE,
    'Technology or software that the plant or major component that makes it is the direct product of (15 CFR 734.9).',
    'software 3D001 origin US',
    { words: 'technology', repeatable },
  ),
  property('hts', 'string', ITEM, 'Its tariff heading, where part 746 turns on it.', '"8542.31"'),
  property('developed-by', 'name', ITEM, 'The party that designed it (15 CFR 734.9(h)(2)(ii)).', 'designer', {
    ...PARTY,
  }),
  property('in-production-since', 'date', ITEM, 'Since when it has been produced, for savings clauses.', '2022-09-01'),
  property(
    'one-time-report',
    'filed',
    ITEM,
    'The one-time report for commingled technology (supp. no. 2 to part 734 (b)).',
    'filed 2024-05-01',
  ),
  property(
    'discrete',
    'word',
    ITEM,
    'Is it sold and shipped as an article of its own? The default for a product is yes.',
    'yes',
    { words: 'yes-no', noun: 'yes or no' },
  ),
  property('destination', 'places', ['product'], 'Where it is to go: countries, country groups or worldwide.', 'CN, TW', {
    block: 'destination',
    repeatable,
  }),

  property(
    'published',
    'published',
    ITEM_OR_ALTERNATIVE,
    'Software or technology that is published (15 CFR 734.7); encryption source code after its notification (15 CFR 742.15(b)).',
    'yes notified 2024-05-01',
    { words: 'yes-no', noun: 'yes or no' },
  ),
  property(
    'encryption-paragraph',
    'paragraph',
    ITEM_OR_ALTERNATIVE,
    'The paragraph of 15 CFR 740.17(b) the item was classified under.',
    '740.17(b)(2)',
  ),
  standing('within', 'describes'),
  standing('outside', 'does not describe'),
  property('form', 'word', ITEM_OR_ALTERNATIVE, 'Software: source code or object code.', 'source-code', {
    words: 'form',
    noun: 'a form of software',
  }),

  // alternative
  property('lead-time', 'duration', ['alternative'], 'How long until it can be had.', '26 weeks', { words: 'duration' }),
  property('relative-performance', 'percent', ['alternative'], 'Performance against what it replaces.', '95%'),
  property('available-from', 'date', ['alternative'], 'The first day it can be had.', '2025-06-01'),

  // destination
  property('end-user', 'name', ['destination'], 'The party that will use the item.', 'ymtc', { ...PARTY }),
  property('consignee', 'name', ['destination'], 'A party that takes delivery on the way.', 'forwarder', {
    ...PARTY,
    repeatable,
  }),
  property('purchaser', 'name', ['destination'], 'The party that buys.', 'trading-house', { ...PARTY }),
  property('facility', 'name', ['destination'], 'Where the item will be used.', 'ymtc-fab-2', { ...FACILITY }),
  property('quantity', 'number', ['destination'], 'Units in this sale; the default is 1.', '12'),
  property(
    'end-use',
    'end-uses',
    ['destination'],
    'What the item is for; free text in quotes is reported as not assessed.',
    'advanced-node-production',
    { repeatable },
  ),
  property('exporter', 'name', ['destination'], 'The party that exports or reexports.', 'maker', { ...PARTY }),
  property(
    'exported-from',
    'country',
    ['destination'],
    'The country it is shipped from; the default is the origin of the product.',
    'NL',
  ),
  property('price', 'money', ['destination'], 'The price in this sale, instead of the value of the product.', '2_400_000 USD'),
  property('on', 'date', ['destination'], 'The day of export, instead of as-of.', '2025-03-01'),
  property('via', 'countries', ['destination'], 'Transit and intermediate consignee countries.', 'SG, HK', { repeatable }),
  property('claims', 'claim', ['destination'], 'A license exception the exporter means to use.', 'NAC notified 2024-05-01', {
    repeatable,
  }),
  property('volume', 'volume', ['destination'], 'Units a year, for the exposure.', '1_200 per year', { words: 'period' }),
  property('expect', 'expectation', ['destination'], 'The answer somebody has looked at.', 'not-subject by 734.4(d)(1)', {
    words: 'outcome',
    noun: 'an answer',
  }),
  property(
    'reviewed',
    'review',
    ['destination'],
    'Who looked at the answer, when and why.',
    'by "Trade compliance" on 2026-08-03 because "memo 26-114"',
  ),

  // party
  property('country', 'country', ['party', 'facility'], 'The country it is located in.', 'CN'),
  property('headquarters', 'country', ['party'], 'The country of its headquarters; the default is its country.', 'CN'),
  property('ultimate-parent', 'name', ['party'], 'The party that stands at the head of its owners.', 'parent-group', {
    ...PARTY,
  }),
  property('owned-by', 'owner', ['party'], 'An owner and its share.', 'parent-group 51%', { repeatable }),
  property('also-known-as', 'string', ['party'], 'Another name it is known by.', '"YMTC"', { repeatable }),
  property('listed', 'listing', ['party'], 'A list of parties it stands on, by your own statement.', 'entity-list footnote 1', {
    words: 'list',
    repeatable,
  }),
  property('role', 'words', ['party'], 'What the party is or does.', 'front-end-fabricator', {
    words: 'role',
    noun: 'a role',
    repeatable,
  }),
  property(
    'cleared',
    'cleared',
    ['party'],
    'A name found in the screening that you looked into and ruled out.',
    '"Blue Kite Trading" because "another address" on 2025-01-10',
    { repeatable },
  ),
  property(
    'citizenship',
    'citizen',
    ['party'],
    'Citizenship or permanent residency of a natural person (15 CFR 734.13(b)).',
    'CN since 2015-04-01',
    { repeatable },
  ),

  // facility
  property('operator', 'name', ['facility'], 'The party that runs it.', 'ymtc', { ...PARTY }),
  property(
    'produces',
    'produced',
    ['facility'],
    'The integrated circuits it produces, with their figures (15 CFR 772.1, advanced-node).',
    'nand { layers 232 }',
    { words: 'product', noun: 'a kind of integrated circuit', block: 'parameters', repeatable },
  ),

  // authorization
  property('type', 'word', ['authorization'], 'What sort of permission it is.', 'license', {
    words: 'authorization',
    noun: 'a type of authorization',
  }),
  property('number', 'string', ['authorization'], 'The number on it.', '"D1234567"'),
  property('covers', 'coverage', ['authorization'], 'The items, countries and parties it is for.', 'bonder to CN for ymtc', {
    repeatable,
  }),
  property('valid', 'term', ['authorization'], 'The first and the last day it is valid.', '2024-01-01 to 2027-12-31'),
  property('value-limit', 'money', ['authorization'], 'The total value it allows.', '5_000_000 USD'),
  property('exception', 'code', ['authorization'], 'The code of the license exception.', 'NAC', {
    noun: 'a license exception code, such as GOV',
  }),

  // notice
  property('binds', 'name', ['notice'], 'The exporter it binds.', 'chip-seller', { ...PARTY }),
  property('requires', 'requirement', ['notice'], 'The items and countries that need a license by it.', 'license for p to CN', {
    repeatable,
  }),
  property('from', 'since', ['notice'], 'The first day it binds, and the last if it has one.', '2022-08-26'),
];

const byContext = new Map<Context, ReadonlyMap<string, Keyword>>();
for (const k of KEYWORDS) {
  for (const context of k.in) {
    const of = (byContext.get(context) ?? new Map()) as Map<string, Keyword>;
    of.set(firstWord(k.name), k);
    byContext.set(context, of);
  }
}
byContext.set('parameters', new Map());

/** The word that begins it in the text: `plant` for `plant direct-product-of`. */
export function firstWord(name: string): string {
  const space = name.indexOf(' ');
  return space < 0 ? name : name.slice(0, space);
}

/** Keywords of a context by their first word. */
export const keywordsIn = (context: Context): ReadonlyMap<string, Keyword> => byContext.get(context)!;

/** Where a word is a keyword at all. */
export const homesOf = (word: string): readonly Context[] =>
  [...byContext].filter(([, of]) => of.has(word)).map(([context]) => context);
