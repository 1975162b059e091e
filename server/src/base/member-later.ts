/** Gives an object a member that is made when it is first asked for, and is then one like any other. */
export function memberLater(of: object, name: string, make: () => unknown): void {
  const shared = { enumerable: true, configurable: true } as const;
  Object.defineProperty(of, name, {
    ...shared,
    get(): unknown {
      const value = make();
      Object.defineProperty(of, name, { ...shared, value });
      return value;
    },
  });
}
