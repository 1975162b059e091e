/**
 * Step 9: red flags, the circumstances of supplement no. 3 to part 732 that the spec shows. A flag prohibits nothing and
 * answers nothing: it is raised only where all it asks is answered yes, adds no proviso and asks for no fact.
 */
import type { Tri } from '../../base/tri.ts';
import type { TRedFlag } from '../../rulebook/schema/index.ts';
import { type Context, sharedStep } from '../context.ts';
import type { RedFlag } from '../result.ts';
import { subjects, type Subject } from './about.ts';
import type { Sale } from './ahead.ts';
import { checks } from './checks.ts';

/** Each code at most once about one thing, in the rulebook's order. */
export function redFlags(ctx: Context, subject: Tri, sale: Sale): RedFlag[] {
  const out = new Map<string, RedFlag>();
  // What a flag is judged on must leave no trace in the answer, and silence is no ground for one.
  const quiet: Context = { ...ctx, strict: false };
  for (const flag of ctx.rules.redFlags) {
    if (flag.subjectToEar && !flag.subjectToEar.includes(subject)) continue;
    for (const hit of hits(quiet, flag, sale)) {
      const key = `${flag.code}\0${hit.about}`;
      if (!out.has(key)) out.set(key, hit);
    }
  }
  return [...out.values()];
}

function hits(ctx: Context, flag: TRedFlag, sale: Sale): RedFlag[] {
  // A question about the whole sale that already fails spares the check.
  const { when } = flag;
  if (when && !sharedStep(ctx, flag, () => ctx.evaluate(when, ctx).answer === 'yes')) return [];
  if (flag.check) return checks[flag.check](ctx, flag, sale).map((h) => phrase(flag, h));
  return subjects(ctx, flag).map((s) => phrase(flag, s));
}

function phrase(flag: TRedFlag, s: Subject): RedFlag {
  const { about, at, seen = flag.title, ...more } = s;
  const inquire = lower(flag.inquire);
  return {
    code: flag.code,
    about,
    text: `${about}: ${seen}. Find out: ${inquire}`,
    seen,
    inquire,
    ...(at && { at }),
    ...more,
  };
}

const lower = (s: string): string => (/^[A-Z][a-z]/.test(s) ? s.charAt(0).toLowerCase() + s.slice(1) : s);
