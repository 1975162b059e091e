/**
 * A name as the matcher compares it: ASCII words without legal forms, in one spelling each. Word order is kept; equality does
 * not go by it.
 */
import { later } from '../base/later.ts';
import { fold } from './letters.ts';
import { edgeForms, formalWords, legalForms, spellings, stopWords } from './common-words.ts';

export interface Name {
  /** The words that are left; never empty where any letter or digit could be read. */
  readonly words: readonly string[];
  /** Its legal forms in order, run together: `coltd`, `gmbh`; empty where it has none. */
  readonly legal: string;
  /** Part of it, or all, is in an alphabet that is not read. */
  readonly unread: boolean;
}

export function normalize(text: string): Name {
  const { text: ascii, unread } = fold(text);
  const raw = split(ascii);
  const legal: string[] = [];
  let words = stripLegal(raw, legal);
  const plain = words.map(spell).filter((w) => !stopWords().has(w));
  const telling = plain.filter((w) => !formalWords().has(w));
  if (telling.length > 0) words = telling;
  else if (plain.length > 0) words = plain;
  else if (words.length === 0) words = raw;
  return { words, legal: legal.join(''), unread };
}

/** Words: apostrophes and the dots of initials close up, everything else that is no letter or digit parts. */
function split(ascii: string): string[] {
  const text = ascii
    .replace(/(?<=[a-z0-9])'(?=[a-z0-9])/g, '')
    .replace(/\b([aks])\/([sa])\b/g, '$1$2')
    .replace(/\b(?:[a-z]\.\s?){2,}(?:[a-z]\b)?/g, (run) => `${run.replace(/[.\s]/g, '')} `);
  const words = text.split(/[^a-z0-9]+/).filter(Boolean);
  // `S A R L`, `J S C`: a run of single letters is one word.
  const out: string[] = [];
  for (let i = 0; i < words.length; i++) {
    let run = words[i]!;
    if (/^[a-z]$/.test(run)) while (i + 1 < words.length && /^[a-z]$/.test(words[i + 1]!)) run += words[++i]!;
    out.push(run);
  }
  return out;
}

const byFirst = later(() => Map.groupBy(legalForms(), (form) => form[0]!));

/** Takes legal forms out, into `found`. Short ones go only from the ends, and from beside another one. */
function stripLegal(words: readonly string[], found: string[]): string[] {
  const kept: { word: string; legal: boolean }[] = [];
  for (let i = 0; i < words.length; ) {
    const form = byFirst()
      .get(words[i]!)
      ?.find((f) => f.every((w, k) => words[i + k] === w));
    const length = form?.length ?? 1;
    for (let k = 0; k < length; k++) kept.push({ word: words[i + k]!, legal: form !== undefined });
    i += length;
  }
  // From the left, then from the right: what the first pass leaves can only be reached from the other end.
  const take = (i: number): void => {
    const here = kept[i]!;
    if (here.legal || !edgeForms().has(here.word)) return;
    here.legal = i === 0 || i === kept.length - 1 || kept[i - 1]!.legal || kept[i + 1]!.legal;
  };
  for (let i = 0; i < kept.length; i++) take(i);
  for (let i = kept.length - 1; i >= 0; i--) take(i);
  const rest = kept.filter((k) => !k.legal);
  if (rest.length === 0) return [];
  for (const k of kept) if (k.legal) found.push(spellLegal(k.word));
  return rest.map((k) => k.word);
}

const LEGAL_SPELLINGS: Readonly<Record<string, string>> = {
  limited: 'ltd',
  company: 'co',
  corporation: 'corp',
  incorporated: 'inc',
  private: 'pvt',
};
const spellLegal = (w: string): string => LEGAL_SPELLINGS[w] ?? w;

/** One spelling for a word; the plural of a longer one is its singular. */
function spell(word: string): string {
  const known = spellings().get(word);
  if (known !== undefined) return known;
  const ordinal = /^(\d+)(?:st|nd|rd|th)$/.exec(word);
  if (ordinal) return ordinal[1]!;
  if (word.length >= 6 && word.endsWith('s') && !/(?:ss|us|is|os|as)$/.test(word)) {
    const one = word.slice(0, -1);
    return spellings().get(one) ?? one;
  }
  return word;
}

/** The same for any order of the words. */
export const sortedKey = (words: readonly string[]): string => [...words].sort().join(' ');
/** The same wherever the words are parted. */
export const joined = (words: readonly string[]): string => words.join('');
