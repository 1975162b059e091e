/** Days to choose from: today, and where the law of a day is asked for, those on which it changed. */
import { parseDay } from '../../../../grammar/src/text/date.ts';
import type { ExpectedAt } from '../../../../grammar/src/index.ts';
import { eventOn } from '../../rulebook/history.ts';
import type { Change } from '../../rulebook/rulebook.ts';
import type { ReadView } from '../view.ts';
import type { Around } from './around.ts';
import { type Candidate, RANKS } from './candidates.ts';

export function days(view: ReadView, here: ExpectedAt, { today }: Around): Candidate[] {
  const now: Candidate = { label: today, kind: 'date', detail: 'today', filter: `${today} today`, rank: RANKS.name };
  if (!asksForLaw(here)) return [now];
  const all = lawDays(view.program.rulebook.changes);
  const found = all.map(
    ([label, titles], order): Candidate => ({
      label,
      kind: 'date',
      detail: titles.join('; '),
      filter: `${label} ${titles[0]!}`,
      rank: RANKS.value,
      order,
    }),
  );
  return [now, ...found.filter((c) => c.label !== today)];
}

/** `as-of`, and the day of a sale or a listing; the others are days of the user's own. */
function asksForLaw({ declaration, properties }: ExpectedAt): boolean {
  const keyword = properties.at(-1)?.keyword;
  if (!declaration) return true;
  return keyword === 'on' || keyword === 'listed' || keyword === 'in-production-since';
}

/** Newest first, each with what changed. */
function lawDays(changes: readonly Change[]): [day: string, titles: string[]][] {
  const titles = new Map<string, string[]>();
  for (const change of changes)
    for (const on of new Set([change.effective, change.compliance, change.until]))
      if (on !== undefined && parseDay(on) !== undefined) {
        const of = titles.get(on) ?? [];
        of.push(`${change.title}${WORDS[eventOn(change, on)!]}`);
        titles.set(on, of);
      }
  return [...titles].sort(([a], [b]) => (a < b ? 1 : -1));
}
const WORDS = { effective: '', compliance: ' (to be complied with)', until: ' (ends)' } as const;
