import { clip } from '../base/message.ts';
import { isSoftwareInside, restsOnTheLevel } from '../determine/jurisdiction/items-apart.ts';
import { countriesOf, itemsOf } from './clauses.ts';
import { finding, type CodeInfo, type Rule } from './rule.ts';

const info: CodeInfo = {
  code: 'ES2006',
  name: 'bundled-software-not-covered',
  severity: 'warning',
  title: 'Bundled U.S. software needs an assessment of its own',
  page: {
    what: 'A foreign-made commodity bundles, or has built in, U.S.-origin software that is controlled for more than anti-terrorism reasons.',
    why: 'The de minimis level for a commodity covers bundled software only where that software is EAR99 or controlled for anti-terrorism reasons alone. Software that is built in is bundled too, for bundled software need not be physically integrated (note 2). Any other software must be judged by itself: it is subject to the EAR although the product it ships with may not be. Where it needs a license of its own, or may, the answer for the product is undetermined.',
    cite: ['15 CFR 734.4(c)(1) notes 2 and 3', '15 CFR 734.4(d)(1) notes 2 and 3'],
    fix: 'Declare the software as a `product` with the same destinations instead of an `input`, or ship the product without it.',
    suppress: 'When the software is judged in another file; say where.',
    bad: `as-of 2026-03-02

input control-suite { kind software  origin US  eccn 3D001  value 20 USD }

product tool {
  type    equipment
  origin  NL
  eccn    3B991
  value   10_000 USD
  bundles control-suite
  direct-product-of none
  plant direct-product-of none
  destination KR
}
`,
    good: `as-of 2026-03-02

input control-suite { kind software  origin US  eccn 3D991  value 20 USD }

product tool {
  type    equipment
  origin  NL
  eccn    3B991
  value   10_000 USD
  bundles control-suite
  direct-product-of none
  plant direct-product-of none
  destination KR
}
`,
  },
};

const message = (a: {
  readonly software: string;
  readonly eccn: string;
  readonly product: string;
  readonly countries: string;
}): string => `${a.countries}: assess software ${a.software} (${a.eccn}) apart from the de minimis level of ${a.product}`;

export const bundledSoftware: Rule = {
  ...info,
  check(ctx) {
    return ctx.products.flatMap(({ product, determinations }) => {
      const foreign = determinations.filter((d) => d.deMinimis !== undefined);
      const on = foreign[0]?.asOf;
      if (on === undefined) return [];
      return itemsOf(product)
        .flatMap((item) => item.uses)
        .filter((u) => isSoftwareInside(product, u) && u.item.role === 'input' && u.item.origin && !u.item.published?.value)
        .filter((u) => u.item.eccn && !restsOnTheLevel(u, u.item.eccn.value, ctx.rulebook.at(on)))
        .map((u) =>
          finding(info, {
            at: u.at,
            message: (atMost) =>
              message({
                software: clip(u.item.name, 20),
                eccn: u.item.eccn!.value.code,
                product: clip(product.name, 20),
                countries: countriesOf(foreign, atMost),
              }),
            related: [{ at: u.item.at, message: `${u.item.name} is declared here` }],
            rules: ['734.4(c)(1)', '734.4(d)(1)'],
            of: foreign,
          }),
        );
    });
  },
};
