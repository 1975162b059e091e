import { fitting } from '../base/message.ts';
import { suggest } from '../../../grammar/src/text/suggest.ts';
import type { Diagnostic } from '../base/diagnostic.ts';
import type { Determination } from '../determine/result.ts';
import type { Claim } from '../model/model.ts';
import { type Clause, countriesOf, groupBy } from './clauses.ts';
import { didYouMean } from './fixes/did-you-mean.ts';
import { finding, type CodeInfo, type Rule, type RuleContext } from './rule.ts';
import { capital } from './text.ts';

const info: CodeInfo = {
  code: 'ES4002',
  name: 'claimed-exception-not-open',
  severity: 'error',
  title: 'The license exception claimed is not open',
  page: {
    what: 'A destination claims a license exception that there is none of by that code, that is barred, that does not reach the item or the destination, that leaves another license requirement standing, or whose prior notification to BIS is not stated or not old enough, while a license is, or may be, required.',
    why: 'A claim is checked, not believed. To ship under an exception that is not available is to ship without a license.',
    cite: ['15 CFR 738.4(a)(2)(ii)(A)', '15 CFR 740.1', '15 CFR 740.2'],
    fix: 'Drop the claim and apply for a license, or claim an exception that is open. Where BIS must be notified first, say when it was: `claims NAC notified 2026-02-01`.',
    suppress: null,
    bad: `as-of 2026-03-02

product converter {
  type   integrated-circuit
  origin US
  eccn   3A001.a.2
  value  200 USD
  destination CN { claims GBS }
}
`,
    good: `as-of 2026-03-02

product converter {
  type   integrated-circuit
  origin US
  eccn   3A001.a.2
  value  200 USD
  destination TW { claims GBS }
}
`,
  },
};

const message = (a: {
  readonly code: string;
  readonly countries: string;
  readonly rule: string;
  readonly because: string | undefined;
}): string => {
  const bare = `${a.countries}: License Exception ${a.code} is not available (${a.rule})`;
  return a.because === undefined ? bare : fitting([() => `${bare}: ${a.because}`, () => bare]);
};

interface Refusal {
  readonly d: Determination;
  readonly rule: string;
  readonly because: string | undefined;
}

export const claimNotOpen: Rule = {
  ...info,
  fixes: didYouMean,
  check(ctx) {
    return ctx.clauses.flatMap((clause) =>
      clause.destination.claims.flatMap((claim) => {
        const unknown = unknownCode(ctx, clause, claim);
        if (unknown) return [unknown];
        const hits = clause.determinations.flatMap((d) => refusal(d, claim.code));
        return groupBy(hits, (h) => `${h.rule}|${h.because}`).map((group) => {
          const ds = group.map((g) => g.d);
          const { rule, because } = group[0]!;
          return finding(info, {
            at: claim.at,
            // Where it is not certain that a license is required at all, the claim may not be needed.
            severity: ds.some((d) => d.requirements.some((r) => r.answer === 'yes')) ? 'error' : 'warning',
            message: (atMost) => message({ code: claim.code, countries: countriesOf(ds, atMost), rule, because }),
            details: [because && capital(because)],
            related: [{ at: clause.at, message: 'the destination it is claimed for' }],
            rules: [rule],
            of: ds,
          });
        });
      }),
    );
  },
};

/** A code that no exception has on the day of the sale: it carries nothing, whatever the sale needs. */
function unknownCode(ctx: RuleContext, clause: Clause, claim: Claim): Diagnostic | undefined {
  const [d] = clause.determinations;
  if (!d) return undefined;
  const days = [d.asOf, ctx.rulebook.through];
  const known = new Set(days.flatMap((day) => ctx.rulebook.at(day).exceptions.map((e) => e.code)));
  if (known.has(claim.code)) return undefined;
  const near = suggest(claim.code, known);
  return finding(info, {
    at: claim.at,
    severity: clause.determinations.some((x) => x.outcome === 'license-required' || x.outcome === 'undetermined')
      ? 'error'
      : 'warning',
    message: `${claim.code} is no license exception on ${d.asOf}${near ? `; did you mean ${near}?` : ''}`,
    rules: ['740.1'],
    of: clause.determinations,
    ...(near && { data: { suggestion: near, written: claim.code } }),
  });
}

/** Where no license is required nothing is claimed in earnest; beside another claim it may carry its part. */
function refusal(d: Determination, code: string): Refusal[] {
  if (d.outcome === 'not-subject' || d.outcome === 'no-license-required') return [];
  const own = d.exceptions.find((e) => e.code === code);
  if (!own) return [];
  if (own.unmet) return [{ d, ...own.unmet }];
  if (own.status !== 'barred' || (d.outcome === 'license-exception' && (own.overcomes?.length ?? 0) > 0)) return [];
  return [{ d, rule: own.rule ?? '740.1', because: own.because }];
}
