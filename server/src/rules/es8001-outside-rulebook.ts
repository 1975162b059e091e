import { daysBetween } from '../base/date.ts';
import type { SourceRange } from '../base/range.ts';
import { finding, type CodeInfo, type Rule } from './rule.ts';

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
    what: 'The law of a day is asked for that lies after the last day the rulebook was read through, or before its first. Said once a file: as information for the first ninety days, then as a warning.',
    why: 'After its last day the rulebook carries the law forward as it then stood. A rule that changed since is not in it, and an answer may be out of date without looking so.',
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

const GRACE_DAYS = 90;

export const outsideRulebook: Rule = {
  ...info,
  check(ctx) {
    const { from, through } = ctx.rulebook;
    const outside = ctx.determinations.filter((d) => d.asOf > through || d.asOf < from);
    if (outside.length === 0) return [];
    const furthest = outside.reduce((a, b) => (b.asOf > a.asOf ? b : a));
    const on = ctx.clauseOf.get(furthest)?.destination.on;
    const top: SourceRange = { file: ctx.model.file, start: 0, end: 0 };
    const early = furthest.asOf < from;
    return [finding(info, {
      at: on?.at ?? ctx.model.asOf?.at ?? top,
      severity: early || daysBetween(through, furthest.asOf) > GRACE_DAYS ? 'warning' : 'information',
      message: early ? before({ date: furthest.asOf, from }) : after({ date: furthest.asOf, through }),
    })];
  },
};
