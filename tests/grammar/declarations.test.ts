/** Every declaration and property of the language: the text on the left is read as what stands on the right. */
import { describe, expect, it } from 'vitest';
import { type Context, KEYWORDS } from '../../grammar/src/index.ts';
import { mistakes, outline, propertiesOf, read } from './outline.ts';

const STATEMENTS: readonly (readonly [string, string])[] = [
  ['import "./parts/optics.earshot"', 'import string "./parts/optics.earshot"'],
  ['as-of 2025-01-15', 'as-of date 2025-01-15'],
  ['rate EUR = 1.0300 USD', 'rate country EUR to money 1.0300 USD on —'],
  ['rate EUR = 1.0300 USD on 2025-01-14', 'rate country EUR to money 1.0300 USD on date 2025-01-14'],
  ['party ymtc "Yangtze Memory Technologies Co., Ltd." {}', 'party ymtc "Yangtze Memory Technologies Co., Ltd."'],
  ['facility ymtc-fab-2 {}', 'facility ymtc-fab-2'],
  ['input motion-stage "Six-axis motion stage" {}', 'input motion-stage "Six-axis motion stage"'],
  ['product bonder {}', 'product bonder'],
  ['alternative jp-stage "Japanese" replaces motion-stage {}', 'alternative jp-stage "Japanese" replaces name motion-stage'],
  ['alternative without eliminates motion-stage {}', 'alternative without eliminates name motion-stage'],
  ['authorization license-1 {}', 'authorization license-1'],
  ['notice letter {}', 'notice letter'],
];

const ITEM: readonly (readonly [string, string])[] = [
  ['kind commodity', 'kind = word commodity'],
  ['kind software', 'kind = word software'],
  ['kind technology', 'kind = word technology'],
  ...[
    'integrated-circuit',
    'computer',
    'electronic-assembly',
    'component',
    'equipment',
    'wafer',
    'mask',
    'substrate',
    'material',
    'military-commodity',
    'other',
  ].map((type) => [`type ${type}`, `type = word ${type}`] as const),
  ['origin US', 'origin = country US'],
  ['origin UA-43', 'origin = country UA-43'],
  ['eccn 3A999', 'eccn = eccn 3A999'],
  ['eccn 3b001.F.1', 'eccn = eccn 3b001.F.1'],
  ['eccn EAR99', 'eccn = eccn EAR99'],
  ['eccn ear99', 'eccn = eccn ear99'],
  ['eccn 3E001 for 3A090', 'eccn = eccn 3E001, for:eccn 3A090'],
  ['published yes', 'published = word yes'],
  ['published yes notified 2024-05-01', 'published = word yes, notified:date 2024-05-01'],
  ['encryption-paragraph 740.17(b)(2)', 'encryption-paragraph = paragraph 740.17(b)(2)'],
  ['within 746.8(a)(8)', 'within = paragraph 746.8(a)(8)'],
  ['outside 746.8(a)(8)', 'outside = paragraph 746.8(a)(8)'],
  ['form source-code', 'form = word source-code'],
  ['form object-code', 'form = word object-code'],
  ['not-controlled-for MT, NP', 'not-controlled-for = word MT, word NP'],
  ['value 180_000 USD', 'value = money 180_000 USD'],
  ['value 3.3e8 JPY', 'value = money 3.3e8 JPY'],
  ['supplier ymtc', 'supplier = name ymtc'],
  ['supplier "Blue Kite"', 'supplier = string "Blue Kite"'],
  ['part-number "MS-6-AX"', 'part-number = string "MS-6-AX"'],
  [
    'specs { overlay 1.6 nm layers 232 transistor non-planar tops 624 at 8 bit die-area 826 mm2 planar memory-bandwidth-density 3.1 GB/s/mm2 }',
    'specs { overlay = quantity 1.6 nm; layers = number 232; transistor = word non-planar; tops = number 624, at:quantity 8 bit; die-area = quantity 826 mm2, word planar; memory-bandwidth-density = quantity 3.1 GB/s/mm2 }',
  ],
  ['incorporates motion-stage', 'incorporates = name motion-stage'],
  ['incorporates 2 motion-stage at 100 USD', 'incorporates = number 2, name motion-stage, at:money 100 USD'],
  ['incorporates none', 'incorporates = word none'],
  ['bundles control-software', 'bundles = name control-software'],
  ['commingles us-technology', 'commingles = name us-technology'],
  ['contains 2 vision-asic', 'contains = number 2, name vision-asic'],
  ['direct-product-of technology 3E991 origin US', 'direct-product-of = word technology, eccn 3E991, origin:country US'],
  [
    'direct-product-of software 3D001 for 3B001 origin US',
    'direct-product-of = word software, eccn 3D001, for:eccn 3B001, origin:country US',
  ],
  ['direct-product-of none', 'direct-product-of = word none'],
  ['plant direct-product-of software 3D001 origin US', 'plant direct-product-of = word software, eccn 3D001, origin:country US'],
  ['plant /* two words */ direct-product-of none', 'plant direct-product-of = word none'],
  ['hts "8542.31"', 'hts = string "8542.31"'],
  ['developed-by designer', 'developed-by = name designer'],
  ['in-production-since 2022-09-01', 'in-production-since = date 2022-09-01'],
  ['one-time-report filed 2024-05-01', 'one-time-report = filed:date 2024-05-01'],
  ['discrete yes', 'discrete = word yes'],
  ['discrete no', 'discrete = word no'],
];

