/** What a finding says: one line that a list of problems shows whole. */
import { visible } from './visible.ts';

/** Characters. */
export const LONGEST = 100;
const NAME = 28;

/** Cut where it is longer, between two words where there is a blank near. */
export function clip(text: string, longest = NAME): string {
  if (text.length <= longest) return text;
  const cut = text.slice(0, longest - 1);
  const blank = cut.lastIndexOf(' ');
  return `${cut.slice(0, blank > longest * 0.7 ? blank : undefined).replace(/[\uD800-\uDBFF]$|[\s,;:(]+$/, '')}…`;
}

/** Visible, and no longer than a message is. */
export const shown = (text: string): string => clip(visible(text), LONGEST);

/** The message as it is shown; where that is less than all of it, the whole is told at the same place. */
export function shownAt<T>(
  text: string,
  at: T,
): { readonly message: string; readonly related?: readonly { readonly at: T; readonly message: string }[] } {
  const message = shown(text);
  const whole = visible(text);
  return message === whole ? { message } : { message, related: [{ at, message: whole }] };
}

/** The first of several ways to say it, from the fullest to the shortest, that is not too long; else the last. */
export function fitting(ways: readonly (() => string)[], longest = LONGEST): string {
  let said = '';
  for (const way of ways) if ((said = way()).length <= longest) break;
  return said;
}
