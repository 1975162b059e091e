import { licenseFindings } from './licenses.ts';
import type { CodeInfo, Rule } from './rule.ts';

const info: CodeInfo = {
  code: 'ES3008',
  name: 'license-required-transit',
  severity: 'error',
  title: 'A country of transit requires a license',
  page: {
    what: 'The product is subject to the EAR and moves `via` a country of General Prohibition Eight, or through the hands of a forwarder there, and a shipment to that country would need a license.',
    why: 'What may not be sent to such a country may not pass through it either, wherever it goes: no license, a license exception for that country, or a license that covers it must stand for the transit too. The list is closed: Armenia, Azerbaijan, Belarus, Cambodia, Cuba, Georgia, Kazakhstan, Kyrgyzstan, Laos, Mongolia, North Korea, Russia, Tajikistan, Turkmenistan, Ukraine, Uzbekistan, Vietnam.',
    cite: ['15 CFR 736.2(b)(8)'],
    fix: 'Ship by another way, claim the exception that is open for that country, or hold a license that names it and state it as an `authorization`.',
    suppress: null,
    bad: `as-of 2026-03-02

product meter {
  type   equipment
  origin US
  eccn   EAR99
  value  200 USD
  destination MX { via CU }
}
`,
    good: `as-of 2026-03-02

product meter {
  type   equipment
  origin US
  eccn   EAR99
  value  200 USD
  destination MX { via PA }
}
`,
  },
};

export const transit: Rule = {
  ...info,
  check: (ctx) => licenseFindings(info, ctx, ['transit']),
};
