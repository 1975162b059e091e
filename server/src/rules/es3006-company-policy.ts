import { clip } from '../base/message.ts';
import type { Determination, PolicyResult } from '../determine/result.ts';
import { countriesOf, groupBy } from './clauses.ts';
import { type CodeInfo, finding, type Rule } from './rule.ts';
import { list, needed } from './text.ts';

const rulebook = {
  'requirements/policy.yaml': `requirements:
  - id: no-sales-to-example-trading
    rule: Export policy 4.2
    kind: policy
    reason: company-policy
    title: No sales to Example Trading
    when: { partyNamed: [Example Trading Co.] }
    countsForDeMinimis: false
    cite: Export policy 4.2
    source: board decision of 2025-12-01
    from: 2026-01-01
    verified: board decision of 2025-12-01
`,
};

const spec = (label: string): string => `as-of 2026-03-02

party buyer "${label}" {
  country TR
}

product meter {
  type   equipment
  origin US
  eccn   EAR99
  value  200 USD
  destination TR { end-user buyer }
}
`;

const info: CodeInfo = {
  code: 'ES3006',
  name: 'against-company-policy',
  severity: 'error',
  title: 'A sale is against a policy of your own',
  page: {
    what: 'A requirement of kind `policy`, from a rulebook of your own that `earshot.json` names, reaches this destination. A warning where a fact is missing that would decide it.',
    why: 'A policy is no law: it holds for everything sold, subject to the EAR or not, and the answer under the EAR stays what it is. It is your own rule, so a spec cannot set it aside.',
    cite: [],
    fix: 'Do not make the sale, or have the policy changed where it is written: its file and paragraph are named by `earshot rulebook show`.',
    suppress: null,
    bad: { files: { 'example.earshot': spec('Example Trading Co.') }, rulebook },
    good: { files: { 'example.earshot': spec('Another Trading Co.') }, rulebook },
  },
};

interface Hit {
  readonly d: Determination;
  readonly policy: PolicyResult;
}

export const companyPolicy: Rule = {
  ...info,
  check: (ctx) =>
    ctx.clauses.flatMap((clause) => {
      const hits = clause.determinations.flatMap((d): Hit[] =>
        (d.policies ?? []).filter((p) => p.answer !== 'no').map((policy) => ({ d, policy })),
      );
      return groupBy(hits, ({ policy }) => `${policy.id} ${policy.answer}`).map((group) => {
        const { policy } = group[0]!;
        const ds = group.map((h) => h.d);
        const certain = policy.answer === 'yes';
        const against = `${certain ? 'against' : 'may be against'} your own policy`;
        return finding(info, {
          at: clause.at,
          severity: certain ? 'error' : 'warning',
          message: (atMost) => `${countriesOf(ds, atMost)}: ${against}: ${clip(policy.title, 40)} (${clip(policy.rule, 20)})`,
          details: [
            `${policy.title} (${policy.rule})`,
            certain ? undefined : `Not stated: ${list(policy.missing.map(needed), 4) || 'what decides it'}`,
          ],
          rules: [policy.rule],
          of: ds,
        });
      });
    }),
};
