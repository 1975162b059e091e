/** Made when it is first asked for: what a small check does without is not made at its start. */
export function later<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}
