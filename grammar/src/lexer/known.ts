/**
 * Every word the language itself knows, numbered: keywords, words of closed lists, roles, currencies, units. A word in a
 * text is looked up by a hash of its length and three of its letters, so that none of them is ever copied out of the text.
 */
import { currencyCodes } from '../text/currencies.ts';
import { unitNames } from '../text/units.ts';
import { ROLES } from '../shapes.ts';
import { KEYWORDS } from '../keywords.ts';
import { WORD_LISTS } from '../words.ts';

const words = new Set<string>(['']);
for (const k of KEYWORDS) for (const w of k.name.split(' ')) words.add(w);
for (const { words: list } of Object.values(WORD_LISTS)) for (const w of list) words.add(w.name);
for (const list of [ROLES, ['replaces', 'eliminates', 'worldwide', 'EAR99'], currencyCodes, unitNames])
  for (const w of list) words.add(w);

/** By number; 0 is no word. */
export const KNOWN: readonly string[] = [...words];

/** Open addressing; a power of two well above the number of words, so that most look-ups end at once. */
const SIZE = 2048;
const slots = new Uint16Array(SIZE);

function slotOf(text: string, start: number, end: number): number {
  const length = end - start;
  return (
    (Math.imul(text.charCodeAt(start), 73) +
      Math.imul(text.charCodeAt(start + (length >> 1)), 1171) +
      Math.imul(text.charCodeAt(end - 1), 389) +
      length * 41) &
    (SIZE - 1)
  );
}

for (let id = 1; id < KNOWN.length; id++) {
  const w = KNOWN[id]!;
  let slot = slotOf(w, 0, w.length);
  while (slots[slot] !== 0) slot = (slot + 1) & (SIZE - 1);
  slots[slot] = id;
}

/** The number of the word that stands at `start` up to `end`. */
export function knownAt(text: string, start: number, end: number): number {
  for (let slot = slotOf(text, start, end); ; slot = (slot + 1) & (SIZE - 1)) {
    const id = slots[slot]!;
    if (id === 0) return 0;
    const w = KNOWN[id]!;
    if (w.length !== end - start) continue;
    let i = 0;
    while (i < w.length && w.charCodeAt(i) === text.charCodeAt(start + i)) i++;
    if (i === w.length) return id;
  }
}

/** A table over the numbers of words, made from one over the words. */
export function byNumber<T>(of: ReadonlyMap<string, T>): readonly (T | undefined)[] {
  return KNOWN.map((w) => of.get(w));
}
