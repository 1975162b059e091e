import { countriesOf, groupBy } from './clauses.ts';
import { finding, type CodeInfo, type Rule } from './rule.ts';
import { list } from './text.ts';

const info: CodeInfo = {
  code: 'ES1007',
  name: 'undetermined',
  severity: 'warning',
  title: 'The answer is undetermined, and no fact of the spec would settle it',
  page: {
    what: 'A determination ends undetermined although nothing is left to state: a rule turns on something no spec can say, or that the rulebook does not hold.',
    why: 'Silence is never clearance. What the program cannot decide must be decided by a person, and the record must show that it was.',
    cite: ['15 CFR 736.2(b)'],
    fix: 'Read the paragraphs named, settle the question outside the file, and hold an `authorization` where a license or a ruling covers the sale.',
    suppress: 'Where the question has been settled in writing; give the record as the reason.',
    bad: `as-of 2025-06-02

product weights {
  kind   technology
  origin US
  eccn   4E091
  destination CN
}
`,
    good: `as-of 2026-03-02

product meter {
  type   equipment
  origin US
  eccn   EAR99
  destination FR
}
`,
  },
};

const message = (a: { readonly product: string; readonly countries: string; readonly open: string }): string =>
  `Whether ${a.product} needs a license for ${a.countries} is undetermined${a.open ? `: ${a.open}` : ''}`;

export const undetermined: Rule = {
  ...info,
  check(ctx) {
    return ctx.clauses.flatMap((clause) => {
      const stuck = clause.determinations.filter((d) => d.outcome === 'undetermined' && d.missing.length === 0);
      const openOf = (d: (typeof stuck)[number]): string =>
        list([...d.bases, ...d.requirements].filter((x) => x.answer === 'undetermined').map((x) => ('title' in x ? `${x.title} (${x.rule})` : x.rule)), 4);
      return groupBy(stuck, openOf).map((ds) =>
        finding(info, {
          at: clause.at,
          message: message({ product: clause.product.name, countries: countriesOf(ds), open: openOf(ds[0]!) }),
          rules: [...ds[0]!.bases, ...ds[0]!.requirements].filter((x) => x.answer === 'undetermined').map((x) => x.rule),
          of: ds,
        }),
      );
    });
  },
};
