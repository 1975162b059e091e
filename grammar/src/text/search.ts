/** The first index from 0 to `last` at which it holds, or `last`; where it holds, it holds of all that follow. */
export function firstIndex(last: number, holds: (index: number) => boolean): number {
  let low = 0;
  let high = last;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
