import type { Diagnostic, Severity } from '../base/diagnostic.ts';
import { clip } from '../base/message.ts';
import type { Item } from '../model/model.ts';
import { countriesOf, itemsOf } from './clauses.ts';
import { agrees } from './es1002-eccn-contradicts-specs.ts';
import { gapsOf, isAskedFor, type Gap, type Lack, lacksOf } from './missing.ts';
import { statingFact } from './fixes/missing-fact.ts';
import { finding, type CodeInfo, type Rule, type RuleContext } from './rule.ts';
import { capital, list } from './text.ts';

const info: CodeInfo = {
  code: 'ES1001',
  name: 'missing-fact',
  severity: 'warning',
  title: 'A fact the answer turns on is not stated',
  page: {
    what: 'A determination needs a fact that the file does not state: an ECCN, a value, an origin, a figure. The finding stands at the declaration that lacks it, once, and names the destinations it matters for.',
    why: 'The exporter must determine the classification of each U.S.-origin item and do the calculations. A fact that is not known is never assumed: not an ECCN to be EAR99, not a bill of materials to be empty. Where a missing fact could change the answer, the answer is undetermined.',
    cite: ['15 CFR 734.4(e)', '15 CFR 734 supp. 2 (a)(1)'],
    fix: 'State the fact. Ask the supplier for an ECCN; write `incorporates none` or `direct-product-of none` where that is the truth.',
    suppress: 'While an answer from a supplier is on its way, with a date. The determination stays undetermined.',
    bad: `as-of 2026-03-02

input board { type electronic-assembly  origin US  value 300 USD }

product radio {
  type   equipment
  origin KR
  eccn   3A001.a.2
  value  1_000 USD
  incorporates board
  direct-product-of none
  plant direct-product-of none
  destination CN
}
`,
    good: `as-of 2026-03-02

input board { type electronic-assembly  origin US  eccn EAR99  value 300 USD }

product radio {
  type   equipment
  origin KR
  eccn   3A001.a.2
  value  1_000 USD
  incorporates board
  direct-product-of none
  plant direct-product-of none
  destination CN
}
`,
  },
};

const message = (a: {
  readonly fact: string;
  readonly of: string;
  readonly eccn: string | undefined;
  readonly sales: string;
}): string => `${a.sales}: undetermined; not stated: ${factOf(a.fact, a.eccn)} (${clip(a.of)})`;

/** None of the answers is open; the ways that are left turn on it. */
const further = (a: Parameters<typeof message>[0]): string =>
  `${a.sales}: more turns on what is not stated: ${factOf(a.fact, a.eccn)} (${clip(a.of)})`;

/** The fact as the spec would state it; where no property says it alone, in words. */
function factOf(fact: string, eccn: string | undefined): string {
  const reasons = /^not-controlled-for (.*)$/.exec(fact)?.[1];
  if (reasons !== undefined) return `whether it is controlled for ${list(reasons.split(', '))}`;
  const code = /^claims (\S+) under$/.exec(fact)?.[1];
  if (code !== undefined) return `case of License Exception ${code}`;
  if (fact !== 'eccn' || eccn === undefined) return fact;
  return /^\d[DE]\d01$/.test(eccn) ? `what it is for (eccn ${eccn} for …)` : `paragraph of ${eccn}`;
}

const isContradiction = (gap: Gap): boolean =>
  gap.fact === 'eccn' &&
  gap.determinations.every(
    ({ product, classification: c }) =>
      product === gap.of && c.declared !== null && c.derived !== null && !agrees(c.declared, c.derived),
  );

/** It weighs as much as the answers it leaves open; none of them open, it is only worth knowing. */
function severity(gap: Gap): Severity | undefined {
  const outcomes = new Set(gap.determinations.map((d) => d.outcome));
  if (outcomes.has('undetermined')) return 'warning';
  return outcomes.has('license-required') ? 'information' : undefined;
}

export const missingFact: Rule = {
  ...info,
  fixes: statingFact,
  across: (d) => d.missing.some(isAskedFor),
  check: (ctx) =>
    lacksOf(ctx).flatMap((lacks) => {
      const before = told.get(lacks[0]!);
      if (before && before.lacks.length === lacks.length && before.lacks.every((l, i) => l === lacks[i])) return before.findings;
      const findings = gapsOf(lacks).flatMap((gap) => asking(gap, lacks, ctx));
      told.set(lacks[0]!, { lacks, findings });
      return findings;
    }),
};

const told = new WeakMap<Lack, { readonly lacks: readonly Lack[]; readonly findings: readonly Diagnostic[] }>();

/** Has the property an error of its own, or is one asked for that only what is made abroad has to state? The error comes first. */
const tookAway = ({ unread = [], flaw }: Item, fact: string): boolean =>
  flaw !== undefined &&
  (unread.includes(fact) || flaw.meant === fact || (unread.includes('origin') && OF_FOREIGN_MAKE.has(fact)));
const OF_FOREIGN_MAKE: ReadonlySet<string> = new Set(['incorporates', 'direct-product-of', 'plant direct-product-of']);

/** The ECCN that the specs contradict is ES1002. */
function asking(gap: Gap, lacks: readonly Lack[], ctx: RuleContext): Diagnostic[] {
  const weight = severity(gap);
  const of = lacks.flatMap((l) => itemsOf(l.product)).find((i) => i.name === gap.of);
  if (weight === undefined || isContradiction(gap) || (of && tookAway(of, gap.fact))) return [];
  const open = weight === 'warning' ? gap.determinations.filter((d) => d.outcome === 'undetermined') : gap.determinations;
  const clauses = [...new Set(open.flatMap((d) => ctx.clauseOf.get(d) ?? []))];
  const isOpen = new Set(open);
  return [
    finding(info, {
      at: gap.at,
      severity: weight,
      message: (atMost) =>
        (weight === 'warning' ? message : further)({
          fact: gap.fact,
          of: gap.of,
          eccn: gap.fact === 'eccn' ? of?.eccn?.value.code : undefined,
          sales: countriesOf(open, atMost),
        }),
      details: gap.whys.map((w) => capital(w.replace(/^decides /, 'it decides ').replace(/^needed /, 'it is needed '))),
      related: clauses.slice(0, 5).map((c) => ({
        at: c.at,
        message: `${c.product.name} to ${countriesOf(c.determinations.filter((d) => isOpen.has(d)))}: ${weight === 'warning' ? 'undetermined until it is stated' : 'more turns on it'}`,
      })),
      of: open,
      data: { fact: gap.fact, of: gap.of },
    }),
  ];
}
