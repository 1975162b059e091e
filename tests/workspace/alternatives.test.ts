/** Alternatives in a whole check: imports, findings, and a search that stays within bounds. */
import { describe, expect, it } from 'vitest';
import { checkText, codesOf } from '../support/check.ts';

const tool = (head: string): string => `${head}as-of 2026-03-02
product tool {
  type equipment  origin KR  eccn 3B991  value 100_000 USD
  incorporates unit
  direct-product-of none
  plant direct-product-of none
  destination CN
}
`;
const unit = 'input unit { type integrated-circuit  origin US  eccn 3A001.a.2  value 30_000 USD }\n';
const alternative = 'alternative jp-unit replaces unit { origin JP  eccn EAR99  value 32_000 USD }\n';
const offered = (files: Readonly<Record<string, string>>): string[] =>
  checkText(files, { roots: ['tool.earshot'] }).determinations.flatMap((d) =>
    d.alternatives.flatMap((a) => a.changes.map((c) => c.alternative)),
  );

describe('an alternative for an imported input', () => {
  it('may stand in the product’s file', () => {
    expect(offered({ 'tool.earshot': tool('import "./parts.earshot"\n') + alternative, 'parts.earshot': unit })).toEqual([
      'jp-unit',
    ]);
  });

  it('may stand beside the input, and is told where the answer is asked for', () => {
    const files = { 'tool.earshot': tool('import "./parts.earshot"\n'), 'parts.earshot': unit + alternative };
    expect(offered(files)).toEqual(['jp-unit']);
    const found = checkText(files).diagnostics.find((d) => d.code === 'ES5001')!;
    expect(files['tool.earshot'].slice(found.at.start, found.at.end)).toBe('destination CN');
  });

  it('may stand in a file of its own, which is then used', () => {
    const files = {
      'tool.earshot': tool('import "./parts.earshot"\nimport "./others.earshot"\n'),
      'parts.earshot': unit,
      'others.earshot': `import "./parts.earshot"\n${alternative}`,
    };
    expect(offered(files)).toEqual(['jp-unit']);
    expect(codesOf(checkText(files))).not.toContain('ES0104');
  });

  it('is not seen through two imports', () => {
    const files = {
      'tool.earshot': tool('import "./parts.earshot"\n'),
      'parts.earshot': `import "./others.earshot"\ninput unit { type component  origin US  eccn 3A001.a.2  value 30_000 USD contains screw }\n`,
      'others.earshot':
        'input screw { type component  origin JP  eccn EAR99  value 1 USD }\nalternative jp-screw replaces screw { origin KR  eccn EAR99  value 1 USD }\n',
    };
    expect(checkText(files, { roots: ['tool.earshot'] }).determinations[0]!.alternativeSearch).toBeUndefined();
  });

  it('does not make an import used by an alternative to what the import itself declares', () => {
    const files = {
      'tool.earshot': tool('import "./parts.earshot"\n').replace('incorporates unit', 'incorporates none'),
      'parts.earshot': unit + alternative,
    };
    expect(codesOf(checkText(files))).toContain('ES0104');
  });
});

