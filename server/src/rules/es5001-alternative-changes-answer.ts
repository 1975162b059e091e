import { clip, fitting } from '../base/message.ts';
import type { AlternativeResult, Determination } from '../determine/result.ts';
import { changesOf, figuresOf, improves, outcomeWords, swapsOf, termsOf } from './alternatives.ts';
import { countriesOf, groupBy } from './clauses.ts';
import { stageExample } from './examples.ts';
import { applyingAlternatives, nameOf } from './fixes/apply-alternative.ts';
import { finding, type CodeInfo, type Rule } from './rule.ts';
import { answerWords } from './answer-words.ts';

const info: CodeInfo = {
  code: 'ES5001',
  name: 'alternative-changes-answer',
  severity: 'information',
  title: 'A declared alternative changes the answer',
  page: {
    what: 'With one or more declared alternatives in place, the same sale needs no license, or is no longer subject to the EAR, or is open where it was not. The product is determined again in full, so an alternative that trips another rule is never offered. For each alternative the cheapest set it belongs to is told; `earshot alternatives` lists all of them.',
    why: 'The purpose of an alternative is to know what it changes before it is built.',
    cite: ['15 CFR 734.4'],
    fix: 'Nothing is wrong. Apply the alternative, or leave it.',
    suppress: 'When the alternative has been turned down.',
    bad: stageExample('JP'),
    good: stageExample('US'),
  },
};

const message = (a: {
  readonly changes: string;
  readonly product: string;
  readonly countries: string;
  readonly outcome: string;
  readonly terms: readonly string[];
}): string => {
  const bare = `${a.product} to ${a.countries}: ${a.outcome} with ${a.changes}`;
  const ways = a.terms.map((_, i) => () => `${bare}: ${a.terms.slice(0, a.terms.length - i).join(', ')}`);
  return fitting([...ways, () => bare]);
};

export const alternativeChangesAnswer: Rule = {
  ...info,
  fixes: applyingAlternatives,
  check(ctx) {
    const declared = new Map(ctx.model.alternatives.map((a) => [a.name, a]));
    const hits = ctx.determinations.flatMap((d) => cheapest(d).map((a) => ({ d, a })));
    return groupBy(hits, ({ d, a }) => [d.product, changesOf(a), a.outcome, termsOf(a)].join('|')).flatMap((group) => {
      const { d, a } = group[0]!;
      const ds = group.map((g) => g.d);
      // One that another file declares is told where the answer is asked for.
      const at = declared.get(a.changes[0]!.alternative)?.at ?? ctx.clauseOf.get(d)?.at ?? d.at;
      return [
        finding(info, {
          at,
          message: (atMost) =>
            message({
              changes: swapsOf(a, atMost),
              product: clip(d.product),
              countries: countriesOf(ds, atMost),
              outcome: a.outcome === 'not-subject' ? 'not subject' : answerWords[a.outcome],
              terms: figuresOf(a),
            }),
          details: [`With ${changesOf(a)}: ${termsOf(a)}`],
          related: ds.slice(0, 3).map((x) => ({
            at: x.at,
            message: `${x.product} to ${x.destination} ${outcomeWords[x.outcome]}${x.outcome === 'no-license-required' && x.subjectToEar !== 'no' ? `, and is ${x.subjectToEar === 'yes' ? '' : 'perhaps '}subject to the EAR,` : ''} as it is`,
          })),
          rules: ['734.4'],
          of: ds,
          data: { set: nameOf(a) },
        }),
      ];
    });
  },
};

/** For each alternative the cheapest set it is in: not one finding for every set. */
function cheapest(d: Determination): AlternativeResult[] {
  const told = new Set<string>();
  return d.alternatives.filter((a) => {
    if (!improves(a, d) || a.changes.every((c) => told.has(c.alternative))) return false;
    for (const c of a.changes) told.add(c.alternative);
    return true;
  });
}
