import { clip, fitting } from '../base/message.ts';
import { groupBy, salesOf } from './clauses.ts';
import { type Permit, permitsOf } from './permits.ts';
import { finding, type CodeInfo, type Rule } from './rule.ts';
import { capital, plural } from './text.ts';

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

const message = (a: { readonly name: string; readonly sales: string; readonly why: string | undefined }): string => {
  const bare = `${a.name} does not cover ${a.sales}`;
  return a.why === undefined ? bare : fitting([() => `${bare}: ${a.why}`, () => bare]);
};

/** The reason without the country, and without the sum, that it holds for: one cause is told once. */
const causeOf = ({ status, d }: Permit): string | undefined =>
  status.status === 'over-limit'
    ? 'its value limit is exceeded'
    : status.why?.replace(new RegExp(`\\b(destination )?${d.destination}\\b`, 'g'), 'the destination');

const SALES = 5;

/** Each sale with its own reason. */
const apart = (group: readonly Permit[]): string[] => [
  ...group.slice(0, SALES).map(({ d, status }) => `${d.product} to ${d.destination}: ${status.why}`),
  ...(group.length > SALES ? [`And ${plural(group.length - SALES, 'more sale')}`] : []),
];

export const authorizationDoesNotCover: Rule = {
  ...info,
  across: (d) => d.authorizations.length > 0,
  check(ctx) {
    const hits = permitsOf(ctx).filter(
      ({ status, d }) =>
        (status.status === 'does-not-cover' || status.status === 'over-limit') && d.outcome === 'license-required',
    );
    return groupBy(hits, (p) => `${p.authorization.name}|${p.status.status}|${causeOf(p)}`).map((group) => {
      const { authorization, status } = group[0]!;
      const ds = group.map((h) => h.d);
      const whys = new Set(group.map((h) => h.status.why));
      const why = whys.size === 1 ? status.why : causeOf(group[0]!);
      const limit = status.status === 'over-limit';
      return finding(info, {
        at: limit ? (authorization.valueLimit?.at ?? authorization.at) : authorization.at,
        message: (atMost) =>
          message({
            name: clip(authorization.name, 20),
            sales: salesOf(ds, atMost),
            why,
          }),
        details: limit && whys.size > 1 ? apart(group) : [why && capital(why)],
        rules: ['750.7'],
        of: ds,
      });
    });
  },
};
