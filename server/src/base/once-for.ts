/** What turns on an object alone, found once for each: held as long as the object is, and no longer. */
export function onceFor<K extends object, T>(find: (of: K) => T): (of: K) => T {
  const known = new WeakMap<K, { readonly found: T }>();
  return (of) => {
    let own = known.get(of);
    if (!own) known.set(of, (own = { found: find(of) }));
    return own.found;
  };
}
