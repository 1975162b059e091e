/** One mistake, one message near it, in words; and the rest of the file is read as if the mistake were not there. */
import { describe, expect, it } from 'vitest';
import { mistakes, outline, propertiesOf, read } from './outline.ts';

/** ⟦…⟧ marks what the message points at. */
const CASES: readonly (readonly [marked: string, code: string, message: string])[] = [
  // values
  ['input x { value ⟦180_000⟧ origin US }', 'ES0002', 'The currency is missing: write 180_000 USD, for example'],
  ['input x {\n  value ⟦180_000⟧\n  origin US\n}', 'ES0002', 'The currency is missing: write 180_000 USD, for example'],
  ['input x {\n  valu⟦e⟧\n  origin US\n}', 'ES0002', 'Expected money, such as 180_000 USD'],
  ['input x { value ⟦"180_000"⟧ origin US }', 'ES0002', 'Expected money, such as 180_000 USD'],
  ['input x { value 5 ⟦USB⟧ origin US }', 'ES0013', 'Unknown currency USB; did you mean USD?'],
  ['input x { value 5 ⟦usd⟧ origin US }', 'ES0013', 'Unknown currency usd; did you mean USD?'],
  ['input x { value ⟦12abc⟧ origin US }', 'ES0007', '12abc is not a number; expected money, such as 180_000 USD'],
  ['input x { value ⟦1.2.3⟧ USD origin US }', 'ES0007', '1.2.3 is not a number; expected money, such as 180_000 USD'],
  ['input x { value ⟦1e999⟧ USD origin US }', 'ES0002', 'Expected money, such as 180_000 USD'],
  ['input x { value ⟦1e9999⟧ USD origin US }', 'ES0007', '1e9999 is not a number; expected money, such as 180_000 USD'],
  ['input x { value ⟦1.5e99⟧ USD origin US }', 'ES0007', '1.5e99 is larger than any real amount'],
  ['input x { origin ⟦3A001⟧ value 1 USD }', 'ES0002', 'Expected a country, such as CN'],
  ['input x { eccn ⟦3B0001⟧ origin US }', 'ES0017', '3B0001 is not an ECCN; write one such as 3B001.f.1, or EAR99'],
  ['input x { eccn ⟦3B001.f.⟧ origin US }', 'ES0017', '3B001.f. is not an ECCN; write 3B001.f'],
  ['input x { eccn ⟦3F001⟧ origin US }', 'ES0017', '3F001 is not an ECCN; write one such as 3B001.f.1, or EAR99'],
  ['input x { eccn ⟦none⟧ origin US }', 'ES0002', 'Expected an ECCN, such as 3B001.f.1 or EAR99'],
  ['input x { part-number ⟦MS6⟧ origin US }', 'ES0002', 'Expected a string, such as "text"'],
  ['input x { type ⟦equipmnt⟧ origin US }', 'ES0014', 'Unknown word equipmnt; did you mean equipment?'],
  ['input x { kind ⟦hardware⟧ origin US }', 'ES0014', 'Unknown word hardware; expected one of commodity, software, technology'],
  ['input x { discrete ⟦maybe⟧ origin US }', 'ES0014', 'Unknown word maybe; expected one of yes, no'],
  ['input x { incorporates ⟦"stage"⟧ origin US }', 'ES0002', 'Expected the name of an input or product'],
  ['input x { direct-product-of ⟦3E991⟧ origin US }', 'ES0002', 'Expected one of technology, software, none'],
  ['input x { plant ⟦origin⟧ US }', 'ES0002', 'Expected direct-product-of after plant'],
  ['party x { owned-by y ⟦50⟧ country CN }', 'ES0002', 'Expected a percentage, such as 50%'],
  ['party x { listed ⟦entitylist⟧ country CN }', 'ES0014', 'Unknown word entitylist; did you mean entity-list?'],
  ['product x { destination ⟦}⟧', 'ES0002', 'Expected a country or group, such as CN, D:5 or worldwide'],
  ['product x { destination CN, ⟦}⟧', 'ES0002', 'Expected a country or group, such as CN, D:5 or worldwide'],
  ['authorization x { valid 2024-01-01 to ⟦2024-02-30⟧ number "1" }', 'ES0006', '2024-02-30 is not a day of the calendar'],
  [
    'input x { type ⟦integrated⟧ circuit\n origin US }',
    'ES0014',
    'Unknown word integrated; expected one of integrated-circuit, computer, electronic-assembly, component, equipment, wafer, mask, substrate, material, military-commodity, other',
  ],
  // parts that may not be left out
  ['authorization x { covers ⟦p⟧\n number "1" }', 'ES0002', 'Expected to and the countries, such as to CN'],
  ['authorization x { valid 2024-01-01 ⟦number⟧ "1" }', 'ES0002', 'Expected to and the last day, such as to 2027-12-31'],
  ['notice x { requires license for ⟦p⟧\n binds q }', 'ES0002', 'Expected to and the countries, such as to CN'],
  [
    'notice x { requires license ⟦p⟧\n binds q }',
    'ES0002',
    'Expected license for, the names of products, to and the countries, such as license for x to CN',
  ],
  ['input x { direct-product-of technology 3E991 ⟦value⟧ 1 USD }', 'ES0002', 'Expected origin and a country, such as origin US'],
  ['input x { one-time-report ⟦2024-05-01⟧\n origin US }', 'ES0002', 'Expected filed and a date, such as filed 2024-05-01'],
  ['product x { destination CN { volume 5 ⟦on⟧ 2024-01-01 } }', 'ES0002', 'Expected per year'],
  ['product x { destination CN { claims TMP under ⟦740⟧ } }', 'ES0002', 'Expected a paragraph, such as 740.17(b)(2)'],
  ['rate ⟦EUX⟧ = 1.03 USD', 'ES0013', 'Unknown currency EUX; did you mean EUR?'],
  // units and parameters
  ['input x { specs { overlay 1.6 ⟦nmm⟧ } origin US }', 'ES0005', 'Unknown unit nmm; did you mean nm?'],
  ['input x { specs { io-bandwidth 600 ⟦Gb/s⟧ } origin US }', 'ES0005', 'Unknown unit Gb/s; did you mean GB/s?'],
  ['input x { specs { overlay ⟦}⟧ origin US }', 'ES0002', 'Expected a figure, such as 193 nm'],
  ['input x { specs { ⟦193⟧ nm\n overlay 1 nm } origin US }', 'ES0001', 'Unexpected 193 here: a parameter begins with its name'],
  ['input x { specs ⟦origin⟧ US }', 'ES0002', 'Expected { after specs'],
  // keywords
  ['input x { ⟦orgin⟧ US\n value 1 USD }', 'ES0003', 'Unknown keyword orgin; did you mean origin?'],
  [
    'input x { ⟦frobnicate⟧ US\n value 1 USD }',
    'ES0003',
    'Unknown keyword frobnicate; known here: kind, type, origin, eccn, not-controlled-for, value …',
  ],
  [
    'input x { ⟦destination⟧ CN { end-user y }\n value 1 USD }',
    'ES0016',
    'destination does not belong on an input; it belongs on product',
  ],
  ['product x { ⟦end-user⟧ y\n destination CN }', 'ES0016', 'end-user does not belong on a product; it belongs on destination'],
  ['⟦prodct⟧ x {\n origin US\n}\nas-of 2025-01-15', 'ES0003', 'Unknown keyword prodct; did you mean product?'],
  ['input x { ⟦as-of⟧ 2025-01-15\n origin US }', 'ES0016', 'as-of begins a declaration, which stands outside of any block'],
  // statements
  ['input ⟦{⟧ origin US }', 'ES0011', 'Expected a name after input'],
  ['input ⟦"x"⟧ { origin US }', 'ES0011', 'Expected a name after input'],
  ['input ⟦x⟧', 'ES0002', 'Expected { after input x'],
  ['input x ⟦y⟧ { origin US }', 'ES0002', 'Expected { after input x'],
  ['alternative x ⟦{⟧ origin US }', 'ES0002', 'Expected replaces or eliminates, and the name of an input'],
  ['alternative x ⟦instead-of⟧ y { origin US }', 'ES0002', 'Expected replaces or eliminates, and the name of an input'],
  ['import ⟦optics⟧\nas-of 2025-01-15', 'ES0002', 'Expected a string, such as "text"'],
  ['as-of ⟦tomorrow⟧\ninput x {}', 'ES0002', 'Expected a date, such as 2025-01-15'],
  ['rate EUR ⟦1.03⟧ USD', 'ES0002', 'Expected =, as in rate EUR = 1.03 USD'],
  ['rate EUR = ⟦1.03⟧\ninput x {}', 'ES0002', 'The currency is missing: write 1.03 USD, for example'],
  // braces, strings and comments
  ['input x { origin US }\n⟦}⟧\ninput y {}', 'ES0001', 'Unexpected }'],
  ['⟦input x⟧ {\n  origin US\n\ninput y { value 1 USD }', 'ES0008', 'This block is not closed; add } before input'],
  ['⟦input x⟧ {\n  origin US\n', 'ES0008', 'This block is not closed; add }'],
  ['input x { ⟦specs⟧ { overlay 1 nm\n', 'ES0008', 'This block is not closed; add }'],
  ['product x { ⟦destination⟧ CN { end-user y\n\ninput y {}', 'ES0008', 'This block is not closed; add } before input'],
  ['input x { ⟦{⟧ origin US }', 'ES0001', 'Unexpected { here: a property begins with its keyword'],
  ['input x { origin US⟦,⟧ value 1 USD }', 'ES0001', 'Unexpected ,'],
  ['input x { origin US⟦;⟧ value 1 USD }', 'ES0001', 'Unexpected ; here: a property begins with its keyword'],
  ['input x { part-number ⟦"abc⟧\n origin US }', 'ES0004', 'This text does not end on its line; add "'],
  ['input x { origin US }\n⟦/*⟧ and so on', 'ES0018', 'This comment is not closed; add */'],
];

