/** Specs as they are edited: parts with makers, prices and numbers, products that go to some countries, one part that all use. */
export interface Spec {
  readonly text: string;
  /** Names of the products, in order. */
  readonly products: readonly string[];
}

/** The same for the same seed. */
export function chance(seed: number): <T>(list: readonly T[]) => T {
  let state = seed;
  return (list) => list[((state = (Math.imul(state, 1664525) + 1013904223) >>> 0) >>> 8) % list.length]!;
}

export const COMMON =
  'input power-supply "Power supply, 48 V" {\n  type component\n  origin US\n  eccn EAR99\n  value 40 USD\n}\n';

const MAKERS = [
  'Blue Kite Instruments K.K.',
  'Nordlicht Präzision GmbH',
  'Harbor Ridge Components Inc.',
  'Hanbit Precision Co., Ltd.',
];

/** Eight parts and a product of them, 94 lines; `common`: whether the part that all use is declared here. */
export function spec(lines: number, seed: number, common = true): Spec {
  const pick = chance(seed);
  const out = ['as-of 2026-08-01', ''];
  if (common) out.push(...COMMON.split('\n'));
  out.push('party fab "Blue Harbor Semiconductor" { country CN }', 'party buyer "Gray Wharf Trading" { country SG }', '');
  const products: string[] = [];
  for (let tool = 0; out.length + 94 <= lines || tool === 0; tool++) {
    for (let i = 0; i < 8; i++)
      out.push(
        `/// Drawing ${1000 + tool}-${i}, quoted by the maker for lots of a hundred.`,
        `input part-${tool}-${i} "Part ${i} of tool ${tool}" {`,
        `  type        component`,
        `  origin      ${pick(['US', 'US', 'JP', 'DE', 'KR'])}`,
        `  eccn        ${pick(['3A991', 'EAR99', 'EAR99', '3A001.a.2', '4A994'])}`,
        `  value       ${pick([120, 250, 480, 900])} USD`,
        `  supplier    "${pick(MAKERS)}"`,
        `  part-number "BK-${1000 + tool}-${i}-AX"`,
        '}',
        '',
      );
    products.push(`tool-${tool}`);
    out.push(
      `product tool-${tool} "Tool ${tool}" {`,
      '  type   equipment',
      `  origin ${pick(['KR', 'DE', 'JP', 'US'])}`,
      `  eccn   ${pick(['EAR99', '3B991', '3B001.c.2', '3A991'])}`,
      `  value  ${pick(['20_000', '45_000', '90_000'])} USD`,
      ...[0, 1, 2, 3, 4, 5, 6, 7].map((i) => `  incorporates ${pick([1, 2, 3])} part-${tool}-${i}`),
      '  incorporates 1 power-supply',
      '  direct-product-of none',
      '  plant direct-product-of none',
      `  destination ${pick(['CN', 'TW, KR', 'DE, FR', 'IN'])}`,
      `  destination ${pick(['SG { end-user buyer }', 'CN { end-user fab }', 'VN', 'MY'])}`,
      '}',
      '',
    );
  }
  return { text: `${out.join('\n')}\n`, products };
}

/** 73 lines, of which two send a product to every country. */
export function worldwide(): Spec {
  const parts = [0, 1, 2, 3, 4];
  const lines = [
    'as-of 2026-08-01',
    '',
    'party fab "Blue Harbor Semiconductor" {',
    '  country CN',
    '}',
    '',
    ...parts.flatMap((i) => [
      `/// Quoted by the maker, drawing ${i}.`,
      `input part-${i} "Part ${i}" {`,
      '  type   component',
      `  origin ${i < 3 ? 'US' : 'JP'}`,
      `  eccn   ${['3A991', 'EAR99', '3A001.a.2', '4A994', 'EAR99'][i]}`,
      `  value  ${150 + 40 * i} USD`,
      '}',
      '',
    ]),
    'product radio "Radio" {',
    '  type   equipment',
    '  origin KR',
    '  eccn   5A991',
    '  value  4_000 USD',
    ...parts.map((i) => `  incorporates 2 part-${i}`),
    '  direct-product-of none',
    '  plant direct-product-of none',
    '  destination worldwide',
    '}',
    '',
    'product etcher "Etcher" {',
    '  type   equipment',
    '  origin JP',
    '  eccn   3B001.c.2',
    '  value  90_000 USD',
    '  incorporates part-2',
    '  incorporates part-4',
    '  direct-product-of none',
    '  plant direct-product-of none',
    '  destination worldwide {',
    '    quantity 2',
    '  }',
    '}',
  ];
  return { text: `${lines.join('\n')}\n`, products: ['radio', 'etcher'] };
}
