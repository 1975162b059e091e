import { clip } from '../base/message.ts';
import { Exact } from '../base/exact.ts';
import type { ContentLine, DeMinimisResult, Determination } from '../determine/result.ts';
import { countriesOf, groupBy } from './clauses.ts';
import { finding, type CodeInfo, type Rule } from './rule.ts';
import { list } from './text.ts';

const drive = (exportedFrom: string): string => `as-of 2026-08-01

input controller { type integrated-circuit  origin US  eccn 3A991.a.2  value 50 USD }

product drive {
  type   electronic-assembly
  origin DE
  eccn   EAR99
  value  100 USD
  incorporates controller
  direct-product-of none
  plant direct-product-of none
  destination RU { exported-from ${exportedFrom}  exporter seller }
}

party seller { country ${exportedFrom} }
`;

const info: CodeInfo = {
  code: 'ES2007',
  name: 'content-left-out',
  severity: 'information',
  title: 'Content is left out of the count, and the answer rests on it',
  page: {
    what: 'A paragraph leaves U.S.-origin content out of the count that would itself need a license there, and with it the product would be above its de minimis level.',
    why: 'The exclusion has conditions of its own: where the product is shipped from, of what kind the content is, or that License Exception GBS would carry it. A change of any of them puts the product under the EAR.',
    cite: ['15 CFR 734 supp. 2 (a)(1)', '15 CFR 746.8(a)(12)(iii)(B)', '15 CFR 740.4'],
    fix: 'Keep the record of what the exclusion asks for.',
    suppress: 'Where the conditions of the exclusion are on record.',
    bad: drive('DE'),
    good: drive('DE').replace('value 50 USD', 'value 20 USD'),
  },
};

const message = (a: {
  readonly countries: string;
  readonly inputs: string;
  readonly rules: string;
  readonly level: string;
}): string => `${a.countries}: U.S. content would exceed ${a.level} %, but ${a.rules} leaves out ${a.inputs}`;

const isLeftOut = (c: ContentLine): boolean => c.controlled === 'no' && c.because.length > 0;

/** With what is left out it would be above the level. */
function decides(dm: DeMinimisResult): boolean {
  if (!dm.applies || dm.exceeded !== 'no' || dm.level === '0' || dm.productValue === undefined) return false;
  const counted = dm.content.filter((c) => c.value !== undefined && (c.controlled !== 'no' || isLeftOut(c)));
  const sum = counted.reduce((total, c) => total.add(Exact.from(c.value!)), Exact.ZERO);
  return sum.mul(Exact.of(100)).cmp(Exact.from(dm.level).mul(Exact.from(dm.productValue))) > 0;
}

const leftOut = (d: Determination): readonly ContentLine[] => d.deMinimis?.content.filter(isLeftOut) ?? [];

export const contentLeftOut: Rule = {
  ...info,
  check(ctx) {
    return ctx.clauses.flatMap((clause) => {
      const resting = clause.determinations.filter(
        (d) => d.outcome === 'not-subject' && leftOut(d).length > 0 && decides(d.deMinimis!),
      );
      const key = (d: Determination): string =>
        leftOut(d)
          .map((c) => `${c.input} ${c.because.join()}`)
          .join('|');
      return groupBy(resting, key).map((ds) => {
        const lines = leftOut(ds[0]!);
        const rules = [...new Set(lines.flatMap((c) => c.because))].map((r) => r.replace(/^15 CFR /, ''));
        return finding(info, {
          at: clause.at,
          message: (atMost) =>
            message({
              countries: countriesOf(ds, atMost),
              inputs: list([...new Set(lines.map((c) => clip(c.input, 20)))], Math.min(atMost, 4)),
              rules: list(rules, Math.min(atMost, 3)),
              level: ds[0]!.deMinimis!.level,
            }),
          related: lines.slice(0, 4).map((c) => ({ at: c.at, message: `${c.input}: left out` })),
          rules,
          of: ds,
        });
      });
    });
  },
};
