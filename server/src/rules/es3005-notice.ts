import { licenseFindings } from './licenses.ts';
import { applyingAlternatives } from './fixes/apply-alternative.ts';
import type { CodeInfo, Rule } from './rule.ts';

const info: CodeInfo = {
  code: 'ES3005',
  name: 'license-required-notice',
  severity: 'error',
  title: 'A notice to the exporter requires a license',
  page: {
    what: 'An "is informed" notice declared in the file binds the exporter and names the product and the destination.',
    why: 'BIS may inform one company, by letter, that a license is required for certain items, destinations or parties. Such a notice binds whom it names; it is not in the regulation, so it is declared in the spec.',
    cite: ['15 CFR 744.23(b)', '15 CFR 744.21(b)', '15 CFR 744.6(c)'],
    fix: 'Apply for a license, and state it as an `authorization`. Where the notice has been withdrawn, give its last day.',
    suppress: null,
    bad: `as-of 2026-03-02

party maker "Our company" { country US }

notice letter-2025 {
  binds    maker
  requires license for tool to CN
  from     2025-05-23
}

product tool {
  type   equipment
  origin US
  eccn   EAR99
  value  200_000 USD
  destination CN { exporter maker }
}
`,
    good: `as-of 2026-03-02

party maker "Our company" { country US }

notice letter-2025 {
  binds    maker
  requires license for tool to CN
  from     2025-05-23 to 2025-07-02
}

product tool {
  type   equipment
  origin US
  eccn   EAR99
  value  200_000 USD
  destination CN { exporter maker }
}
`,
  },
};

export const notice: Rule = {
  ...info,
  fixes: applyingAlternatives,
  check: (ctx) => licenseFindings(info, ctx, ['notice']),
};
