import { daysBetween } from '../../../grammar/src/text/date.ts';
import type { Diagnostic } from '../base/diagnostic.ts';
import type { SourceRange } from '../../../grammar/src/text/range.ts';
import type { Determination, Missing } from '../determine/result.ts';
import { groupBy } from './clauses.ts';
import { finding, type CodeInfo, type Rule } from './rule.ts';
import { list, plural } from './text.ts';

const meter = (asOf: string): string => `as-of ${asOf}

product meter {
  type   equipment
  origin US
  eccn   EAR99
  value  200 USD
  destination FR
}
`;

const info: CodeInfo = {
  code: 'ES8001',
  name: 'date-outside-rulebook',
  severity: 'warning',
  title: 'The date lies outside what the rulebook has read',
  page: {
    what: 'The law of a day is asked for that lies after the last day the rulebook was read through, or before its first. Said once a file: as information for the first ninety days after, then as a warning. Before the first day every answer is undetermined. With strict dates (`--strict-dates`, `strict-dates` in earshot.json) it also names what the rulebook carries from another edition and has not read for the day: such a fact decides nothing, and answers that rest on it are undetermined.',
    why: 'After its last day the rulebook carries the law forward as it then stood, and before its editions it carries it back. A rule that changed meanwhile is not in it, and an answer may be out of date without looking so.',
    cite: [],
    fix: 'Update to a newer rulebook, or check the Federal Register for the days in between.',
    suppress: 'When the days in between have been checked; give the date of the check.',
    bad: meter('2035-01-15'),
    good: meter('2026-03-02'),
  },
};

const after = (a: { readonly date: string; readonly through: string }): string =>
  `The rulebook was read through ${a.through}; for ${a.date} the law is carried forward from that day`;
const before = (a: { readonly date: string; readonly from: string }): string =>
  `The rulebook begins on ${a.from}; the law of ${a.date} is not in it`;

const unread = (a: { readonly date: string; readonly facts: string; readonly answers: string }): string =>
  `Law of ${a.date} not read for ${a.facts}; strict dates leave ${a.answers} open`;

/** Law that was not read; what the law that was read leaves open is ES1006. */
const isLaw = (m: Missing): boolean => m.fact === 'law' && !m.open;

const GRACE_DAYS = 90;

export const outsideRulebook: Rule = {
  ...info,
  across: (d, { rulebook: { from, through }, asOf }) => asOf > through || asOf < from || d.missing.some(isLaw),
  check(ctx) {
    const { from, through } = ctx.rulebook;
    const outside = ctx.determinations.filter((d) => d.asOf > through || d.asOf < from);
    const place = (d: Determination): SourceRange =>
      ctx.clauseOf.get(d)?.destination.on?.at ?? ctx.model.asOf?.at ?? { file: ctx.model.file, start: 0, end: 0 };
    const out: Diagnostic[] = [];
    if (outside.length > 0) {
      const furthest = outside.reduce((a, b) => (b.asOf > a.asOf ? b : a));
      const early = furthest.asOf < from;
      out.push(
        finding(info, {
          at: place(furthest),
          severity: early || daysBetween(through, furthest.asOf) > GRACE_DAYS ? 'warning' : 'information',
          message: early ? before({ date: furthest.asOf, from }) : after({ date: furthest.asOf, through }),
        }),
      );
    }
    for (const group of groupBy(
      ctx.determinations.filter((d) => d.asOf >= from && d.missing.some(isLaw)),
      (d) => d.asOf,
    )) {
      const facts = [...new Set(group.flatMap((d) => d.missing.filter(isLaw).map((m) => m.of)))];
      out.push(
        finding(info, {
          at: place(group[0]!),
          severity: 'warning',
          message: (atMost) =>
            unread({
              date: group[0]!.asOf,
              facts: list(facts, Math.min(atMost, 8)),
              answers: plural(group.length, 'answer'),
            }),
          of: group,
        }),
      );
    }
    return out;
  },
};
