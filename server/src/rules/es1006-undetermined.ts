import type { Determination, Proof } from '../determine/result.ts';
import { countriesOf, groupBy } from './clauses.ts';
import { finding, type CodeInfo, type Rule } from './rule.ts';
import { fitting } from '../base/message.ts';
import { capital, list } from './text.ts';

const info: CodeInfo = {
  code: 'ES1006',
  name: 'undetermined',
  severity: 'warning',
  title: 'The answer is undetermined, and no fact of the spec would settle it',
  page: {
    what: 'A determination ends undetermined although nothing is left to state: a rule turns on something no spec can say, or that the rulebook does not hold.',
    why: 'Silence is never clearance. What the program cannot decide must be decided by a person, and the record must show that it was.',
    cite: ['15 CFR 736.2(b)'],
    fix: 'Read the paragraphs named, settle the question outside the file, and hold an `authorization` where a license or a ruling covers the sale.',
    suppress: 'Where the question has been settled in writing; give the record as the reason.',
    bad: `as-of 2026-03-02

product watch {
  type   other
  origin US
  eccn   EAR99
  hts    "9101.11"
  value  900 USD
  destination RU { on 2023-03-01 }
}
`,
    good: `as-of 2026-03-02

product watch {
  type   other
  origin US
  eccn   EAR99
  hts    "9101.11"
  value  900 USD
  destination DE { on 2023-03-01 }
}
`,
  },
};

const message = (a: { readonly countries: string; readonly open: string; readonly rules: string }): string =>
  fitting([
    () => `${a.countries}: undetermined: ${a.open || 'the law leaves it open'}`,
    () => `${a.countries}: undetermined; no fact of the spec settles it${a.rules ? ` (${a.rules})` : ''}`,
  ]);

/** What the open steps of the proof say of themselves. */
function openLeaves(proof: Proof): string[] {
  if (proof.answer !== 'undetermined') return [];
  const below = (proof.children ?? []).flatMap(openLeaves);
  return below.length > 0 ? below : [proof.text];
}

export const undetermined: Rule = {
  ...info,
  check(ctx) {
    return ctx.clauses.flatMap((clause) => {
      const stuck = clause.determinations.filter((d) => d.outcome === 'undetermined' && d.missing.every((m) => m.open));
      const openOf = (d: Determination): string => list([...new Set(openLeaves(d.proof))], 3);
      return groupBy(stuck, openOf).map((ds) => {
        const open = openOf(ds[0]!);
        const rules = [...ds[0]!.bases, ...ds[0]!.requirements].filter((x) => x.answer === 'undetermined').map((x) => x.rule);
        const paragraphs = list([...new Set(rules)], 3);
        return finding(info, {
          at: clause.at,
          message: (atMost) => message({ countries: countriesOf(ds, atMost), open, rules: paragraphs }),
          details: [...new Set(openLeaves(ds[0]!.proof))].map((leaf) => capital(leaf)),
          rules,
          of: ds,
        });
      });
    });
  },
};
