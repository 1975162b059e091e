/** The words of the listed names, and which of them a stated word may have been meant for. */
import { type IndexData, ROW, unpack } from './index-data.ts';
import { Lookup } from './lookup.ts';
import { mask, edits, otherSound, SAME_SOUND, slips, sound, typed } from './sounds.ts';
import { DISTINCTIVE, SCRAP, weightOf } from './weights.ts';
import { formalWords, legalWords, spellings, stopWords } from './common-words.ts';

/** Words by number, with their likeness in thousandths; 1000 is the word itself. */
export type Near = ReadonlyMap<number, number>;

export class Vocabulary {
  private readonly data: IndexData;
  private readonly words: readonly string[];
  /** Numbers of words asked for before; −1 for none. */
  private readonly ids = new Map<string, number>();
  private readonly lists: (Int32Array | undefined)[] = [];
  private postings: readonly string[] | undefined;
  private readonly sounds: Lookup;
  private lexicon: Lexicon | undefined;
  private readonly meanings = new Map<string, string>();
  private readonly remembered = new Map<string, Near>();

  constructor(data: IndexData) {
    this.data = data;
    this.sounds = new Lookup(data.sounds);
    this.words = data.words === '' ? [] : data.words.split(ROW);
  }

  id(word: string): number | undefined {
    let id = this.ids.get(word);
    if (id === undefined) this.ids.set(word, (id = this.find(word)));
    return id < 0 ? undefined : id;
  }

  /** By halves: the words of one length are in order. */
  private find(word: string): number {
    let from = this.data.lengths[word.length] ?? this.words.length;
    const end = this.data.lengths[word.length + 1] ?? this.words.length;
    for (let to = end; from < to; ) {
      const middle = (from + to) >> 1;
      if (this.words[middle]! < word) from = middle + 1;
      else to = middle;
    }
    return from < end && this.words[from] === word ? from : -1;
  }

  word(id: number): string {
    return this.words[id]!;
  }
  weight(word: string): number {
    const id = this.id(word);
    // A scrap that nobody is listed with says nothing against a name: `Iic` for Inc, `o` for of.
    if (id === undefined) return word.length <= 3 ? SCRAP : weightOf(word, 0);
    return this.data.weights[id]!;
  }
  /** Of a stated word: that of the listed word it may have been meant for, where it is none itself. */
  statedWeight(word: string): number {
    if (this.id(word) !== undefined) return this.weight(word);
    let most = 0;
    for (const id of this.near(word).keys()) most = Math.max(most, this.data.weights[id]!);
    return most || this.weight(word);
  }
  weightOf(id: number): number {
    return this.data.weights[id]!;
  }
  names(id: number): Int32Array {
    return (this.lists[id] ??= unpack((this.postings ??= this.data.postings.split(ROW))[id]!));
  }

  /**
   * What a word that nobody is listed with was meant for: a trade word, a place or a legal form (then nothing) with a slip
   * or in another spelling. Itself, where it was meant as it stands.
   */
  meant(word: string): string {
    const listed = this.id(word) !== undefined;
    if (word.length < (listed ? 8 : 2) || /\d/.test(word)) return word;
    let to = this.meanings.get(word);
    if (to === undefined) {
      if (this.meanings.size > 50_000) this.meanings.clear();
      this.meanings.set(word, (to = this.guess(word, listed)));
    }
    return to;
  }

  /** A word that someone is listed with is itself, unless it is a legal form misspelled. */
  private guess(word: string, listed: boolean): string {
    this.lexicon ??= lexiconOf(this.data.lexicon);
    const { words, masks, sounds } = this.lexicon;
    const own = mask(word);
    let best = word.length >= 4 ? sounds.get(sound(word)) : undefined;
    let like = best === undefined ? 0 : SAME_SOUND;
    for (let i = 0; i < words.length; i++) {
      const to = words[i]!;
      if (to === word) return word;
      // One slip alone in most: these words are many.
      const most = to.length < 8 ? 1 : 2;
      if (Math.abs(to.length - word.length) > most || bits(masks[i]! ^ own) > 2 * most) continue;
      const d = edits(word, to, most);
      // Of two, the one with the same letters: a swap is the commonest slip.
      const close = 950 - 50 * d + (masks[i] === own && to.length === word.length ? 10 : 0);
      if (d <= most && close > like) {
        best = to;
        like = close;
      }
    }
    // Its plural may be what was meant.
    if (best === undefined)
      return word.length > 4 && word.endsWith('s') ? plural(word, this.guess(word.slice(0, -1), listed)) : word;
    const meant = spellings().get(best) ?? best;
    if ([best, meant].some((w) => legalWords().has(w) || formalWords().has(w) || stopWords().has(w))) return '';
    return listed ? word : meant;
  }

  /** The word itself first, then those that a slip or another spelling may have made of it, likest first. */
  near(word: string): Near {
    let out = this.remembered.get(word);
    if (!out) {
      if (this.remembered.size > 50_000) this.remembered.clear();
      this.remembered.set(word, (out = this.search(word)));
    }
    return out;
  }

  private search(word: string): Near {
    const self = this.id(word);
    const out = new Map<number, number>();
    if (self !== undefined) out.set(self, 1000);
    // A trade word or a place is not taken for another one.
    if (word.length < 3 || /\d/.test(word) || (self !== undefined && this.data.weights[self]! < DISTINCTIVE)) return out;
    const { words } = this;
    const most = slips(word.length + 1);
    if (most === 0) return out;
    const { masks } = this.data;
    const own = mask(word);
    const from = this.data.lengths[Math.max(word.length === 3 ? 4 : 3, word.length - most)] ?? words.length;
    const to = this.data.lengths[word.length + most + 1] ?? words.length;
    for (let i = from; i < to; i++) {
      // One edit changes at most two kinds of letters.
      if (i === self || bits(masks[i]! ^ own) > 2 * most) continue;
      const l = typed(word, words[i]!);
      if (l > 0) out.set(i, l);
    }
    if (word.length >= 4) {
      const other = otherSound(word);
      for (const s of other === undefined ? [sound(word)] : [sound(word), other]) {
        const alike = this.sounds.get(s);
        if (alike === undefined) continue;
        for (const i of unpack(alike)) if (words[i]!.length >= 4) out.set(i, Math.max(out.get(i) ?? 0, SAME_SOUND));
      }
    }
    return out;
  }

  /** The word itself, where someone is listed with it. */
  itself(word: string): [number, number][] {
    const id = this.id(word);
    return id === undefined ? [] : [[id, 1000]];
  }

  /** Of a stated and a listed word, in thousandths. */
  likeness(stated: string, listed: string): number {
    const id = this.id(listed);
    return id === undefined ? 0 : (this.near(stated).get(id) ?? 0);
  }
}

/** What the singular was meant for, if it was meant for anything but itself. */
const plural = (word: string, meant: string): string => (meant === word.slice(0, -1) ? word : meant);

interface Lexicon {
  readonly words: readonly string[];
  readonly masks: Int32Array;
  readonly sounds: ReadonlyMap<string, string>;
}

function lexiconOf(text: string): Lexicon {
  const lines = text.split(ROW).map((line) => line.split(':') as [string, string]);
  const sounds = new Map<string, string>();
  for (const [word, heard] of lines) if (!sounds.has(heard)) sounds.set(heard, word);
  return { words: lines.map(([word]) => word), masks: Int32Array.from(lines, ([word]) => mask(word)), sounds };
}

function bits(n: number): number {
  let v = n - ((n >>> 1) & 0x55555555);
  v = (v & 0x33333333) + ((v >>> 2) & 0x33333333);
  return (((v + (v >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}
