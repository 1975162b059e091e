/**
 * Every word the language itself knows, numbered: keywords, words of closed lists, roles, currencies, units. A word in a
 * text is looked up by a hash made while it is scanned, so that none of them is ever copied out of the text.
 */
import { currencyCodes } from '../../server/src/base/currencies.ts';
import { unitNames } from '../../server/src/base/units.ts';
import { ROLES } from './shapes.ts';
import { KEYWORDS } from './tokens.ts';
import { WORD_LISTS } from './words.ts';

const words = new Set<string>(['']);
for (const k of KEYWORDS) for (const w of k.name.split(' ')) words.add(w);
for (const { words: list } of Object.values(WORD_LISTS)) for (const w of list) words.add(w.name);
for (const list of [ROLES, ['replaces', 'eliminates', 'worldwide', 'EAR99'], currencyCodes, unitNames]) for (const w of list) words.add(w);

/** By number; 0 is no word. */
export const KNOWN: readonly string[] = [...words];

/** Open addressing; a power of two well above the number of words, so that most look-ups end at once. */
const SIZE = 2048;
const slots = new Uint16Array(SIZE);

export const hash = (h: number, c: number): number => (Math.imul(h, 31) + c) | 0;

KNOWN.forEach((w, id) => {
  if (id === 0) return;
  let h = 0;
  for (let i = 0; i < w.length; i++) h = hash(h, w.charCodeAt(i));
  let slot = h & (SIZE - 1);
  while (slots[slot] !== 0) slot = (slot + 1) & (SIZE - 1);
  slots[slot] = id;
});

/** The number of the word that stands at `start` up to `end`, whose characters have the hash `h`. */
export function knownAt(text: string, start: number, end: number, h: number): number {
  for (let slot = h & (SIZE - 1); ; slot = (slot + 1) & (SIZE - 1)) {
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
