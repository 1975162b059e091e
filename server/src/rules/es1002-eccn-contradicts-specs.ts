import { clip } from '../base/message.ts';
import { groupBy } from './clauses.ts';
import { didYouMean } from './fixes/did-you-mean.ts';
import { finding, type CodeInfo, type Rule } from './rule.ts';

const info: CodeInfo = {
  code: 'ES1002',
  name: 'eccn-contradicts-specs',
  severity: 'error',
  title: 'The declared ECCN contradicts the specs',
  page: {
    what: 'The figures in `specs` decide a paragraph of the Commerce Control List, and it is not the declared one.',
    why: 'Classification is by the parameters of the entry, not by the name on a datasheet. A product entered under the wrong paragraph is judged under the wrong reasons for control. The declared ECCN is the one judged, as stated; this finding says that the stated figures do not bear it out.',
    cite: ['15 CFR 774.1', '15 CFR 738.2(d)'],
    fix: 'Correct the ECCN, or the figure that is wrong.',
    suppress: 'Where BIS has classified the item (a CCATS) otherwise; give its number as the reason.',
    bad: `as-of 2024-06-01

product accelerator {
  type   integrated-circuit
  origin US
  eccn   3A991.p
  specs {
    tops 1_979 at 8 bit
    die-area 814 mm2
    transistor non-planar
    datacenter yes
  }
  destination DE
}
`,
    good: `as-of 2024-06-01

product accelerator {
  type   integrated-circuit
  origin US
  eccn   3A090.a
  specs {
    tops 1_979 at 8 bit
    die-area 814 mm2
    transistor non-planar
    datacenter yes
  }
  destination DE
}
`,
  },
};

const message = (a: {
  readonly product: string;
  readonly declared: string;
  readonly derived: string;
  readonly on: string;
}): string => `${clip(a.product)} is declared ${a.declared}; its specs meet ${a.derived} on ${a.on}`;

/** One is a paragraph of the other: less exact, not contradictory. */
export function agrees(declared: string, derived: string): boolean {
  const [d, s] = [declared.toLowerCase(), derived.toLowerCase()];
  return d === s || d.startsWith(`${s}.`) || s.startsWith(`${d}.`);
}

export const eccnContradictsSpecs: Rule = {
  ...info,
  fixes: didYouMean,
  check(ctx) {
    return ctx.products.flatMap(({ product, determinations }) => {
      const off = determinations.filter(
        ({ classification: c }) => c.declared !== null && c.derived !== null && !agrees(c.declared, c.derived),
      );
      return groupBy(off, (d) => d.classification.derived!).map((ds) => {
        const c = ds[0]!.classification;
        return finding(info, {
          at: product.eccn?.at ?? product.at,
          message: message({ product: product.name, declared: c.declared!, derived: c.derived!, on: ds[0]!.asOf }),
          related: product.specs.slice(0, 4).map((m) => ({ at: m.at, message: m.parameter })),
          rules: ['774 supp. 1'],
          of: ds,
          data: { suggestion: c.derived! },
        });
      });
    });
  },
};
