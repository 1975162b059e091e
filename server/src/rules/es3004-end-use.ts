import { licenseFindings } from './licenses.ts';
import { applyingAlternatives } from './fixes/apply-alternative.ts';
import type { CodeInfo, Rule } from './rule.ts';

const info: CodeInfo = {
  code: 'ES3004',
  name: 'license-required-end-use',
  severity: 'error',
  title: 'An end use requires a license',
  page: {
    what: 'The stated end use, or what the facility produces, is one for which part 744 requires a license.',
    why: 'Some uses require a license whatever the item: advanced-node integrated circuits and supercomputers in Macau and Country Group D:5, nuclear, missile, chemical and biological weapons, military and military-intelligence uses. Knowledge of the use is enough.',
    cite: ['15 CFR 744.23', '15 CFR 744.2', '15 CFR 744.3', '15 CFR 744.4', '15 CFR 736.2(b)(5)'],
    fix: 'Apply for a license, and state it as an `authorization`; or do not ship for this use.',
    suppress: null,
    bad: `as-of 2026-03-02

facility fab-2 {
  country  CN
  produces nand { layers 232 }
}

product stage {
  type   equipment
  origin US
  eccn   EAR99
  value  200_000 USD
  destination CN {
    facility fab-2
    end-use  advanced-node-production
  }
}
`,
    good: `as-of 2026-03-02

facility fab-1 {
  country  CN
  produces nand { layers 64 }
}

product stage {
  type   equipment
  origin US
  eccn   EAR99
  value  200_000 USD
  destination CN {
    facility fab-1
    end-use  legacy-node-production
  }
}
`,
  },
};

export const endUse: Rule = {
  ...info,
  fixes: applyingAlternatives,
  check: (ctx) => licenseFindings(info, ctx, ['end-use']),
};
