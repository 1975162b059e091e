/** Which paragraphs an entry of the CCL has, as far as the edition read prints them. */
import type { Eccn } from '../../model/model.ts';
import type { CclEntry, RulebookAt } from '../../rulebook/rulebook.ts';
import { type ItemSet, matches } from './selector.ts';

/**
 * What a question about an entry turns on: its paragraph or, of software and technology without paragraphs, what it is for
 * (`3E001 for 3A001.a.2`). `among`: what is asked for; where its paragraph is known to be one of those, what it is for is what is left.
 */
export function whatDecides(rules: RulebookAt, eccn: Eccn, among?: ItemSet): string {
  const { code, for: target } = eccn;
  if (target !== undefined) return `the paragraph of ${target} that ${code} is for`;
  return (/^\d[DE]\d{3}$/.test(code) && !rules.entry(code)?.paragraphs?.length) || turnsOnFor(eccn, among)
    ? `what ${code} is for (eccn ${code} for …)`
    : `the paragraph of ${code}`;
}

function turnsOnFor(eccn: Eccn, among: ItemSet | undefined): boolean {
  const open = (among && 'of' in among ? among.of : (among ?? [])).filter((s) => matches(eccn, s) === 'undetermined');
  return open.length > 0 && open.every((s) => s.includes(' for ') && matches(eccn, s.split(' for ')[0]!) === 'yes');
}

/** What an entry does not have. */
interface Absent {
  /** The paragraph of the code asked about, or one above it: `3A991.a.99`. */
  readonly code: string;
  /** The last of its kind that is printed: `3` of `a.1` to `a.3`. */
  readonly last: string;
}

/**
 * The paragraph of a code that its entry does not have, as far as the edition read can tell. The printed lists have gaps: a paragraph
 * before the last of its kind may be one of them. Below the first letter only a list without gaps says where it ends, and the next
 * one after its end may have been lost or added. Undefined where the entry has the paragraph, or may have it.
 */
export function absent(entry: CclEntry, code: string): Absent | undefined {
  if (code === entry.eccn || !entry.paragraphs?.length) return undefined;
  const tree = treeOf(entry);
  const segments = code.split('.').slice(1);
  for (const [depth, segment] of segments.entries()) {
    const beside = tree.get(segments.slice(0, depth).join('.'));
    if (!beside) return undefined;
    if (beside.has(segment)) {
      // What stands under `x` to `z` is printed in part: `z` takes up figures of other entries, `x` and `y` are catch-alls.
      if (APART.test(segment)) return undefined;
      continue;
    }
    // The 600 series ends with them.
    if (APART.test(segment) && /^\d[A-E]6/.test(entry.eccn)) return undefined;
    const last = [...beside]
      .filter((s) => !APART.test(s))
      .sort(inOrder)
      .at(-1);
    if (last === undefined || (isNumber(segment) === isNumber(last) && inOrder(segment, last) < 0)) return undefined;
    if (depth > 0 && (!isWhole(beside) || next(last) === segment)) return undefined;
    return { code: [entry.eccn, ...segments.slice(0, depth + 1)].join('.'), last };
  }
  return undefined;
}

/** Does the entry have the paragraph, or may it? What single paragraphs decide is open for one that it does not have. */
export function prints(entry: CclEntry, code: string): boolean {
  return absent(entry, code) === undefined;
}

/** Letters that stand apart from those before them. */
const APART = /^[u-z]$/;

const trees = new WeakMap<CclEntry, ReadonlyMap<string, ReadonlySet<string>>>();

/** The paragraphs printed, or spoken of by a row, by the one they stand under; the letters under nothing. */
function treeOf(entry: CclEntry): ReadonlyMap<string, ReadonlySet<string>> {
  const known = trees.get(entry);
  if (known) return known;
  const tree = new Map<string, Set<string>>();
  const add = (segments: readonly string[]): void =>
    segments.forEach((segment, i) => {
      const above = segments.slice(0, i).join('.');
      const own = tree.get(above) ?? new Set();
      for (const one of rangeOf(segment)) own.add(one);
      tree.set(above, own);
    });
  for (const p of entry.paragraphs ?? []) add(p.split('.').slice(1));
  for (const { applies } of entry.rows)
    for (const selector of [...(applies.of ?? []), ...(applies.except ?? [])]) {
      const [head, ...segments] = selector.split(' ')[0]!.split('.');
      if (head === entry.eccn) add(segments);
    }
  trees.set(entry, tree);
  return tree;
}

/** `k-n` is k, l, m and n. */
function rangeOf(segment: string): string[] {
  const [from, to] = segment.split('-') as [string, string?];
  const all = [from];
  if (to !== undefined) for (let s = next(from); inOrder(s, to) <= 0; s = next(s)) all.push(s);
  return all;
}

const isNumber = (segment: string): boolean => /^\d+$/.test(segment);
const next = (segment: string): string =>
  isNumber(segment) ? String(Number(segment) + 1) : String.fromCharCode(segment.charCodeAt(0) + 1);
/** Numbers before letters, `z` before `aa`. */
function inOrder(a: string, b: string): number {
  if (isNumber(a) !== isNumber(b)) return isNumber(a) ? -1 : 1;
  if (isNumber(a)) return Number(a) - Number(b);
  return a.length - b.length || (a < b ? -1 : Number(a > b));
}

/** From `1` or `a` on, without a gap. */
function isWhole(printed: ReadonlySet<string>): boolean {
  const all = [...printed].sort(inOrder);
  return all.length > 1 && /^[1a]$/.test(all[0]!) && all.every((s, i) => i === 0 || s === next(all[i - 1]!));
}
