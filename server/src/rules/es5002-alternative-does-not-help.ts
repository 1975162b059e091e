import { improves, NOT_YET } from './alternatives.ts';
import { countriesOf } from './clauses.ts';
import { stageExample } from './examples.ts';
import { finding, type CodeInfo, type Rule } from './rule.ts';

const info: CodeInfo = {
  code: 'ES5002',
  name: 'alternative-does-not-help',
  severity: 'information',
  title: 'A declared alternative does not change the answer',
  notYet: NOT_YET,
  page: {
    what: 'An alternative was tried for a product that needs a license, and with it, alone or with others, the answer stays as it is.',
    why: 'A costly redesign that leaves the license requirement in place should be known as such before it is begun.',
    cite: ['15 CFR 734.4', '15 CFR 734.9'],
    fix: 'Look at the findings on the destination for the rule that holds the product, and find an alternative to what it names.',
    suppress: 'When the alternative is kept for reasons other than export control.',
    bad: stageExample('US'),
    good: stageExample('JP'),
  },
};

const message = (a: { readonly alternative: string; readonly product: string; readonly countries: string }): string =>
  `${a.alternative} does not change the answer for ${a.product} to ${a.countries}`;

export const alternativeDoesNotHelp: Rule = {
  ...info,
  check(ctx) {
    return ctx.model.alternatives.flatMap((alternative) => {
      const tried = ctx.products.flatMap(({ product, determinations }) => {
        const own = determinations.filter((d) => d.alternatives.some((a) => a.changes.some((c) => c.alternative === alternative.name)));
        const helps = own.some((d) => d.alternatives.some((a) => improves(a, d) && a.changes.some((c) => c.alternative === alternative.name)));
        return own.length > 0 && !helps ? [{ product, own }] : [];
      });
      return tried.map(({ product, own }) =>
        finding(info, {
          at: alternative.at,
          message: message({ alternative: alternative.name, product: product.name, countries: countriesOf(own) }),
          rules: ['734.4'],
          of: own,
        }),
      );
    });
  },
};
