import { clip } from '../base/message.ts';
import { addDays, daysBetween } from '../../../grammar/src/text/date.ts';
import { groupBy, salesOf } from './clauses.ts';
import { permitsOf, type Permit } from './permits.ts';
import { finding, type CodeInfo, type Rule } from './rule.ts';
import { plural } from './text.ts';

const info: CodeInfo = {
  code: 'ES4003',
  name: 'authorization-not-in-force',
  severity: 'warning',
  title: 'An authorization has expired, is about to, or is not valid yet',
  page: {
    what: 'An `authorization` names the product and the destination, and the date lies outside its validity, or within ninety days of its end.',
    why: 'A license carries an export only while it is valid. After its last day the requirement stands again in full.',
    cite: ['15 CFR 750.7(g)'],
    fix: 'Apply for an extension or a new license in time, or correct the dates.',
    suppress: 'When no further shipment is planned.',
    bad: `as-of 2026-03-02

authorization d1234567 {
  type   license
  covers converter to CN
  valid  2022-01-10 to 2026-01-31
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

/** How long before its last day an authorization is worth renewing. */
const SOON_DAYS = 90;

const expired = (a: { readonly name: string; readonly on: string; readonly last: string; readonly sales: string }): string =>
  `${a.name} expired on ${a.last}; it does not authorize ${a.sales} on ${a.on}`;
const early = (a: { readonly name: string; readonly first: string; readonly sales: string }): string =>
  `${a.name} is not valid before ${a.first}; it does not authorize ${a.sales}`;
const soon = (a: { readonly name: string; readonly last: string; readonly left: string; readonly sales: string }): string =>
  `${a.name} expires on ${a.last}, in ${a.left}; until then it authorizes ${a.sales}`;

type State = 'expired' | 'early' | 'soon';

function stateOf({ status, authorization, d }: Permit): State | undefined {
  if (status.status === 'expired' || status.status === 'not-yet-valid') {
    return d.outcome === 'authorized' || d.outcome === 'not-subject' || d.outcome === 'no-license-required'
      ? undefined
      : status.status === 'expired'
        ? 'expired'
        : 'early';
  }
  const last = authorization.valid?.to;
  return status.status === 'covers' && last !== undefined && last <= addDays(d.asOf, SOON_DAYS) ? 'soon' : undefined;
}

export const authorizationNotInForce: Rule = {
  ...info,
  across: (d) => d.authorizations.length > 0,
  check(ctx) {
    const hits = permitsOf(ctx).flatMap((p) => {
      const state = stateOf(p);
      return state ? [{ ...p, state }] : [];
    });
    return groupBy(hits, (h) => `${h.state}|${h.authorization.name}|${h.d.asOf}`).map((group) => {
      const { authorization, state, d } = group[0]!;
      const { from, to, at } = authorization.valid!;
      const name = clip(authorization.name, 20);
      const ds = group.map((h) => h.d);
      return finding(info, {
        at,
        severity: state === 'soon' ? 'information' : 'warning',
        message: (atMost) => {
          const sales = salesOf(ds, atMost);
          if (state === 'expired') return expired({ name, last: to, on: d.asOf, sales });
          if (state === 'early') return early({ name, first: from, sales });
          return soon({ name, last: to, left: plural(daysBetween(d.asOf, to), 'day'), sales });
        },
        rules: ['750.7(g)'],
        of: ds,
      });
    });
  },
};