function marked(text: string): { text: string; span: string } {
  const [before, inside, after] = text.split(/[⟦⟧]/);
  return { text: before! + inside! + after!, span: inside! };
}

describe('one mistake gives one message, near it, in words', () => {
  it.each(CASES)('%s', (text, code, message) => {
    const { text: plain, span } = marked(text);
    expect(mistakes(plain)).toEqual([`${code} ${JSON.stringify(span)}: ${message}`]);
  });
});

describe('what follows a mistake is read all the same', () => {
  it.each(CASES.filter(([, code]) => code !== 'ES0018'))('%s', (text, code) => {
    const { tree, errors } = read(`${marked(text).text}\n\nproduct after "all" { origin KR }\n`);
    expect(errors.map((e) => e.code)).toEqual([code]);
    expect(outline(tree).at(-1)).toBe('product after "all" { origin = country KR }');
  });

  it('in the same block', () => {
    for (const wrong of [
      'value',
      'value "1"',
      'value 1',
      'value 1 XXQ',
      'value 1abc',
      'orgin US',
      'specs',
      'kind hardware',
      '{ }',
      ',',
      '1',
      '"x"',
      'end-user y',
      'destination CN { end-user y }',
    ]) {
      const { tree, errors } = read(`input x {\n  part-number "1"\n  ${wrong}\n  hts "2"\n}\n`);
      expect(errors, wrong).toHaveLength(1);
      const all = propertiesOf(tree);
      expect([all[0], all.at(-1)], wrong).toEqual(['part-number = string "1"', 'hts = string "2"']);
    }
  });

  it('in a block of parameters', () => {
    for (const wrong of ['overlay', 'overlay 1 nmm', '193 nm', 'tops 1 at', ',', '"x"', '{ }', 'layers 1x']) {
      const [specs] = propertiesOf(read(`input x {\n  specs {\n    node 7 nm\n    ${wrong}\n    datacenter yes\n  }\n}\n`).tree);
      expect(specs, wrong).toMatch(/^specs \{ node = quantity 7 nm; .*datacenter = word yes \}$/);
    }
  });

  it('on mistakes in several places, each has its own message', () => {
    expect(mistakes('as-of never\ninput x {\n  value 1\n  orgin US\n}\nprodct y {}\n').map((m) => m.slice(0, 6))).toEqual([
      'ES0002',
      'ES0002',
      'ES0003',
      'ES0003',
    ]);
  });
});

describe('very many mistakes', () => {
  it('are cut off at 200, and that is said', () => {
    const { errors } = read('input x { orgin US }\n'.repeat(10_000));
    expect(errors).toHaveLength(201);
    expect(errors.at(-1)).toMatchObject({
      code: 'ES0015',
      message: 'More than 200 errors; the rest of the file is not reported',
    });
  });
  it('in one statement too', () => {
    expect(read(`input x {\n${'  orgin US\n'.repeat(10_000)}}\n`).errors).toHaveLength(201);
  });
});

it('long words are cut in messages', () => {
  expect(mistakes(`input x { ${'n'.repeat(1000)} }`)[0]).toContain(`Unknown keyword ${'n'.repeat(40)}…`);
});

it('nesting however deep is read without a stack', () => {
  for (const open of ['{', 'destination CN {', 'specs {', 'input x {', '/* {', '"{'])
    expect(read(`product x { ${open.repeat(100_000)}`).tree.items).toHaveLength(1);
});
