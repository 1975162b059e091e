// The specs that the benchmark reads, and the same as JSON.
const PARTS = [
  'Motion stage, six axes',
  'Vacuum chamber, stainless',
  'Controller board, sealed',
  'Optical encoder, 5 nm',
  'Power supply, 48 V',
];
const MAKERS = [
  'Blue Kite Instruments K.K.',
  'Nordlicht Präzision GmbH',
  'Harbor Ridge Components Inc.',
  'Hanbit Precision Co., Ltd.',
];

/**
 * Deterministic: groups of ten inputs and one product that uses them, about 33 bytes a line, with the documentation,
 * labels, makers and part numbers that real bills of materials have. `json` says the same, comments apart.
 */
export function spec(lines) {
  let seed = 12345;
  const pick = (list) => list[((seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0) >>> 8) % list.length];
  const out = ['as-of 2026-08-01'];
  const data = [];
  for (let group = 0; out.length < lines; group++) {
    const parts = [];
    for (let i = 0; i < 10; i++) {
      const part = {
        kind: 'input',
        doc: `Drawing ${1000 + group}-${i}, quoted by the maker for lots of a hundred; see the binder of tool ${group}.`,
        name: `motion-part-${group}-${i}`,
        label: `${pick(PARTS)}, no. ${i} of tool ${group}`,
        type: 'component',
        origin: pick(['US', 'US', 'JP', 'DE', 'KR']),
        eccn: pick(['3A991', 'EAR99', '3A001.a.2', '4A994']),
        value: 100 + (seed % 900),
        currency: 'USD',
        supplier: pick(MAKERS),
        partNumber: `BK-${1000 + group}-${i}-AX`,
      };
      parts.push(part);
      out.push(
        `/// ${part.doc}`,
        `input ${part.name} "${part.label}" {`,
        `  type        ${part.type}`,
        `  origin      ${part.origin}`,
        `  eccn        ${part.eccn}`,
        `  value       ${part.value} ${part.currency}`,
        `  supplier    "${part.supplier}"`,
        `  part-number "${part.partNumber}"`,
        '}',
        '',
      );
    }
    out.push(
      `// Tool ${group}, reviewed by the trade compliance desk`,
      `product deposition-tool-${group} "Deposition tool, model ${group}, for 300 mm wafers" {`,
      '  type        equipment',
      '  origin      KR',
      '  eccn        3B991.b',
      '  value       20_000 USD',
    );
    for (const p of parts) out.push(`  incorporates 2 ${p.name}`);
    out.push('  direct-product-of none', '  plant direct-product-of none', '  destination CN, TW', '}', '');
    data.push(...parts, {
      kind: 'product',
      name: `deposition-tool-${group}`,
      label: `Deposition tool, model ${group}, for 300 mm wafers`,
      type: 'equipment',
      origin: 'KR',
      eccn: '3B991.b',
      value: 20000,
      currency: 'USD',
      incorporates: parts.map((p) => ({ quantity: 2, part: p.name })),
      directProductOf: 'none',
      plantDirectProductOf: 'none',
      destinations: ['CN', 'TW'],
    });
  }
  return { text: `${out.join('\n')}\n`, json: JSON.stringify(data), lines: out.length };
}