const PROPERTIES: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  input: ITEM,
  product: [
    ...ITEM,
    ['destination CN', 'destination = country CN'],
    ['destination TW, KR, D:5, worldwide', 'destination = country TW, country KR, group D:5, word worldwide'],
    ['destination CN { end-user ymtc }', 'destination = country CN { end-user = name ymtc }'],
  ],
  alternative: [
    ...ITEM.filter(
      ([text]) => !/^(incorporates|bundles|commingles|hts|developed-by|in-production-since|one-time-report|discrete)/.test(text),
    ),
    ['lead-time 26 weeks', 'lead-time = quantity 26 weeks'],
    ['relative-performance 95%', 'relative-performance = percent 95'],
    ['available-from 2025-06-01', 'available-from = date 2025-06-01'],
  ],
  party: [
    ['country CN', 'country = country CN'],
    ['headquarters HK', 'headquarters = country HK'],
    ['ultimate-parent parent-group', 'ultimate-parent = name parent-group'],
    ['owned-by parent-group 12.5%', 'owned-by = name parent-group, percent 12.5'],
    ['also-known-as "YMTC"', 'also-known-as = string "YMTC"'],
    ['listed entity-list footnote 1', 'listed = word entity-list, footnote:number 1'],
    ['listed unverified', 'listed = word unverified'],
    ['listed military-end-user', 'listed = word military-end-user'],
    ['listed denied', 'listed = word denied'],
    ['listed blocked', 'listed = word blocked'],
    [
      'listed entity-list footnote 1 from 2020-12-22 to 2024-01-01',
      'listed = word entity-list, footnote:number 1, from:date 2020-12-22, to:date 2024-01-01',
    ],
    ['listed denied to 2024-01-01', 'listed = word denied, to:date 2024-01-01'],
    ['citizenship CN', 'citizenship = country CN'],
    ['citizenship US since 2015-04-01', 'citizenship = country US, since:date 2015-04-01'],
    ['role government, military', 'role = word government, word military'],
    ...['front-end-fabricator', 'osat', 'designer', 'distributor', 'forwarder'].map(
      (role) => [`role ${role}`, `role = word ${role}`] as const,
    ),
    [
      'cleared "Blue Kite Trading" because "another address" on 2025-01-10',
      'cleared = string "Blue Kite Trading", because:string "another address", on:date 2025-01-10',
    ],
  ],
  facility: [
    ['operator ymtc', 'operator = name ymtc'],
    ['country CN', 'country = country CN'],
    ['produces nand { layers 232 }', 'produces = word nand { layers = number 232 }'],
    [
      'produces logic { node 7 nm transistor non-planar }',
      'produces = word logic { node = quantity 7 nm; transistor = word non-planar }',
    ],
    ['produces dram { cell-area 0.0022 um2 }', 'produces = word dram { cell-area = quantity 0.0022 um2 }'],
    ['produces other', 'produces = word other'],
  ],
  authorization: [
    ...['license', 'exception', 'validated-end-user', 'other'].map((type) => [`type ${type}`, `type = word ${type}`] as const),
    ['number "D1234567"', 'number = string "D1234567"'],
    ['covers bonder, tool to CN, D:5 for ymtc', 'covers = name bonder, name tool, to:country CN, to:group D:5, for:name ymtc'],
    ['valid 2024-01-01 to 2027-12-31', 'valid = date 2024-01-01, to:date 2027-12-31'],
    ['value-limit 5_000_000 USD', 'value-limit = money 5_000_000 USD'],
    ['exception NAC', 'exception = name NAC'],
  ],
  notice: [
    ['binds chip-seller', 'binds = name chip-seller'],
    [
      'requires license for accelerator, board to CN, worldwide',
      'requires = name accelerator, name board, to:country CN, to:word worldwide',
    ],
    ['from 2022-08-26', 'from = date 2022-08-26'],
    ['from 2022-08-26 to 2023-10-17', 'from = date 2022-08-26, to:date 2023-10-17'],
  ],
  destination: [
    ['end-user ymtc', 'end-user = name ymtc'],
    ['consignee forwarder', 'consignee = name forwarder'],
    ['purchaser trading-house', 'purchaser = name trading-house'],
    ['facility ymtc-fab-2', 'facility = name ymtc-fab-2'],
    ['quantity 12', 'quantity = number 12'],
    [
      'end-use advanced-node-production, civil, "free text"',
      'end-use = name advanced-node-production, name civil, string "free text"',
    ],
    ['exporter maker', 'exporter = name maker'],
    ['exported-from NL', 'exported-from = country NL'],
    ['price 2_400_000 USD', 'price = money 2_400_000 USD'],
    ['on 2025-03-01', 'on = date 2025-03-01'],
    ['via SG, HK', 'via = country SG, country HK'],
    ['within 744.3(a)(2)', 'within = paragraph 744.3(a)(2)'],
    ['outside 744.3(a)(2)', 'outside = paragraph 744.3(a)(2)'],
    ['claims NAC', 'claims = name NAC'],
    ['claims NAC notified 2024-05-01', 'claims = name NAC, notified:date 2024-05-01'],
    ['claims TMP under 740.9(a)(9)', 'claims = name TMP, under:paragraph 740.9(a)(9)'],
    ['claims NAC under 740.25 notified 2024-05-01', 'claims = name NAC, under:paragraph 740.25, notified:date 2024-05-01'],
    ['volume 1_200 per year', 'volume = number 1_200, per:word year'],
    ['expect license-required', 'expect = word license-required'],
    [
      'expect not-subject by 734.4(d)(1), 734.3(b)(3)',
      'expect = word not-subject, by:paragraph 734.4(d)(1), by:paragraph 734.3(b)(3)',
    ],
    [
      'reviewed by "Trade compliance" on 2026-08-03 because "memo 26-114"',
      'reviewed = by:string "Trade compliance", on:date 2026-08-03, because:string "memo 26-114"',
    ],
  ],
};

