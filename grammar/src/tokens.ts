/** ONE table of keywords: where each may stand, what follows it, one line of documentation. It feeds parser, highlighting, completion and hovers. */

export type Context = 'input' | 'product' | 'party' | 'facility' | 'alternative' | 'authorization' | 'notice' | 'destination';

export interface Keyword {
  readonly word: string;
  readonly in: readonly Context[];
  readonly doc: string;
  /** What a value looks like, for messages and completion. */
  readonly example: string;
  /** The closed list, where the value is one of it. */
  readonly words?: readonly string[];
}

export const WORDS = {
  kind: ['commodity', 'software', 'technology'],
  type: ['integrated-circuit', 'computer', 'electronic-assembly', 'component', 'equipment', 'wafer', 'mask', 'substrate', 'material', 'military-commodity', 'other'],
  role: ['government', 'military', 'front-end-fabricator', 'osat', 'designer', 'distributor'],
  list: ['entity-list', 'unverified', 'military-end-user', 'denied'],
  produces: ['logic', 'nand', 'dram', 'other'],
  authorization: ['license', 'exception', 'validated-end-user', 'other'],
  yesNo: ['yes', 'no'],
  reasons: ['NS', 'RS', 'MT', 'NP', 'CB', 'CC', 'FC', 'AT', 'EI', 'UN', 'SI', 'SL', 'SS', 'CW'],
  making: ['technology', 'software', 'none'],
  qualifiers: ['planar', 'non-planar'],
} as const;

const ITEM: readonly Context[] = ['input', 'product'];
const MADE: readonly Context[] = ['input', 'product', 'alternative'];
const k = (word: string, where: readonly Context[], doc: string, example: string, words?: readonly string[]): Keyword => ({ word, in: where, doc, example, ...(words && { words }) });

export const PROPERTIES: readonly Keyword[] = [
  k('kind', MADE, 'Commodity (default), software or technology.', 'kind software', WORDS.kind),
  k('type', [...MADE, 'authorization'], 'What sort of item it is; several rules turn on it. For an authorization: license, exception, validated-end-user or other.', 'type equipment', WORDS.type),
  k('origin', MADE, 'Country where it is made; US means U.S.-origin.', 'origin US'),
  k('eccn', MADE, 'Export Control Classification Number, as deep as known.', 'eccn 3B001.f.1'),
  k('not-controlled-for', ITEM, 'Reasons for control that do not apply to the item although its entry names them on a condition.', 'not-controlled-for MT, NP', WORDS.reasons),
  k('value', MADE, 'Fair market value of one unit; for a product, the price where it is sold.', 'value 180_000 USD'),
  k('supplier', MADE, 'Who supplies it: a party or a string.', 'supplier "Acme"'),
  k('part-number', ITEM, 'Part number.', 'part-number "A-100"'),
  k('specs', MADE, 'Parameters that decide paragraphs of the Commerce Control List.', 'specs { wavelength 193 nm }'),
  k('incorporates', ITEM, 'An input or product built into this commodity; `none` says there is none.', 'incorporates 2 motion-stage'),
  k('bundles', ITEM, 'Software configured for and shipped with this commodity.', 'bundles control-software'),
  k('commingles', ITEM, 'Software in software, technology in technology.', 'commingles us-library'),
  k('contains', ITEM, 'What is inside a bought-in item as shipped; adds nothing to its value.', 'contains 2 vision-asic'),
  k('direct-product-of', MADE, 'Technology or software it is the direct product of; `none` states there is none.', 'direct-product-of technology 3E991 origin US'),
  k('plant direct-product-of', MADE, 'Technology or software of which the plant that makes it, or a major component of it, is the direct product.', 'plant direct-product-of software 3D001 origin US'),
  k('hts', ITEM, 'Tariff heading.', 'hts "8542.31"'),
  k('developed-by', ITEM, 'The party that designed it.', 'developed-by designer'),
  k('in-production-since', ITEM, 'Day its production began.', 'in-production-since 2019-01-01'),
  k('one-time-report', ITEM, 'Day the one-time report for commingled technology was filed.', 'one-time-report filed 2024-05-01'),
  k('discrete', ITEM, 'Is it sold and shipped as an article of its own?', 'discrete yes', WORDS.yesNo),
  k('destination', ['product'], 'Where it goes: countries, groups or worldwide, with an optional block.', 'destination CN, TW'),
  k('country', ['party', 'facility'], 'Where it is located.', 'country CN'),
  k('headquarters', ['party'], 'Country of its headquarters; default its country.', 'headquarters CN'),
  k('ultimate-parent', ['party'], 'Its ultimate parent company.', 'ultimate-parent parent-co'),
  k('owned-by', ['party'], 'An owner and its share.', 'owned-by holding 50%'),
  k('also-known-as', ['party'], 'Another name it goes by.', 'also-known-as "YMTC"'),
  k('listed', ['party'], 'The list it is on, by your own knowledge.', 'listed entity-list footnote 1', WORDS.list),
  k('role', ['party'], 'What sort of party it is.', 'role osat', WORDS.role),
  k('cleared', ['party'], 'A near match of names you dismiss, with the reason and the day.', 'cleared "Name" because "other address" on 2026-01-15'),
  k('operator', ['facility'], 'The party that runs it.', 'operator fab-co'),
  k('produces', ['facility'], 'What it makes, with the figures that decide advanced-node status.', 'produces nand { layers 232 }', WORDS.produces),
  k('end-user', ['destination'], 'The party that receives and uses it.', 'end-user buyer'),
  k('consignee', ['destination'], 'A consignee; repeatable.', 'consignee forwarder'),
  k('purchaser', ['destination'], 'Who buys it.', 'purchaser buyer'),
  k('facility', ['destination'], 'The facility where it will be used.', 'facility fab-2'),
  k('quantity', ['destination'], 'Units in this sale.', 'quantity 10'),
  k('end-use', ['destination'], 'What it is for: one or more of the known end uses, or a string.', 'end-use civil'),
  k('exporter', ['destination'], 'Who exports or reexports it.', 'exporter maker'),
  k('exported-from', ['destination'], 'Country it is shipped from; default its origin.', 'exported-from NL'),
  k('price', ['destination'], 'Price of this sale for one unit.', 'price 2_300_000 USD'),
  k('on', ['destination'], 'Day of export.', 'on 2025-01-15'),
  k('via', ['destination'], 'Countries it passes through.', 'via SG, HK'),
  k('claims', ['destination'], 'The license exception the exporter means to use.', 'claims NAC notified 2024-05-01'),
  k('lead-time', ['alternative'], 'Time to get it.', 'lead-time 26 weeks'),
  k('relative-performance', ['alternative'], 'Performance compared with what it replaces.', 'relative-performance 95%'),
  k('available-from', ['alternative'], 'Day it can be had.', 'available-from 2026-06-01'),
  k('number', ['authorization'], 'Its number.', 'number "D1234567"'),
  k('covers', ['authorization'], 'What it covers, to where, for whom.', 'covers bonder to CN for buyer'),
  k('valid', ['authorization'], 'Its validity.', 'valid 2025-01-01 to 2028-12-31'),
  k('value-limit', ['authorization'], 'The value it covers in all.', 'value-limit 5_000_000 USD'),
  k('exception', ['authorization'], 'License exception code.', 'exception GOV'),
  k('binds', ['notice'], 'The party it binds.', 'binds maker'),
  k('requires', ['notice'], 'What it requires a license for, and to where.', 'requires license for bonder to CN'),
  k('from', ['notice'], 'First day, and last day if any.', 'from 2022-08-26'),
  k('to', ['notice'], 'Last day.', 'to 2024-12-31'),
];

