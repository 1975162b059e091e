/** Days are days of the calendar, in the order in which a rule is made, takes effect and must be complied with. */
import { parseDay } from '../../../../grammar/src/text/date.ts';
import type { Complain, Invariant } from './invariant.ts';

export const dates: Invariant = {
  id: 'dates',
  title:
    'Every day exists; a fact begins before it ends, is published no later than 14 days after it begins, and is complied with no earlier',
  check({ files }, complain) {
    for (const list of Object.values(files)) for (const { value } of list) visit(value, complain);
  },
};

/** Rules take effect when they are filed for public inspection, some days before the Federal Register prints them (44 U.S.C. 1507). */
const FILED_BEFORE_PRINTED = 14;

const DAYS = ['from', 'until', 'published', 'effective', 'compliance', 'snapshot', 'through'] as const;
type Days = { readonly [K in (typeof DAYS)[number]]?: unknown };

function visit(value: unknown, complain: Complain): void {
  if (typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value)) check(value, complain);
  for (const child of Object.values(value)) visit(child, complain);
}

function check(fact: Days, complain: Complain): void {
  const days = {} as Record<(typeof DAYS)[number], string | undefined>;
  for (const key of DAYS) {
    const text = fact[key];
    if (typeof text !== 'string') continue;
    days[key] = text;
    if (!parseDay(text)) complain(fact, `${key}: ${text} is no day of the calendar`);
  }
  const { from, until, published, compliance } = days;
  const start = days.effective ?? from;
  if (start && until && start >= until) complain(fact, `ends (${until}) before it begins (${start})`);
  if (start && published && daysBetween(start, published) > FILED_BEFORE_PRINTED) {
    complain(fact, `begins (${start}) long before it is published (${published})`);
  }
  if (start && compliance && compliance < start)
    complain(fact, `is to be complied with (${compliance}) before it begins (${start})`);
}

/** From one day to a later one; zero or less where it is not later, or where one is no day. */
function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000 || 0;
}
