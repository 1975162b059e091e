import { clip } from '../base/message.ts';
import { groupBy } from './clauses.ts';
import { finding, type CodeInfo, type Rule } from './rule.ts';

const scanner = (wavelength: string, eccn: string): string => `as-of 2026-03-02

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
  eccn   ${eccn}
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
  page: {
    what: 'The country a substitute comes from lists it on its own control list, or may list it where the spec does not say enough of it. Only substitutes that better an answer are looked at.',
    why: 'A substitute that escapes the EAR may still need an export license of its own country. The Netherlands and Japan list advanced semiconductor manufacturing equipment.',
    cite: ['15 CFR 734.4(a)(3) note 1'],
    fix: 'Ask the supplier whether a license of its country can be had. Where it only may be listed, state its ECCN.',
    suppress: 'When the supplier holds the license; give its number.',
    bad: scanner('193 nm', '3B001.f.1.b'),
    good: scanner('365 nm', '3B991'),
  },
};

const message = (a: {
  readonly alternative: string;
  readonly country: string;
  readonly rule: string;
  readonly answer: string;
}): string =>
  `${clip(a.alternative)} ${a.answer === 'yes' ? 'is' : 'may be'} on the control list of ${a.country} (${a.rule}); see its license there`;

export const alternativeControlledAtSource: Rule = {
  ...info,
  across: (d) => d.alternatives.some((a) => a.allied !== undefined),
  check(ctx) {
    const hits = ctx.determinations.flatMap((d) => d.alternatives.flatMap((a) => (a.allied ?? []).map((x) => ({ d, ...x }))));
    return groupBy(hits, (h) => `${h.alternative}|${h.country}|${h.rule}|${h.answer}`).map((group) => {
      const { d, alternative, country, rule, answer } = group[0]!;
      const at = ctx.model.alternatives.find((a) => a.name === alternative)?.at ?? d.at;
      return finding(info, {
        at,
        severity: answer === 'yes' ? 'warning' : 'information',
        message: message({ alternative, country, rule, answer }),
        rules: [rule],
        of: [...new Set(group.map((h) => h.d))],
      });
    });
  },
};