const HEADS: Readonly<Record<string, string>> = {
  alternative: 'alternative x replaces y',
  destination: 'product x { destination CN',
};
const inside = (context: string, text: string): string =>
  `${HEADS[context] ?? `${context} x`} { ${text} }${context === 'destination' ? ' }' : ''}`;
const readIn = (context: string, text: string): string => {
  const [first] = propertiesOf(read(inside(context, text)).tree);
  return context === 'destination' ? first!.replace(/^destination = country CN \{ (.*) \}$/, '$1') : first!;
};

describe('statements', () => {
  it.each(STATEMENTS)('%s', (text, expected) => {
    expect(mistakes(text)).toEqual([]);
    expect(outline(read(text).tree)).toEqual([expected]);
  });
});

for (const [context, cases] of Object.entries(PROPERTIES)) {
  describe(context, () => {
    it.each(cases)('%s', (text, expected) => {
      expect(mistakes(inside(context, text))).toEqual([]);
      expect(readIn(context, text)).toBe(expected);
    });

    it('has a case for every keyword that may stand there', () => {
      const shown = new Set(cases.map(([, expected]) => expected.split(/ =| \{/)[0]));
      expect(
        KEYWORDS.filter((k) => k.in.includes(context as Context))
          .map((k) => k.name)
          .filter((name) => !shown.has(name)),
      ).toEqual([]);
    });

    it('reads all of its properties one after another, whatever the line breaks', () => {
      for (const between of [' ', '\n', '\r\n', ' // why\n', ' /* why */ ']) {
        const text = inside(context, cases.map(([t]) => t).join(between));
        expect(mistakes(text)).toEqual([]);
        const all = propertiesOf(read(text).tree).join('; ');
        for (const [, expected] of cases) expect(all).toContain(expected);
      }
    });
  });
}

it('knows the example of every keyword', () => {
  for (const k of KEYWORDS) {
    const example = `${k.name} ${k.example}`;
    const statement =
      k.name === 'alternative' ? `${example} replaces y {}` : k.category === 'declaration' ? `${example} {}` : example;
    for (const context of k.in) expect(mistakes(context === 'file' ? statement : inside(context, example)), example).toEqual([]);
  }
});

it('lets every keyword be a name', () => {
  for (const { name } of KEYWORDS) {
    const [word] = name.split(' ');
    const text = `input ${word} { origin US }\nproduct p { incorporates ${word} incorporates 2 ${word} at 1 USD }`;
    expect(mistakes(text), word).toEqual([]);
    expect(outline(read(text).tree)).toEqual([
      `input ${word} { origin = country US }`,
      `product p { incorporates = name ${word}; incorporates = number 2, name ${word}, at:money 1 USD }`,
    ]);
  }
});

it('gives a declaration the documentation right before it', () => {
  const text =
    '/// apart\n\n// not this\n/// First line.\n///   Second.\ninput a {}\n/// none of its own: other text stands between\nas-of 2025-01-15\ninput b {}';
  expect(outline(read(text).tree)).toEqual(['/// First line.\nSecond. /// input a', 'as-of date 2025-01-15', 'input b']);
});

it('keeps every comment in order', () => {
  const text = '// one\ninput a { /* two */ origin US // three\n}\n/// four';
  expect(read(text).tree.comments.map((c) => c.text)).toEqual(['// one', '/* two */', '// three', '/// four']);
});
