import { clip } from '../base/message.ts';
import type { Determination, JudgedFor } from '../determine/result.ts';
import { groupBy } from './clauses.ts';
import { type CodeInfo, finding, type Rule } from './rule.ts';
import { list } from './text.ts';

const info: CodeInfo = {
  code: 'ES3007',
  name: 'stricter-place',
  severity: 'warning',
  title: 'A sale is judged for a stricter place than its destination',
  page: {
    what: 'The end user, a consignee that is no mere forwarder, or the facility is in another country than the destination, and the answer there is stricter. That answer is given. Where a consignee may be a forwarder, because its role is not stated, the answer is undetermined.',
    why: 'The destination of an item is where its ultimate consignee and its end user are, not where the buyer is. A sale to a buyer in one country for a user in another needs what the other needs.',
    cite: ['15 CFR 748.5(d)', '15 CFR 748.5(e)', '15 CFR 748.5(f)', '15 CFR 772.1'],
    fix: 'Name the country where the item is used as the destination. Where it stays in the milder country, state the `facility` there; of a consignee that only passes it on, state `role forwarder`.',
    suppress: null,
    bad: `as-of 2026-03-02

party user { country IR }

product meter {
  type   equipment
  origin US
  eccn   3A992.a
  value  200 USD
  destination AE { end-user user }
}
`,
    good: `as-of 2026-03-02

party user { country OM }

product meter {
  type   equipment
  origin US
  eccn   3A992.a
  value  200 USD
  destination AE { end-user user }
}
`,
  },
};

interface Hit {
  readonly d: Determination;
  readonly judgedFor: JudgedFor;
}

export const stricterPlace: Rule = {
  ...info,
  check: (ctx) =>
    ctx.clauses.flatMap((clause) => {
      const hits = clause.determinations.flatMap((d): Hit[] => (d.judgedFor ? [{ d, judgedFor: d.judgedFor }] : []));
      return groupBy(hits, ({ judgedFor: j }) => `${j.country} ${j.of} ${j.as}`).map((group) => {
        const { country, label, of, as, certain, at } = group[0]!.judgedFor;
        const ds = group.map((h) => h.d);
        const stated = (atMost: number): string =>
          list(
            ds.map((d) => d.destination),
            atMost,
          );
        const who = `${clip(of, 20)} (${as})`;
        return finding(info, {
          at,
          message: (atMost) =>
            certain
              ? `${stated(atMost)}: judged for ${country}, where ${who} is: the answer there is stricter`
              : `${stated(atMost)}: stricter for ${country} if ${who} receives it there; not stated`,
          details: [
            certain
              ? `${country} is ${label}`
              : `${country} is ${label}: whether ${of} receives the item or only forwards it is not stated`,
          ],
          related: [{ at: clause.at, message: 'the destination stated' }],
          rules: ['748.5'],
          of: ds,
        });
      });
    }),
};
