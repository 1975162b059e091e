/** Every fact says which paragraph it is from, where that was read, and against which text it was checked. */
import type { Complain, Invariant } from './invariant.ts';
import { factsOf } from '../compile/facts.ts';
import { FILE_KINDS, KINDS } from '../kinds.ts';

export const provenance: Invariant = {
  id: 'provenance',
  title: 'Every fact has a citation and a source, and says which text it was read against',
  check(compiled, complain) {
    for (const fact of factsOf(compiled)) {
      if (UNSOURCED.has(fact.kind)) continue;
      if (!fact.cite) complain(fact.record, `${fact.id}: no citation`);
      if (!fact.source) complain(fact.record, `${fact.id}: no source`);
      check(fact.record, fact.id, fact.verified?.values, complain);
      check(fact.record, fact.id, fact.verified?.dates, complain);
    }
  },
};

const UNSOURCED: ReadonlySet<string> = new Set(
  FILE_KINDS.filter((kind) => 'unsourced' in KINDS[kind]).flatMap((kind) => Object.keys(KINDS[kind].facts)),
);

/** An answer to "was it verified?" names no text. */
const NOT_A_TEXT = /^(true|false|yes|no|ok|done|n\/a|todo|tbd|unknown|\?+)$/i;

function check(record: object, id: string, verified: string | undefined, complain: Complain): void {
  if (!verified) complain(record, `${id}: does not say which text it was read against`);
  else if (NOT_A_TEXT.test(verified.trim()))
    complain(record, `${id}: verified is "${verified}"; name the text it was read against, or write memory`);
}
