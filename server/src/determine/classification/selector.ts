/** Does an ECCN fall under a selector of the rulebook? See rulebook/condition.ts for the forms. */
import { and, not, or, type Tri } from '../../base/tri.ts';
import type { Eccn } from '../../model/model.ts';

interface Parsed {
  /** `3B001`, `3B` or `EAR99` */
  readonly head: string;
  readonly segments: readonly string[];
  readonly for?: Parsed;
}

const cache = new Map<string, Parsed>();

/** Splits `3B001.f.1-3 for 3A090` once per distinct text. */
function parseSelector(text: string): Parsed {
  let p = cache.get(text);
  if (p === undefined) {
    const [base, target] = text.split(' for ') as [string, string | undefined];
    const [head, ...segments] = base.split('.') as [string, ...string[]];
    p = { head, segments, for: target === undefined ? undefined : parseSelector(target) };
    cache.set(text, p);
  }
  return p;
}

export type ItemSet = readonly string[] | { readonly of: readonly string[]; readonly except?: readonly string[] };

/** `undetermined` where the ECCN is not stated deeply enough, or not said what it is for. */
export function matches(eccn: Eccn, selector: string): Tri {
  const s = parseSelector(selector);
  const base = matchesPath(eccn.code, s);
  if (base === 'no' || s.for === undefined) return base;
  if (eccn.for === undefined) return 'undetermined';
  const target = matchesPath(eccn.for, s.for);
  // `3D992 for 3B001.c.1.a` names no paragraph: what it is for says that it is the one of such software, 3D992.a.
  return base === 'undetermined' && eccn.code === s.head ? target : and(base, target);
}

const decided = new WeakMap<ItemSet, Map<string, Tri>>();

/** Once for an ECCN and a set of the rulebook, which are asked about each other for every item and destination. */
export function inSet(eccn: Eccn, set: ItemSet): Tri {
  let known = decided.get(set);
  if (!known) decided.set(set, (known = new Map()));
  const key = eccn.for === undefined ? eccn.code : `${eccn.code} for ${eccn.for}`;
  let answer = known.get(key);
  if (answer === undefined) known.set(key, (answer = decide(eccn, set)));
  return answer;
}

function decide(eccn: Eccn, set: ItemSet): Tri {
  const of = 'of' in set ? set.of : set;
  const inside = or(...of.map((s) => matches(eccn, s)));
  if (inside === 'no' || !('except' in set) || !set.except?.length) return inside;
  return and(inside, not(or(...set.except.map((s) => matches(eccn, s)))));
}

function matchesPath(code: string, s: Parsed): Tri {
  const own = parseSelector(code);
  if (s.head.length === 2) return own.head.startsWith(s.head) ? 'yes' : 'no';
  if (own.head !== s.head) {
    // a stated `for 3B` is wider than a selector's entry
    return own.head.length === 2 && s.head.startsWith(own.head) ? 'undetermined' : 'no';
  }
  for (let i = 0; i < s.segments.length; i++) {
    const mine = own.segments[i];
    if (mine === undefined) return 'undetermined';
    if (!segmentIn(mine, s.segments[i]!)) return 'no';
  }
  return 'yes';
}

function segmentIn(mine: string, want: string): boolean {
  const dash = want.indexOf('-');
  if (dash < 0) return mine === want;
  const lo = want.slice(0, dash);
  const hi = want.slice(dash + 1);
  const numeric = /^\d+$/;
  if (numeric.test(lo)) return numeric.test(mine) && Number(mine) >= Number(lo) && Number(mine) <= Number(hi);
  return mine.length === lo.length && mine >= lo && mine <= hi;
}
