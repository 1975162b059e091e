/** Phrasing license requirements: ES3001 to ES3005 differ in the kinds they speak of, not in how. */
import type { Determination, RequirementResult } from '../determine/result.ts';
import type { Diagnostic } from '../base/diagnostic.ts';
import { type Clause, countriesOf, groupBy } from './clauses.ts';
import { finding, type CodeInfo, type RuleContext } from './rule.ts';
import { list, reviewPolicies } from './text.ts';

interface Hit {
  readonly d: Determination;
  readonly requirements: readonly RequirementResult[];
}

export function licenseFindings(info: CodeInfo, ctx: RuleContext, kinds: readonly RequirementResult['kind'][]): Diagnostic[] {
  return ctx.clauses.flatMap((clause) => {
    const hits = clause.determinations.flatMap((d): Hit[] => {
      const requirements = d.requirements.filter(
        (r) => r.answer === 'yes' && kinds.includes(r.kind) && (ctx.options.codified || r.enforcement === 'enforced'),
      );
      return requirements.length > 0 ? [{ d, requirements }] : [];
    });
    return groupBy(hits, ({ d, requirements }) =>
      [
        d.outcome,
        permission(clause, d),
        d.classification.effective,
        ...requirements.map((r) => `${r.id} ${r.reviewPolicy}`),
      ].join('|'),
    ).map((group) => phrase(info, clause, group));
  });
}

function phrase(info: CodeInfo, clause: Clause, group: readonly Hit[]): Diagnostic {
  const { d, requirements } = group[0]!;
  const ds = group.map((h) => h.d);
  const open = d.outcome === 'license-required';
  return finding(info, {
    at: clause.at,
    severity: open ? 'error' : 'information',
    message: message({
      product: clause.product.name,
      eccn: d.classification.effective ?? 'not classified',
      countries: countriesOf(ds),
      requirements: list(titled(requirements), 6) + who(requirements),
      review: review(requirements),
      permission: permission(clause, d),
    }),
    related: related(clause, d, requirements),
    rules: requirements.filter((r) => r.kind !== 'notice').map((r) => r.rule),
    of: ds,
  });
}

const message = (a: {
  readonly product: string;
  readonly eccn: string;
  readonly countries: string;
  readonly requirements: string;
  readonly review: string | undefined;
  readonly permission: string | undefined;
}): string =>
  `${a.product} (${a.eccn}) needs a license for ${a.countries}: ${a.requirements}${a.review ? `. Review policy: ${a.review}` : ''}${a.permission ? `. ${a.permission}` : ''}`;

/** Who the end user is known to be, and by what. */
function who(requirements: readonly RequirementResult[]): string {
  const of = [...new Set(requirements.flatMap((r) => (r.because === undefined ? [] : [r.because])))];
  return of.length === 0 ? '' : ` (${list(of, 3)})`;
}

/** Each title once, with the paragraphs that impose it: one rule often stands under national security and regional stability. */
function titled(requirements: readonly RequirementResult[]): string[] {
  return groupBy(requirements, (r) => r.title).map((same) => {
    const { kind, title } = same[0]!;
    return kind === 'notice' ? title : `${title} (${list([...new Set(same.map((r) => r.rule))])})`;
  });
}

/** One policy for all, or each with the paragraph it belongs to. */
function review(requirements: readonly RequirementResult[]): string | undefined {
  const known = requirements.filter((r) => r.reviewPolicy !== undefined && r.reviewPolicy !== 'other');
  const policies = new Set(known.map((r) => r.reviewPolicy!));
  if (policies.size === 0) return undefined;
  if (policies.size === 1) return reviewPolicies[[...policies][0]!];
  return list(
    known.map((r) => `${reviewPolicies[r.reviewPolicy!]} under ${r.rule}`),
    4,
  );
}

function permission(clause: Clause, d: Determination): string | undefined {
  if (d.outcome === 'authorized')
    return `Authorized by ${list(d.authorizations.filter((a) => a.status === 'covers').map((a) => a.name))}`;
  if (d.outcome !== 'license-exception') return undefined;
  const claimed = clause.destination.claims
    .map((c) => c.code)
    .filter((code) => d.exceptions.some((e) => e.code === code && !e.unmet && e.overcomes?.length));
  const by = [
    ...claimed.map((code) => `License Exception ${code}`),
    ...d.authorizations.filter((a) => a.status === 'covers').map((a) => a.name),
  ];
  const conditions = d.exceptions.some((e) => claimed.includes(e.code) && e.condition !== undefined);
  return `Carried by ${list(by)}${conditions ? ', if the conditions it is subject to are met' : ''}`;
}

function related(
  clause: Clause,
  d: Determination,
  requirements: readonly RequirementResult[],
): NonNullable<Diagnostic['related']> {
  const { product } = clause;
  const out: { at: Diagnostic['at']; message: string }[] = [];
  for (const r of requirements)
    if (r.about && !out.some((o) => o.at.file === r.about!.file && o.at.start === r.about!.start))
      out.push({ at: r.about, message: r.because ?? r.title });
  if (product.eccn)
    out.push({ at: product.eccn.at, message: `classified ${d.classification.effective ?? product.eccn.value.code}` });
  if (product.origin && d.bases.some((b) => b.kind === 'us-origin' && b.answer === 'yes'))
    out.push({ at: product.origin.at, message: 'of U.S. origin, so subject to the EAR' });
  return out;
}
