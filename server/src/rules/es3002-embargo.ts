import { licenseFindings } from './licenses.ts';
import { applyingAlternatives } from './fixes/apply-alternative.ts';
import type { CodeInfo, Rule } from './rule.ts';

const info: CodeInfo = {
  code: 'ES3002',
  name: 'license-required-embargo',
  severity: 'error',
  title: 'An embargo requires a license',
  page: {
    what: 'The product is subject to the EAR, and part 746 requires a license for the destination.',
    why: 'For some destinations the requirement goes by the place, not by the reasons for control of the item: Cuba, Iran, North Korea, Syria, the occupied regions of Ukraine, Russia and Belarus. It reaches items that need no license elsewhere.',
    cite: ['15 CFR part 746', '15 CFR 736.2(b)(6)'],
    fix: 'Apply for a license, and state it as an `authorization`; look for an exception the section itself allows; or do not ship.',
    suppress: null,
    bad: `as-of 2026-03-02

product meter {
  type   equipment
  origin US
  eccn   EAR99
  value  200 USD
  destination CU
}
`,
    good: `as-of 2026-03-02

product meter {
  type   equipment
  origin US
  eccn   EAR99
  value  200 USD
  destination FR
}
`,
  },
};

export const embargo: Rule = {
  ...info,
  fixes: applyingAlternatives,
  check: (ctx) => licenseFindings(info, ctx, ['embargo']),
};
