/** Which paragraphs an entry of the CCL has, as far as the edition read prints them. */
import type { CclEntry } from '../../rulebook/rulebook.ts';

/**
 * Is the first letter of a code printed in the edition, or spoken of by a row? Yes where the edition's paragraphs are not in hand.
 * Deeper paragraphs are not compared: the printed list has gaps there, and they change more often than the edition is read.
 */
export function prints(entry: CclEntry, code: string): boolean {
  if (code === entry.eccn || !entry.paragraphs?.length) return true;
  const first = code.split('.').slice(0, 2).join('.');
  const spoken = entry.rows.flatMap((r) => [...(r.applies.of ?? []), ...(r.applies.except ?? [])]);
  return [...entry.paragraphs, ...spoken].some((p) => p === first || p.startsWith(`${first}.`) || inRange(first, p));
}

/** `3B001.k-n` speaks of `3B001.m`. */
function inRange(code: string, selector: string): boolean {
  const [head, letter] = code.split('.');
  const m = /^(\w{5})\.([a-z])-([a-z])\b/.exec(selector);
  return m !== null && m[1] === head && letter !== undefined && letter >= m[2]! && letter <= m[3]!;
}
