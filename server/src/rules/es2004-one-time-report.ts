import { addDays } from '../../../grammar/src/text/date.ts';
import type { Determination } from '../determine/result.ts';
import type { Item } from '../model/model.ts';
import type { TReportAndWait } from '../rulebook/schema/index.ts';
import { countriesOf, groupBy } from './clauses.ts';
import { finding, type CodeInfo, type Rule } from './rule.ts';
import { kindOf } from '../model/kind.ts';

const info: CodeInfo = {
  code: 'ES2004',
  name: 'one-time-report-missing',
  severity: 'warning',
  title: 'The one-time report for commingled technology is not filed',
  page: {
    what: 'Foreign technology commingled with controlled U.S.-origin technology stays at or below its de minimis level, and the spec states no one-time report, or one filed less than thirty days before.',
    why: 'The de minimis level for technology may be relied on only after a report to BIS. Thirty days after filing, without word from BIS, the calculation may be used.',
    cite: ['15 CFR 734.4(c)(3)', '15 CFR 734.4(d)(3)', '15 CFR 734 supp. 2 (b)'],
    fix: 'File the report, wait thirty days, and state it: `one-time-report filed 2026-01-15`.',
    suppress: null,
    bad: `as-of 2026-03-02

input process-notes { kind technology  origin US  eccn 3E001 for 3A001.a.2  value 100 USD }

product recipe {
  kind   technology
  origin KR
  eccn   3E001 for 3A001.a.2
  value  1_000 USD
  commingles process-notes
  direct-product-of none
  plant direct-product-of none
  destination CN
}
`,
    good: `as-of 2026-03-02

input process-notes { kind technology  origin US  eccn 3E001 for 3A001.a.2  value 100 USD }

product recipe {
  kind   technology
  origin KR
  eccn   3E001 for 3A001.a.2
  value  1_000 USD
  commingles process-notes
  one-time-report filed 2025-11-03
  direct-product-of none
  plant direct-product-of none
  destination CN
}
`,
  },
};

const notFiled = (a: { readonly countries: string }): string =>
  `${a.countries}: de minimis for technology needs a one-time report to BIS first; none is stated`;
const waiting = (a: { readonly filed: string; readonly from: string }): string =>
  `Report filed ${a.filed}: the de minimis level counts from ${a.from}, if BIS has not objected`;

/** Does the answer rest on the level for commingled technology? */
function reliesOn(product: Item, d: Determination, report: TReportAndWait): boolean {
  const dm = d.deMinimis;
  return (
    kindOf(product) === 'technology' &&
    product.uses.some((u) => u.relation === 'commingles') &&
    dm !== undefined &&
    dm.applies &&
    dm.exceeded === 'no' &&
    dm.level !== '0' &&
    dm.content.some((c) => c.controlled !== 'no') &&
    (d.subjectToEar !== 'yes' || d.bases.some((b) => b.rule === report.rule))
  );
}

export const oneTimeReport: Rule = {
  ...info,
  check(ctx) {
    return ctx.clauses.flatMap((clause) => {
      const { product } = clause;
      const filed = product.oneTimeReport;
      const on = clause.determinations[0]?.asOf;
      const [report] = on === undefined ? [] : ctx.rulebook.at(on).inForce('reportsAndWaits');
      if (!report) return [];
      const from = filed && addDays(filed.value, report.days);
      const relying = clause.determinations.filter((d) => reliesOn(product, d, report) && (!from || d.asOf < from));
      return groupBy(relying, (d) => d.deMinimis!.rule).map((ds) =>
        finding(info, {
          at: filed?.at ?? product.at,
          message: from ? waiting({ filed: filed.value, from }) : (atMost) => notFiled({ countries: countriesOf(ds, atMost) }),
          related: [{ at: clause.at, message: 'the destination it is relied on for' }],
          rules: [ds[0]!.deMinimis!.rule, report.rule],
          of: ds,
        }),
      );
    });
  },
};
