import { expect } from 'vitest';

/** Where two long texts part, rather than both of them whole. */
export function sameText(a: string, b: string, where = ''): void {
  if (a === b) return;
  let i = 0;
  while (a[i] === b[i]) i++;
  expect(a.slice(Math.max(0, i - 300), i + 200), where).toBe(b.slice(Math.max(0, i - 300), i + 200));
}
