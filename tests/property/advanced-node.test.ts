/** Advanced-node status over whole ranges of figures: the threshold and nothing else decides, and what is added never clears. */
import { assert, boolean, constantFrom, integer, oneof, property, record } from 'fast-check';
import { expect, it } from 'vitest';
import type { Determination } from '../../server/src/determine/result.ts';
import { checkText } from '../support/check.ts';
import { runs } from '../support/runs.ts';

function one(asOf: string, produces: string, use = ''): Determination {
  const text = `as-of ${asOf}\nfacility fab { country CN  ${produces} }\nproduct part { type component origin US eccn EAR99 value 10 USD\n  destination CN { facility fab ${use} } }\n`;
  return checkText({ 'a.earshot': text }).determinations[0]!;
}

const DATES = ['2022-10-12', '2023-11-16', '2023-11-17', '2024-12-02', '2025-01-16', '2026-08-01'];
const nand = integer({ min: 1, max: 600 }).map((n) => ({ text: `produces nand { layers ${n} }`, advanced: n >= 128 }));
const logic = record({ node: integer({ min: 1, max: 180 }), planar: boolean() }).map(({ node, planar }) => ({
  text: `produces logic { node ${node} nm  transistor ${planar ? 'planar' : 'non-planar'} }`,
  advanced: !planar || node <= 16,
}));

it('one product: yes from the threshold on, and a license with it', () => {
  assert(
    property(constantFrom(...DATES), oneof(nand, logic), (date, p) => {
      const d = one(date, p.text);
      expect(d.advancedNode).toBe(p.advanced ? 'yes' : 'no');
      expect(d.outcome).toBe(p.advanced ? 'license-required' : 'no-license-required');
    }),
    runs(60),
  );
});

it('a product more never makes a facility less advanced, nor does the word legacy', () => {
  assert(
    property(constantFrom(...DATES), nand, logic, boolean(), (date, a, b, legacy) => {
      const d = one(date, `${a.text}  ${b.text}`, legacy ? 'end-use legacy-node-production' : '');
      expect(d.advancedNode).toBe(a.advanced || b.advanced ? 'yes' : 'no');
      expect(d.outcome).toBe(a.advanced || b.advanced ? 'license-required' : 'no-license-required');
    }),
    runs(60),
  );
});

it('dynamic memory: strictly beyond any one figure of the day', () => {
  const limits = { '2024-12-02': [19, 288], '2026-08-01': [26, 200] } as const;
  assert(
    property(
      constantFrom('2024-12-02' as const, '2026-08-01' as const),
      integer({ min: 10, max: 40 }),
      integer({ min: 100, max: 400 }),
      integer({ min: 2990, max: 3010 }),
      (date, cell, density, vias) => {
        const [c, m] = limits[date];
        const d = one(
          date,
          `produces dram { cell-area 0.00${cell} um2  memory-density 0.${density} Gbit/mm2  tsv-per-die ${vias} }`,
        );
        expect(d.advancedNode).toBe(cell < c || density > m || vias > 3000 ? 'yes' : 'no');
      },
    ),
    runs(80),
  );
});
