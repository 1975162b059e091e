import { licenseFindings } from './licenses.ts';
import { applyingAlternatives } from './fixes/apply-alternative.ts';
import type { CodeInfo, Rule } from './rule.ts';

const info: CodeInfo = {
  code: 'ES3001',
  name: 'license-required-ccl',
  severity: 'error',
  title: 'The Commerce Control List requires a license',
  page: {
    what: 'The product is subject to the EAR, and a reason for control of its ECCN applies to the destination: a marked column of the Country Chart, or a destination scope of its own. An error; information where an authorization or a claimed exception holds.',
    why: 'An item on the Commerce Control List needs a license to every destination for which one of its reasons for control is marked. Each reason stands alone: one is enough.',
    cite: ['15 CFR 736.2(b)(1)', '15 CFR 738.4(a)', '15 CFR part 742'],
    fix: 'Apply for a license, and state it as an `authorization`. Or claim an exception that is open, replace the input that brings the product under the EAR, or do not ship.',
    suppress: null,
    bad: `as-of 2026-03-02

product converter {
  type   integrated-circuit
  origin US
  eccn   3A001.a.2
  value  200 USD
  destination CN
}
`,
    good: `as-of 2026-03-02

product converter {
  type   integrated-circuit
  origin US
  eccn   3A991
  value  200 USD
  destination DE
}
`,
  },
};

export const cclLicense: Rule = {
  ...info,
  fixes: applyingAlternatives,
  check: (ctx) => licenseFindings(info, ctx, ['ccl', 'all-destinations']),
};