export const DECLARATIONS: readonly { readonly word: string; readonly doc: string; readonly example: string }[] = [
  { word: 'import', doc: 'Names from another file.', example: 'import "./parts/optics.earshot"' },
  { word: 'as-of', doc: 'The day whose law applies to this file.', example: 'as-of 2026-01-15' },
  { word: 'rate', doc: 'An exchange rate you vouch for.', example: 'rate EUR = 1.0300 USD on 2025-01-14' },
  { word: 'party', doc: 'A company or person in a transaction.', example: 'party buyer { country CN }' },
  { word: 'facility', doc: 'A fab or other production site.', example: 'facility fab { country CN produces nand { layers 232 } }' },
  { word: 'input', doc: 'Something bought in: commodity, software or technology.', example: 'input stage { origin US eccn 2B999 value 100 USD }' },
  { word: 'product', doc: 'Something made or sold, with destinations.', example: 'product tool { origin SG eccn 3B991 value 1_000 USD destination CN }' },
  { word: 'alternative', doc: 'Another way to build: replaces an input, or eliminates it.', example: 'alternative jp-stage replaces stage { origin JP }' },
  { word: 'authorization', doc: 'A license or other permission already held.', example: 'authorization lic { type license covers tool to CN }' },
  { word: 'notice', doc: 'An "is informed" letter that binds one exporter.', example: 'notice letter { binds maker requires license for tool to CN }' },
];

const byContext = new Map<Context, Map<string, Keyword>>();
for (const p of PROPERTIES) {
  for (const c of p.in) {
    let m = byContext.get(c);
    if (!m) byContext.set(c, (m = new Map()));
    m.set(p.word, p);
  }
}
export const propertiesOf = (c: Context): ReadonlyMap<string, Keyword> => byContext.get(c)!;
export const declarationWords: ReadonlySet<string> = new Set(DECLARATIONS.map((d) => d.word));
