/** One collection of the compiled rulebook after another of its name: lists follow each other, tables are laid over each other. */
export function followedBy(before: unknown, next: unknown): unknown {
  if (Array.isArray(before) && Array.isArray(next)) return [...(before as unknown[]), ...(next as unknown[])];
  if (typeof before === 'object' && before !== null && typeof next === 'object') return { ...before, ...next };
  return before;
}
