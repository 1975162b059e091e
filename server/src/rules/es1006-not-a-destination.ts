import type { Day } from '../base/date.ts';
import { finding, type CodeInfo, type Rule } from './rule.ts';

const info: CodeInfo = {
  code: 'ES1006',
  name: 'not-a-destination',
  severity: 'error',
  title: 'The place is not a destination of its own on the date',
  page: {
    what: 'A `destination` names a country, region or country group that has no row and no members in the rulebook on the date.',
    why: 'The Commerce Country Chart and the country groups change. A place that was not treated apart on the date cannot be judged by rules that came later; it follows the row of the country it was treated as.',
    cite: ['15 CFR 738 supp. 1', '15 CFR 740 supp. 1'],
    fix: 'Name the country whose row applied on the date, or correct the date.',
    suppress: null,
    bad: `as-of 2020-01-15

product meter {
  type   equipment
  origin US
  eccn   EAR99
  destination UA-09
}
`,
    good: `as-of 2026-03-02

product meter {
  type   equipment
  origin US
  eccn   EAR99
  destination UA-09
}
`,
  },
};

const message = (a: { readonly place: string; readonly on: Day; readonly group: boolean }): string =>
  a.group ? `No country is in ${a.place} on ${a.on}` : `${a.place} is not a destination of its own on ${a.on}`;

export const notADestination: Rule = {
  ...info,
  check(ctx) {
    const fallback = ctx.model.asOf?.value ?? ctx.options.fallbackDate;
    return ctx.model.products.flatMap((product) =>
      product.destinations.flatMap((destination) => {
        const on = destination.on?.value ?? fallback;
        const rules = ctx.rulebook.at(on);
        return destination.targets.flatMap((target) => {
          const place = target.value;
          if (place === 'worldwide') return [];
          const group = ctx.rulebook.groupNames.has(place);
          const known = group || ctx.rulebook.countryNames.has(place);
          // A place the rulebook has never heard of is the binder's to report.
          if (!known || (group ? rules.members(place).length > 0 : rules.hasCountry(place))) return [];
          return [finding(info, { at: target.at, message: message({ place, on, group }), rules: [group ? '740 supp. 1' : '738 supp. 1'] })];
        });
      }),
    );
  },
};
