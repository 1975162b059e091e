/** Which paragraphs an entry of the CCL has, as far as the edition read prints them. */
import type { Eccn } from '../../model/model.ts';
import type { CclEntry, RulebookAt } from '../../rulebook/rulebook.ts';

/** What a question about an entry turns on: its paragraph or, of software and technology without paragraphs, what it is for (`3E001 for 3A001.a.2`). */
export function whatDecides(rules: RulebookAt, { code, for: target }: Eccn): string {
  if (target !== undefined) return `the paragraph of ${target} that ${code} is for`;
  return /^\d[DE]\d{3}$/.test(code) && !rules.entry(code)?.paragraphs?.length
    ? `what ${code} is for (eccn ${code} for …)`
    : `the paragraph of ${code}`;
}

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
