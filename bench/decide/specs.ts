/**
 * Products that go everywhere, each with ten parts of its own. Entries, origins, types, quantities and values differ by a seed, so
 * that no two products are alike and countries alone can share what is decided.
 */
const ORIGINS = ['US', 'US', 'JP', 'DE', 'KR', 'TW', 'NL', 'CN', 'IL', 'SG'];
const WHOLE = [
  ['equipment', '3B991.b'],
  ['equipment', '3B001.f.1'],
  ['equipment', '2B350.a'],
  ['equipment', '5A002.a'],
  ['equipment', '5A991'],
  ['equipment', 'EAR99'],
  ['equipment', '6A003.b.4'],
  ['computer', '4A994'],
  ['computer', '4A003.b'],
  ['electronic-assembly', '3A991'],
  ['integrated-circuit', '3A001.a.2'],
  ['integrated-circuit', '3A090.a'],
];
const PART = [
  ['component', '3A991'],
  ['component', 'EAR99'],
  ['component', '3A001.a.2'],
  ['component', '4A994'],
  ['component', '2B999'],
  ['component', '5A991'],
  ['component', '6A993'],
  ['component', '9A991'],
  ['equipment', '3B991.b'],
  ['integrated-circuit', '3A001.a.1'],
];

export function decideSpec(products: number): string {
  let seed = 20_260_801;
  const below = (n: number): number => ((seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0) >>> 8) % n;
  const pick = <T>(list: readonly T[]): T => list[below(list.length)]!;
  const facts = (list: readonly (readonly string[])[], cents: number): string => {
    const [type, eccn] = pick(list);
    return `type ${type} origin ${pick(ORIGINS)} eccn ${eccn} value ${(cents / 100).toFixed(2)} USD`;
  };
  const out = ['as-of 2026-08-01'];
  for (let i = 0; i < products; i++) {
    for (let part = 0; part < 10; part++) out.push(`input part-${i}-${part} { ${facts(PART, 1_000 + below(40_000))} }`);
    out.push(`product tool-${i} "Tool ${i}" {`, `  ${facts(WHOLE, 400_000 + below(900_000))}`);
    for (let part = 0; part < 10; part++) out.push(`  incorporates ${1 + below(4)} part-${i}-${part}`);
    out.push('  direct-product-of none', '  plant direct-product-of none', '  destination worldwide', '}');
  }
  return `${out.join('\n')}\n`;
}
