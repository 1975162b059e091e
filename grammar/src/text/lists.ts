/** Long lists of which an edit changes a little: what stays is compared by its ends, and taken over by whole stretches. */

/** How many members two lists have in common at the beginning, and of the rest at the end. */
export function commonEnds<T>(a: readonly T[], b: readonly T[]): { readonly head: number; readonly tail: number } {
  const shorter = Math.min(a.length, b.length);
  let head = 0;
  while (head < shorter && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < shorter - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  return { head, tail };
}

/** With others in place of the members from one to before another; however many, none is an argument of a call. */
export const spliced = <T>(list: readonly T[], from: number, to: number, by: readonly T[]): T[] =>
  list.slice(0, from).concat(by, list.slice(to));
