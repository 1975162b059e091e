import { licenseFindings } from './licenses.ts';
import { applyingAlternatives } from './fixes/apply-alternative.ts';
import type { CodeInfo, Rule } from './rule.ts';

const info: CodeInfo = {
  code: 'ES3003',
  name: 'license-required-end-user',
  severity: 'error',
  title: 'An end user requires a license',
  page: {
    what: 'A party to the transaction is one for which part 744 requires a license: on the Entity List, a military end user, or another restricted party.',
    why: 'The requirement follows the party, whatever the item and wherever the party is. It holds for the purchaser, each consignee and the end user.',
    cite: ['15 CFR 744.11', '15 CFR 744.21', '15 CFR 736.2(b)(5)'],
    fix: 'Apply for a license, and state it as an `authorization`; or do not deal with the party.',
    suppress: null,
    bad: `as-of 2026-03-02

party listed-firm "A listed firm" {
  country CN
  listed entity-list
}

product meter {
  type   equipment
  origin US
  eccn   EAR99
  value  200 USD
  destination CN { end-user listed-firm }
}
`,
    good: `as-of 2026-03-02

party other-firm "A firm that is not listed" {
  country CN
}

product meter {
  type   equipment
  origin US
  eccn   EAR99
  value  200 USD
  destination CN { end-user other-firm }
}
`,
  },
};

export const endUser: Rule = {
  ...info,
  fixes: applyingAlternatives,
  check: (ctx) => licenseFindings(info, ctx, ['end-user']),
};
