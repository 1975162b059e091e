/** Nearest spelling for "did you mean": optimal string alignment distance, bounded, case-insensitive. */
export function suggest(word: string, candidates: Iterable<string>): string | undefined {
  const w = word.toLowerCase();
  if (w.length > LONGEST) return undefined;
  const limit = limitOf(w);
  let best: string | undefined;
  let bestD = limit + 1;
  for (const c of candidates) {
    if (Math.abs(c.length - w.length) >= bestD) continue;
    const d = distance(w, c.toLowerCase(), bestD);
    if (d < bestD) {
      best = c;
      bestD = d;
      if (d === 0) break;
    }
  }
  return best;
}

/** A longer word is nothing that was misspelled. */
export const LONGEST = 64;
/** Edits that a misspelling of a word may have. */
export const limitOf = (word: string): number => (word.length <= 2 ? 1 : word.length <= 5 ? 2 : 3);

/** Edits (insert, delete, replace, swap of neighbors) from a to b; gives up with `stop` once that many are certain. */
function distance(a: string, b: string, stop: number): number {
  let prev2: number[] = [];
  let prev = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let d = Math.min(prev[j]! + 1, row[j - 1]! + 1, prev[j - 1]! + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) d = Math.min(d, prev2[j - 2]! + 1);
      row.push(d);
      if (d < least) least = d;
    }
    if (least >= stop) return stop;
    prev2 = prev;
    prev = row;
  }
  return prev[b.length]!;
}
