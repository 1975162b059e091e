/** Of one id, no two facts hold on the same day, and between the first and the last none is missing. */
import { type Complain, type Invariant, nameOf, RULES } from './invariant.ts';
import type { Dated } from '../load/select.ts';

export const intervals: Invariant = {
  id: 'intervals',
  title: 'The facts of one id follow each other without overlap and without gap',
  check({ core, ccl, lists }, complain) {
    for (const { name, id, under, several } of RULES) {
      const facts: readonly (Dated & object)[] = core[name];
      const key = (f: object): string => (under === undefined ? nameOf(f, id) : `${nameOf(f, id)} under ${nameOf(f, under)}`);
      if (several) for (const [of, group] of Map.groupBy(facts, key)) gaps(of, group, complain);
      else serial(facts, key, complain);
    }
    for (const versions of ccl.values()) serial(versions, (v) => v.eccn, complain);
    serial(core.groups, (g) => g.group, complain);
    for (const [list, snapshots] of Map.groupBy(lists, (l) => l.list)) {
      for (const [day, same] of Map.groupBy(snapshots, (s) => s.snapshot)) {
        if (same.length > 1) complain(same[1]!, `${list}: there are two snapshots of ${day}`);
      }
    }
  },
};

function serial<T extends Dated & object>(facts: readonly T[], key: (f: T) => string, complain: Complain): void {
  for (const [id, group] of Map.groupBy(facts, key)) {
    const inOrder = ordered(group);
    for (const [i, next] of inOrder.entries()) {
      const before = inOrder[i - 1];
      if (before && (before.until === undefined || before.until > (next.from ?? ''))) {
        complain(next, `${id}: begins ${next.from ?? 'at the beginning'}, while its predecessor ends ${before.until ?? 'never'}`);
      }
    }
    gaps(id, group, complain);
  }
}

function gaps<T extends Dated & object>(id: string, facts: readonly T[], complain: Complain): void {
  let end = '';
  for (const [i, f] of ordered(facts).entries()) {
    const from = f.from ?? '';
    if (i > 0 && from > end && !(f as { resumes?: string }).resumes)
      complain(f, `${id}: nothing holds from ${end} until ${from}; say why in \`resumes\`, where that is so`);
    const until = f.until ?? '9999-12-31';
    if (until > end) end = until;
  }
}

const ordered = <T extends Dated>(facts: readonly T[]): T[] =>
  [...facts].sort((a, b) => ((a.from ?? '') < (b.from ?? '') ? -1 : 1));
