import { describe, expect, it } from 'vitest';
import { KEYWORDS } from '../../grammar/src/index.ts';
import { signatureHelp } from '../../server/src/ide/signature.ts';
import { fixture } from './fixture.ts';

/** The label with the part at the cursor in brackets of its own, `«…»`; nothing where no help is offered. */
function help(spec: string): string | undefined {
  const { view, offset } = fixture(spec);
  const found = signatureHelp(view, offset);
  if (!found) return undefined;
  const { label, parts } = found.signatures[found.active]!;
  const { start, end } = parts[found.part]!;
  return `${label.slice(0, start)}«${label.slice(start, end)}»${label.slice(end)}`;
}
const inItem = (text: string): string | undefined => help(`input i { origin US\n ${text}`);
const inParty = (text: string): string | undefined => help(`party a {} party b { ${text} }`);
const inAuthorization = (text: string): string | undefined => help(`product p {} authorization l { ${text} }`);
const inDestination = (text: string): string | undefined => help(`product p { destination CN { ${text} } }`);

describe('direct-product-of', () => {
  it.each([
    ['direct-product-of ┆', 'direct-product-of «technology|software» ECCN [for ECCN] origin COUNTRY'],
    ['direct-product-of tech┆', 'direct-product-of «technology|software» ECCN [for ECCN] origin COUNTRY'],
    ['direct-product-of technology ┆', 'direct-product-of technology|software «ECCN» [for ECCN] origin COUNTRY'],
    ['direct-product-of technology 3E001┆', 'direct-product-of technology|software «ECCN» [for ECCN] origin COUNTRY'],
    ['direct-product-of technology 3E001 ┆', 'direct-product-of technology|software ECCN [«for ECCN»] origin COUNTRY'],
    ['direct-product-of technology 3E001 for ┆', 'direct-product-of technology|software ECCN [«for ECCN»] origin COUNTRY'],
    ['direct-product-of technology 3E001 for 3A001 ┆', 'direct-product-of technology|software ECCN [for ECCN] «origin COUNTRY»'],
    ['direct-product-of technology 3E001 origin ┆', 'direct-product-of technology|software ECCN [for ECCN] «origin COUNTRY»'],
    ['direct-product-of technology 3E001 origin US┆', 'direct-product-of technology|software ECCN [for ECCN] «origin COUNTRY»'],
    ['plant direct-product-of software ┆', 'plant direct-product-of technology|software «ECCN» [for ECCN] origin COUNTRY'],
    ['direct-product-of technology 3E001 origin US ┆', undefined],
    ['direct-product-of none ┆', undefined],
    ['direct-product-of technology 3E001\n ┆', undefined],
    ['direct-product-of US ┆', undefined],
  ])('%j', (text, expected) => expect(inItem(text)).toBe(expected));

  it('says the other way to write it', () => {
    const { view, offset } = fixture('input i { direct-product-of ┆ }');
    const found = signatureHelp(view, offset)!;
    expect(found.signatures.map((s) => s.label)).toEqual([
      'direct-product-of technology|software ECCN [for ECCN] origin COUNTRY',
      'direct-product-of none',
    ]);
    expect(found.doc).toContain('734.9');
  });
});

it.each([
  ['owned-by ┆', 'owned-by «NAME» PERCENT'],
  ['owned-by a ┆', 'owned-by NAME «PERCENT»'],
  ['owned-by a 5┆', 'owned-by NAME «PERCENT»'],
  ['owned-by a 51% ┆', undefined],
  [
    'listed entity-list ┆',
    'listed entity-list|unverified|military-end-user|denied|blocked [«footnote NUMBER»] [from DATE] [to DATE]',
  ],
  [
    'listed entity-list from ┆',
    'listed entity-list|unverified|military-end-user|denied|blocked [footnote NUMBER] [«from DATE»] [to DATE]',
  ],
  ['listed entity-list to 2025-01-01 ┆', undefined],
  ['cleared "X" ┆', 'cleared "TEXT" «because "TEXT"» on DATE'],
  ['cleared "X" because "y" on ┆', 'cleared "TEXT" because "TEXT" «on DATE»'],
  ['country ┆', undefined],
  ['role ┆', undefined],
])('in a party: %s', (text, expected) => expect(inParty(text)).toBe(expected));

it.each([
  ['covers ┆', 'covers «NAME, …» to COUNTRY, … [for NAME, …]'],
  ['covers p, ┆', 'covers «NAME, …» to COUNTRY, … [for NAME, …]'],
  ['covers p,\n ┆', 'covers «NAME, …» to COUNTRY, … [for NAME, …]'],
  ['covers p ┆', 'covers NAME, … «to COUNTRY, …» [for NAME, …]'],
  ['covers p to CN, D:5, ┆', 'covers NAME, … «to COUNTRY, …» [for NAME, …]'],
  ['covers p to CN ┆', 'covers NAME, … to COUNTRY, … [«for NAME, …»]'],
  ['covers p to CN for a, ┆', 'covers NAME, … to COUNTRY, … [«for NAME, …»]'],
  ['valid 2025-01-01 ┆', 'valid DATE «to DATE»'],
])('in an authorization: %j', (text, expected) => expect(inAuthorization(text)).toBe(expected));

it.each([
  ['claims TMP ┆', 'claims NAME [«under PARAGRAPH»] [notified DATE]'],
  ['claims TMP notified ┆', 'claims NAME [under PARAGRAPH] [«notified DATE»]'],
  ['volume 5 ┆', 'volume NUMBER «per year»'],
  [
    'expect not-subject by 734.4, ┆',
    'expect not-subject|no-license-required|license-exception|authorized|license-required|undetermined [«by PARAGRAPH, …»]',
  ],
  ['price 5 ┆', undefined],
])('in a destination: %s', (text, expected) => expect(inDestination(text)).toBe(expected));

it.each([
  ['incorporates ┆', 'incorporates [«NUMBER»] NAME [at MONEY]'],
  ['incorporates 2 ┆', 'incorporates [NUMBER] «NAME» [at MONEY]'],
  ['incorporates lens ┆', 'incorporates [NUMBER] NAME [«at MONEY»]'],
  ['incorporates 2 lens at 5 ┆', undefined],
  ['incorporates 2 lens at 5 USD ┆', undefined],
])('of a use: %s', (text, expected) => expect(inItem(text)).toBe(expected));

it('of a notice', () =>
  expect(help('notice n { requires license for p to ┆ }')).toBe('requires license for NAME, … «to COUNTRY, …» [for NAME, …]'));

it('in parameters there is none', () => expect(help('input i { specs { tops 624 ┆ } }')).toBeUndefined());

it('every keyword with several parts has one, and its example fills the parts', () => {
  const silent = KEYWORDS.filter((k) => k.category === 'property').filter((k) => {
    const [context] = k.in;
    const head =
      context === 'destination'
        ? 'product x { destination CN {'
        : `${context} x ${context === 'alternative' ? 'replaces y' : ''} {`;
    return help(`${head} ${k.name} ┆`) === undefined;
  });
  const single = [
    'word',
    'words',
    'country',
    'money',
    'string',
    'name',
    'name-or-string',
    'date',
    'number',
    'percent',
    'duration',
    'code',
    'paragraph',
    'parameters',
    'produced',
    'places',
    'countries',
    'end-uses',
    'filed',
  ];
  expect(silent.filter((k) => !single.includes(k.shape)).map((k) => k.name)).toEqual([]);
});
