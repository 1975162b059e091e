import type { Day } from '../../../grammar/src/text/date.ts';
import type { Diagnostic } from '../base/diagnostic.ts';
import { changesBetween } from '../determine/comparison/attribute.ts';
import { decidedBy } from '../determine/expectation.ts';
import type { Determination, Expected } from '../determine/result.ts';
import type { Change } from '../rulebook/rulebook.ts';
import { answerWords } from './answer-words.ts';
import { type Clause, countriesOf, groupBy } from './clauses.ts';
import { expectingTheAnswer } from './fixes/expect.ts';
import { finding, type CodeInfo, type Rule, type RuleContext } from './rule.ts';
import { list } from './text.ts';

const page = (expect: string): string => `as-of 2024-12-01

product etcher {
  type   equipment
  origin US
  eccn   3B001.c.1.a
  value  900_000 USD
  destination CN, TW {
    expect ${expect}
    reviewed by "Trade compliance" on 2024-11-20 because "memo 24-31"
  }
}
`;

const info: CodeInfo = {
  code: 'ES9101',
  name: 'expectation-differs',
  severity: 'error',
  title: 'An answer is not the one that is expected',
  page: {
    what: 'The destination pins an answer with `expect`, and the answer is another one, or the paragraph named with `by` does not decide it. The finding names the answer and what it rests on, and the change of the law since the review, where that made it.',
    why: 'An answer that somebody has looked at is pinned so that nobody ships on it after the law, the rulebook or the spec has changed it.',
    cite: [],
    fix: 'Look at the new answer and its proof. If it is right, write it as the expectation, with the review and its day. An expectation changes no answer.',
    suppress: null,
    bad: page('no-license-required'),
    good: page('license-required by 742.4(a)(5)'),
  },
};

const differs = (a: {
  readonly countries: string;
  readonly answer: string;
  readonly by: readonly string[];
  readonly expected: string;
}): string => `${a.countries}: ${a.answer}${a.by.length > 0 ? ` (${list(a.by, 2)})` : ''}; expected: ${a.expected}`;

const otherRule = (a: {
  readonly countries: string;
  readonly answer: string;
  readonly by: readonly string[];
  readonly unmet: readonly string[];
}): string => `${a.countries}: ${a.answer}, but not by ${list(a.unmet)}${a.by.length > 0 ? `; it is by ${list(a.by, 3)}` : ''}`;

interface Differing {
  readonly d: Determination;
  readonly expected: Expected;
}

export const expectationDiffers: Rule = {
  ...info,
  fixes: expectingTheAnswer,
  check: (ctx) => ctx.clauses.filter((clause) => clause.destination.expect).flatMap((clause) => ofClause(ctx, clause)),
};

function ofClause(ctx: RuleContext, clause: Clause): Diagnostic[] {
  const differing = clause.determinations.flatMap((d): Differing[] => {
    const { expected } = d;
    return expected && !expected.holds ? [{ d, expected }] : [];
  });
  return groupBy(differing, ({ d, expected }) => [d.outcome, ...expected.unmet, '|', ...decidedBy(d)].join(' ')).map((group) => {
    const { d, expected } = group[0]!;
    const by = decidedBy(d);
    const countries = countriesOf(group.map((g) => g.d));
    const answer = answerWords[d.outcome];
    const changes = sinceReview(ctx, d, expected);
    return finding(info, {
      at: expected.at,
      message:
        d.outcome === expected.expected
          ? otherRule({ countries, answer, by, unmet: expected.unmet })
          : differs({ countries, answer, by, expected: answerWords[expected.expected] }),
      related: [
        ...(expected.reviewed ? [{ at: expected.reviewed.at, message: reviewWords(expected, changes) }] : []),
        { at: clause.at, message: 'the destination it is expected for' },
      ],
      rules: [...by, ...changes.map((c) => c.cite)],
      of: group.map((g) => g.d),
    });
  });
}

const reviewWords = ({ reviewed }: Expected, changes: readonly Change[]): string => {
  const review = `reviewed by ${reviewed!.by} on ${reviewed!.on}`;
  if (changes.length === 0) return `${review}; no change of the law since then is known to have made it`;
  return `${review}; changed since by ${list(
    changes.map((c) => `${c.title} (${c.cite})`),
    3,
  )}`;
};

/**
 * The changes of the law that made it differ since the review: those of the first day found, by halves, before which the same sale had
 * the answer expected. None where it differed by the law of the day of the review already.
 */
function sinceReview(ctx: RuleContext, d: Determination, { reviewed }: Expected): readonly Change[] {
  const { determineOn } = ctx.options;
  if (!reviewed || !determineOn || reviewed.on >= d.asOf) return [];
  const then = (day: Day): Determination | undefined => determineOn(day).find((o) => o.id === d.id);
  const held = (o: Determination | undefined): boolean => o?.expected?.holds === true;
  const days = ctx.rulebook.days.filter((day) => day > reviewed.on && day <= d.asOf);
  if (days.length === 0 || !held(then(reviewed.on))) return [];
  let [low, high] = [-1, days.length - 1];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (held(then(days[middle]!))) low = middle;
    else high = middle;
  }
  const [old, now] = [then(low < 0 ? reviewed.on : days[low]!), then(days[high]!)];
  return old && now ? changesBetween(ctx.rulebook, old, now) : [];
}
