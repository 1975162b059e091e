import { decidedBy } from '../determine/expectation.ts';
import type { Change, Rulebook } from '../rulebook/rulebook.ts';
import type { Determination } from '../determine/result.ts';
import type { Diagnostic } from '../base/diagnostic.ts';
import { bears, refsIn } from '../rulebook/history.ts';
import { type Clause, countriesOf, groupBy } from './clauses.ts';
import { finding, type CodeInfo, type Rule } from './rule.ts';

const page = (on: string): string => `as-of 2025-02-01

product etcher {
  type   equipment
  origin US
  eccn   3B001.c.1.a
  value  900_000 USD
  destination CN {
    expect license-required
    reviewed by "Trade compliance" on ${on}
  }
}
`;

const info: CodeInfo = {
  code: 'ES9102',
  name: 'review-outdated',
  severity: 'information',
  title: 'A review is older than the law it looked at',
  page: {
    what: 'The answer was reviewed before a change of the law that touches a rule it rests on, its entry or its country. The answer may be the same all the same.',
    why: 'A review says who has looked at which law. It does not speak of a rule that has changed since.',
    cite: [],
    fix: 'Look at the proof again, and give the day of the new review.',
    suppress: 'When the change was looked into and does not concern the product: say so in the reason.',
    bad: page('2022-03-01'),
    good: page('2025-01-31'),
  },
};

const message = (a: {
  readonly countries: string;
  readonly on: string;
  readonly changed: string;
  readonly ref: string;
}): string => `${a.countries}: the review of ${a.on} is older than the change of ${a.ref} on ${a.changed}`;

interface Newer {
  readonly d: Determination;
  readonly change: Change;
  readonly effective: string;
  readonly ref: string;
}

export const reviewOutdated: Rule = {
  ...info,
  check: (ctx) => ctx.clauses.filter((c) => c.destination.reviewed).flatMap((clause) => ofClause(ctx.rulebook, clause)),
};

function ofClause(rulebook: Rulebook, clause: Clause): Diagnostic[] {
  const { reviewed } = clause.destination;
  if (!reviewed) return [];
  const found = clause.determinations.flatMap((d) => {
    // One that differs is said as that.
    const newest = d.expected && !d.expected.holds ? undefined : newestChange(rulebook, d, reviewed.on);
    return newest ? [newest] : [];
  });
  return groupBy(found, ({ change, ref }) => `${change.id} ${ref}`).map((group) => {
    const { change, effective, ref } = group[0]!;
    const ds = group.map((g) => g.d);
    return finding(info, {
      at: reviewed.at,
      message: message({ countries: countriesOf(ds), on: reviewed.on, changed: effective, ref }),
      related: [{ at: clause.at, message: `${change.title} (${change.cite})` }],
      rules: [change.cite],
      of: ds,
    });
  });
}

/** The last change between the review and the day asked for that touched what the answer rests on. */
function newestChange(rulebook: Rulebook, d: Determination, on: string): Newer | undefined {
  const refs = [...decidedBy(d), ...[d.classification.effective ?? ''].flatMap(refsIn), d.destination];
  let newest: Newer | undefined;
  for (const change of rulebook.changes) {
    const { effective } = change;
    if (effective === undefined || effective <= on || effective > d.asOf) continue;
    if (newest && newest.effective >= effective) continue;
    const ref = refs.find((r) => change.touches.some((t) => bears(t, r)));
    if (ref !== undefined) newest = { d, change, effective, ref };
  }
  return newest;
}
