import { plural } from '../../rules/text.ts';

/** Why an assistant gets no answer, in words for it: what it asked cannot be done. Anything else thrown is a bug of ours. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
}

/** Specs whose own project has not opened them to assistants, a line for each `earshot.json`. @param closed how many, by its path */
export const notOpened = (closed: ReadonlyMap<string, number>): string[] =>
  [...closed].map(([config, n]) => `${plural(n, 'spec')}: ${config} does not switch assistants on`);

/** Nothing is left to answer of. @param left why, a line each */
export const nothingToRead = (left: readonly string[]): Refusal => new Refusal(['No spec may be read here.', ...left].join('\n'));

/** What is said where nobody has switched it on. @param config `earshot.json` or where it would stand, as the reader would write it */
export const switchedOff = (config: string): string =>
  `Assistants are switched off here. To switch them on, set "assistant": true in ${config}.`;
