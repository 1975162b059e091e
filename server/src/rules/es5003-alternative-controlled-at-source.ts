import { NOT_YET } from './alternatives.ts';
import { groupBy } from './clauses.ts';
import { finding, type CodeInfo, type Rule } from './rule.ts';

const scanner = (wavelength: string): string => `as-of 2026-03-02

input us-scanner { type equipment  origin US  eccn 3B001.f.1.b  value 50_000_000 USD }

product line {
  type   equipment
  origin KR
  eccn   3B991
  value  90_000_000 USD
  incorporates us-scanner
  direct-product-of none
  plant direct-product-of none
  destination CN
}

alternative other-scanner replaces us-scanner {
  origin NL
  value  52_000_000 USD
  specs {
    wavelength         ${wavelength}
    numerical-aperture 1.35
    overlay            1.3 nm
  }
}
`;

const info: CodeInfo = {
  code: 'ES5003',
  name: 'alternative-controlled-at-source',
  severity: 'warning',
  title: 'An alternative is controlled where it comes from',
  notYet: NOT_YET,
  page: {
    what: 'The country a substitute comes from lists it on its own control list.',
    why: 'A substitute that escapes the EAR may still need an export license of its own country. The Netherlands and Japan list advanced semiconductor manufacturing equipment.',
    cite: ['15 CFR 734.4(a)(3) note 1'],
    fix: 'Ask the supplier whether a license of its country can be had.',
    suppress: 'When the supplier holds the license; give its number.',
    bad: scanner('193 nm'),
    good: scanner('365 nm'),
  },
};

const message = (a: { readonly alternative: string; readonly country: string; readonly rule: string }): string =>
  `${a.alternative} is on the control list of ${a.country} (${a.rule}) and may need an export license there`;

export const alternativeControlledAtSource: Rule = {
  ...info,
  check(ctx) {
    const hits = ctx.determinations.flatMap((d) => d.alternatives.flatMap((a) => (a.allied ?? []).map((x) => ({ d, ...x }))));
    return groupBy(hits, (h) => `${h.alternative}|${h.country}|${h.rule}`).flatMap((group) => {
      const { alternative, country, rule } = group[0]!;
      const own = ctx.model.alternatives.find((a) => a.name === alternative);
      return own ? [finding(info, { at: own.at, message: message({ alternative, country, rule }), rules: [rule], of: [...new Set(group.map((h) => h.d))] })] : [];
    });
  },
};
