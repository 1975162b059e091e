/** Phrasing license requirements: ES3001 to ES3005 differ in the kinds they speak of, not in how. */
import type { Determination, RequirementResult } from '../determine/result.ts';
import type { Diagnostic } from '../base/diagnostic.ts';
import { type Clause, countriesOf, groupBy } from './clauses.ts';
import { finding, type CodeInfo, type RuleContext } from './rule.ts';
import { clip, fitting } from '../base/message.ts';
import { capital, list, reviewPolicies } from './text.ts';

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
  const why = who(requirements);
  return finding(info, {
    at: clause.at,
    severity: d.outcome === 'license-required' ? 'error' : 'information',
    message: (atMost) =>
      message({
        countries: countriesOf(ds, atMost),
        answer: permission(clause, d) ?? ['license required', strictest(requirements)].filter(Boolean).join(', '),
        by: by(requirements, Math.min(atMost, 3)),
        why,
      }),
    details: [...titled(requirements), why],
    related: related(clause, d, requirements),
    rules: requirements.filter((r) => r.kind !== 'notice').map((r) => r.rule),
    of: ds,
  });
}

/** `CN: license required, presumption of denial (744.23(a)(2)(i))`, and who it is for where there is room. */
function message(a: {
  readonly countries: string;
  readonly answer: string;
  readonly by: string;
  readonly why: string | undefined;
}): string {
  const bare = `${a.countries}: ${a.answer} (${a.by})`;
  return a.why === undefined ? bare : fitting([() => `${a.countries}: ${a.answer}: ${a.why} (${a.by})`, () => bare]);
}

/** Paragraphs; of a notice its name. */
const by = (requirements: readonly RequirementResult[], atMost: number): string =>
  list([...new Set(requirements.map((r) => (r.kind === 'notice' ? clip(r.title, 40) : r.rule)))], atMost);

const STRICTEST = ['policy-of-denial', 'presumption-of-denial', 'case-by-case', 'presumption-of-approval'] as const;

/** Each requirement must be licensed, so the review that is hardest to pass decides. */
function strictest(requirements: readonly RequirementResult[]): string | undefined {
  const policies = new Set(requirements.map((r) => r.reviewPolicy));
  const worst = STRICTEST.find((p) => policies.has(p));
  return worst && reviewPolicies[worst];
}

/** Who the end user is known to be, and by what. */
function who(requirements: readonly RequirementResult[]): string | undefined {
  const of = [...new Set(requirements.flatMap((r) => (r.because === undefined ? [] : [r.because])))];
  return of.length === 0 ? undefined : list(of, 3);
}

/** Each title once, with the paragraphs that impose it and how they review: one rule often stands under two reasons for control. */
function titled(requirements: readonly RequirementResult[]): string[] {
  return groupBy(requirements, (r) => `${r.title}|${r.reviewPolicy}`).map((same) => {
    const { kind, title, reviewPolicy } = same[0]!;
    const review = reviewPolicy && reviewPolicies[reviewPolicy];
    const rules = kind === 'notice' ? '' : ` (${list([...new Set(same.map((r) => r.rule))])})`;
    return `${capital(title)}${rules}${review ? `; review: ${review}` : ''}`;
  });
}

/** What takes the place of a license. */
function permission(clause: Clause, d: Determination): string | undefined {
  const covering = d.authorizations.filter((a) => a.status === 'covers').map((a) => clip(a.name));
  if (d.outcome === 'authorized') return `authorized by ${list(covering, 2)}`;
  if (d.outcome !== 'license-exception') return undefined;
  const claimed = clause.destination.claims
    .map((c) => c.code)
    .filter((code) => d.exceptions.some((e) => e.code === code && !e.unmet && e.overcomes?.length));
  const held = [...claimed.map((code) => `License Exception ${code}`), ...covering];
  const conditions = d.exceptions.some((e) => claimed.includes(e.code) && e.condition !== undefined);
  return `no license with ${list(held, 2)}${conditions ? ', if its conditions are met' : ''}`;
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
