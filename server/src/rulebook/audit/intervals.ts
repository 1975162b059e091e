/** Of one id, no two facts hold on the same day, and between the first and the last none is missing. */
import { type Complain, IDENTIFIED, IDENTIFIED_KINDS, type Invariant } from './invariant.ts';
import type { Dated } from '../load/select.ts';

export const intervals: Invariant = {
  id: 'intervals',
  title: 'The facts of one id follow each other without overlap and without gap',
  check({ core, ccl, lists }, complain) {
    for (const kind of IDENTIFIED_KINDS) {
      const key = IDENTIFIED[kind];
      serial(core[kind] as readonly Dated[], (f) => idOf(kind, f as Record<string, unknown>, key), complain);
    }
    for (const versions of ccl.values()) serial(versions, (v) => v.eccn, complain);
    serial(core.groups, (g) => g.group, complain);
    for (const [list, snapshots] of Map.groupBy(lists, (l) => l.list)) {
      for (const [day, same] of Map.groupBy(snapshots, (s) => s.snapshot)) {
        if (same.length > 1) complain(same[1]!, `${list}: there are two snapshots of ${day}`);
      }
    }
    // Two scopes of one id may hold on the same day, where they divide destinations or items between them.
    for (const [id, scopes] of Map.groupBy(core.scopes, (s) => s.id)) gaps(id, scopes, complain);
  },
};

/** A license exception may hold in several ways on a day, each under a paragraph of its own. */
const idOf = (kind: (typeof IDENTIFIED_KINDS)[number], fact: Record<string, unknown>, key: string): string =>
  kind === 'exceptions' ? `${fact['code'] as string} under ${fact['rule'] as string}` : (fact[key] as string);

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