describe('findings', () => {
  it('tell for each alternative the cheapest set it is in, and what helps nowhere', () => {
    const text = `${tool('')}${unit}${alternative}alternative cn-unit replaces unit { origin CN  eccn EAR99  value 20_000 USD }
alternative us-unit replaces unit { origin US  eccn 3A001.a.2  value 30_000 USD }
`;
    const found = checkText({ 'tool.earshot': text }).diagnostics.filter((d) => d.code.startsWith('ES50'));
    expect(found.map((d) => [d.code, d.severity, d.message])).toEqual([
      ['ES5001', 'information', 'tool to CN: not subject with jp-unit for unit: U.S. 0 %, +2,000.00 USD'],
      ['ES5001', 'information', 'tool to CN: not subject with cn-unit for unit: U.S. 0 %, -10,000.00 USD'],
      ['ES5002', 'information', 'us-unit does not change the answer for tool to CN'],
    ]);
  });

  it('say nothing where the product is not subject anyway', () => {
    const text = tool('').replace('CN', 'CA') + unit + alternative;
    expect(codesOf(checkText({ 'tool.earshot': text }))).toEqual([]);
  });

  it.each([
    ['lead-time 3 nm', 'ES0111'],
    ['lead-time 3', 'ES0111'],
    ['lead-time -3 weeks', 'ES0113'],
    ['relative-performance 0%', 'ES0113'],
  ])('%s is %s', (property, code) => {
    const text = tool('') + unit + alternative.replace('}', ` ${property} }`);
    expect(codesOf(checkText({ 'tool.earshot': text }))).toContain(code);
  });
});

describe('an error in a declaration', () => {
  it.each([
    'alternative jp-unit replaces unit { origin JP  eccn EAR99  value 3 }',
    'alternative jp-unit eliminates unit { value 3 }',
  ])('of an alternative clears nothing: %s', (broken) => {
    const [d] = checkText({ 'tool.earshot': tool('').replace('3B991', '3B001.a.1') + unit + broken }).determinations;
    expect(d!.outcome).toBe('license-required');
    expect(d!.alternatives.map((a) => [a.outcome, a.conditions])).toEqual([
      ['undetermined', ['the declaration of jp-unit has an error']],
    ]);
  });
});

describe('a search', () => {
  const many = (n: number, value: number, destination = 'CN'): string => {
    const all = Array.from({ length: n }, (_, i) => i);
    return `${tool('')
      .replace('incorporates unit', all.map((i) => `incorporates unit-${i}`).join(' '))
      .replace('CN', destination)}${all
      .map(
        (i) =>
          `input unit-${i} { type component  origin US  eccn 3A001.a.2  value ${value} USD }\nalternative jp-${i} replaces unit-${i} { origin JP  eccn EAR99  value ${value + i} USD }\n`,
      )
      .join('')}`;
  };
  const of = (text: string) => checkText({ 'tool.earshot': text }).determinations;

  it('is complete where one of twenty is enough', () => {
    const [d] = of(many(20, 1_300));
    expect(d!.alternativeSearch).toMatchObject({ complete: true, unhelpful: [] });
    expect(d!.alternatives).toHaveLength(20);
    expect(d!.alternatives[0]).toMatchObject({ changes: [{ alternative: 'jp-0' }], costDelta: { value: '0.00' }, minimal: true });
  });

  it('is cut where ten of twenty are needed: it says so, and what it offers holds', () => {
    const [d] = of(many(20, 2_500));
    expect(d!.alternativeSearch!.complete).toBe(false);
    expect(d!.alternativeSearch!.tried).toBeLessThanOrEqual(256);
    expect(d!.alternativeSearch!.unhelpful).toEqual([]);
    expect(d!.alternatives).toMatchObject([
      { outcome: 'not-subject', percent: '25.0000', costDelta: { value: '45.00' }, minimal: false },
    ]);
    expect(d!.alternatives[0]!.changes).toHaveLength(10);
    const proof = d!.proof.children!.at(-1)!;
    expect(proof.text).toMatch(/the search was cut/);
  });

  it('asks little for each of very many destinations', () => {
    const all = of(many(20, 2_500, 'worldwide'));
    expect(all.length).toBeGreaterThan(190);
    expect(Math.max(...all.map((d) => d.alternativeSearch?.tried ?? 0))).toBeLessThanOrEqual(68);
  });

  it('asks once where nothing can help', () => {
    const [d] = of(many(20, 2_500).replace('origin KR', 'origin US'));
    expect(d!.alternativeSearch).toMatchObject({ tried: 1, complete: true });
    expect(d!.alternativeSearch!.unhelpful).toHaveLength(20);
  });
});
