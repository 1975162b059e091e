/** Why an assistant gets no answer, in words for it: what it asked cannot be done. Anything else thrown is a bug of ours. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
}

/** What is said where nobody has switched it on. @param config `earshot.json` or where it would stand, as the reader would write it */
export const switchedOff = (config: string): string =>
  `Assistants are switched off here. To switch them on, set "assistant": true in ${config}.`;
