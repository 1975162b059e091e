import { clip } from '../base/message.ts';
import type { Determination } from '../determine/result.ts';
import { countriesOf } from './clauses.ts';
import { stageExample } from './examples.ts';
import { finding, type CodeInfo, type Rule } from './rule.ts';

const info: CodeInfo = {
  code: 'ES5002',
  name: 'alternative-does-not-help',
  severity: 'information',
  title: 'A declared alternative does not change the answer',
  page: {
    what: 'An alternative was tried for a product that needs a license, or that is subject to the EAR by its content or its making, and with it, alone or with others, the answer stays as it is, for every destination.',
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
  across: (d) => d.alternativeSearch !== undefined,
  check(ctx) {
    return ctx.model.alternatives.flatMap((alternative) =>
      ctx.products.flatMap(({ product, determinations }) => {
        const own = determinations.filter((d) => reached(d) && d.alternativeSearch?.unhelpful.includes(alternative.name));
        // One that helps for another destination, or may, is not called useless.
        const elsewhere = determinations.some(
          (d) => d.alternativeSearch && !d.alternativeSearch.unhelpful.includes(alternative.name),
        );
        if (own.length === 0 || elsewhere) return [];
        return [
          finding(info, {
            at: alternative.at,
            message: (atMost) =>
              message({ alternative: clip(alternative.name), product: clip(product.name), countries: countriesOf(own, atMost) }),
            rules: ['734.4'],
            of: own,
          }),
        ];
      }),
    );
  },
};

/** Needs a license, or is certainly within the EAR by its content or its making. An open answer waits for other facts first. */
function reached(d: Determination): boolean {
  const by = (kinds: readonly string[]): boolean => d.bases.some((b) => b.answer === 'yes' && kinds.includes(b.kind));
  return (
    d.outcome === 'license-required' ||
    (d.subjectToEar === 'yes' && by(['de-minimis', 'direct-product']) && !by(['us-origin', 'in-us']))
  );
}
