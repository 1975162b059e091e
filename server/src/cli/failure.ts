/** Wrong usage or configuration: one line for the person at the terminal, exit 2. Anything else thrown is a bug of ours. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Exit codes of every verb. */
export const EXIT = { clean: 0, findings: 1, usage: 2, bug: 101, interrupted: 130 } as const;
