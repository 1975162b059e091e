import { groupBy } from './clauses.ts';
import { permitsOf } from './permits.ts';
import { finding, type CodeInfo, type Rule } from './rule.ts';
import { list } from './text.ts';

const info: CodeInfo = {
  code: 'ES4004',
  name: 'authorization-does-not-cover',
  severity: 'warning',
  title: 'An authorization names the product and does not cover this sale',
  page: {
    what: 'A license is required, and an `authorization` names the product, but not this destination, or not every party of the sale, or the sales that rely on it are together worth more than its limit; or what it rests on (a license exception, a validated end user) does not hold.',
    why: 'A license authorizes only the transaction it describes: these items, to this place, for these parties, up to its value. All sales of the file that rely on it count against its value, the earlier ones first; amounts in another currency by the rates the file states.',
    cite: ['15 CFR 750.7(a)', '15 CFR 750.7(c)'],
    fix: 'Apply for a license that covers the sale, or correct what the authorization is said to cover.',
    suppress: 'Where no sale under this authorization is meant.',
    bad: `as-of 2026-03-02

authorization d1234567 {
  type   license
  covers converter to MO
  valid  2024-01-10 to 2028-01-31
}

product converter {
  type   integrated-circuit
  origin US
  eccn   3A001.a.2
  value  200 USD
  destination CN
}
`,
    good: `as-of 2026-03-02

authorization d1234567 {
  type   license
  covers converter to CN
  valid  2024-01-10 to 2028-01-31
}

product converter {
  type   integrated-circuit
  origin US
  eccn   3A001.a.2
  value  200 USD
  destination CN
}
`,
  },
};

const message = (a: { readonly name: string; readonly sales: string; readonly why: string | undefined }): string =>
  `${a.name} does not cover ${a.sales}${a.why ? `: ${a.why}` : ''}`;

export const authorizationDoesNotCover: Rule = {
  ...info,
  across: (d) => d.authorizations.length > 0,
  check(ctx) {
    const hits = permitsOf(ctx).filter(
      ({ status, d }) =>
        (status.status === 'does-not-cover' || status.status === 'over-limit') && d.outcome === 'license-required',
    );
    return groupBy(hits, ({ authorization, status }) => `${authorization.name}|${status.status}|${status.why}`).map((group) => {
      const { authorization, status } = group[0]!;
      return finding(info, {
        at: status.status === 'over-limit' ? (authorization.valueLimit?.at ?? authorization.at) : authorization.at,
        message: message({ name: authorization.name, sales: list(group.map((h) => h.d.id)), why: status.why }),
        rules: ['750.7'],
        of: group.map((h) => h.d),
      });
    });
  },
};
