/** The words of the listed names, and which of them a stated word may have been meant for. */
import { type IndexData, unpack } from './data.ts';
import { edits, otherSound, SAME_SOUND, slips, sound, typed } from './sounds.ts';
import { DISTINCTIVE, weightOf } from './weights.ts';
import { faintWords, formalWords, legalWords, placeWords, spellings, stopWords, tradeWords } from './words.ts';

/** Words by number, with their likeness in thousandths; 1000 is the word itself. */
export type Near = ReadonlyMap<number, number>;

export class Vocabulary {
  private readonly data: IndexData;
  private readonly ids = new Map<string, number>();
  private readonly lists: (Int32Array | undefined)[];
  private masks: Int32Array | undefined;
  /** First word of each length. */
  private readonly lengths: number[] = [];
  private sounds: Map<string, number[]> | undefined;
  private lexicon: readonly { readonly word: string; readonly mask: number }[] | undefined;
  private readonly meanings = new Map<string, string>();
  private readonly remembered = new Map<string, Near>();

  constructor(data: IndexData) {
    this.data = data;
    this.lists = Array.from({ length: data.words.length });
    data.words.forEach((w, i) => {
      this.ids.set(w, i);
      while (this.lengths.length <= w.length) this.lengths.push(i);
    });
  }

  id(word: string): number | undefined { return this.ids.get(word); }
  word(id: number): string { return this.data.words[id]!; }
  weight(word: string): number {
    const id = this.ids.get(word);
    return id === undefined ? weightOf(word, 0) : this.data.weights[id]!;
  }
  /** Of a stated word: that of the listed word it may have been meant for, where it is none itself. */
  statedWeight(word: string): number {
    if (this.ids.has(word)) return this.weight(word);
    let most = 0;
    for (const id of this.near(word).keys()) most = Math.max(most, this.data.weights[id]!);
    return most || weightOf(word, 0);
  }
  weightOf(id: number): number { return this.data.weights[id]!; }
  names(id: number): Int32Array { return (this.lists[id] ??= unpack(this.data.postings[id]!)); }

  /**
   * What a word that nobody is listed with was meant for: a trade word, a place or a legal form (then nothing) with a slip
   * or in another spelling. Itself, where it was meant as it stands.
   */
  meant(word: string): string {
    const listed = this.ids.has(word);
    if (word.length < (listed ? 8 : 3) || /\d/.test(word)) return word;
    let to = this.meanings.get(word);
    if (to === undefined) {
      if (this.meanings.size > 50_000) this.meanings.clear();
      this.meanings.set(word, (to = this.guess(word, listed)));
    }
    return to;
  }

  /** A word that someone is listed with is itself, unless it is a legal form misspelled. */
  private guess(word: string, listed: boolean): string {
    this.lexicon ??= [...tradeWords, ...placeWords, ...spellings.keys(), ...formalWords, ...faintWords, ...stopWords, ...legalWords].filter((w) => w.length >= 4).map((w) => ({ word: w, mask: mask(w) }));
    const own = mask(word);
    let best: { word: string; like: number } | undefined;
    for (const l of this.lexicon) {
      if (l.word === word) return word;
      // One slip alone in most: these words are many.
      const most = l.word.length < 8 ? 1 : 2;
      if (Math.abs(l.word.length - word.length) > most || bits(l.mask ^ own) > 2 * most + 2) continue;
      const d = edits(word, l.word, most);
      const like = d <= most ? 950 - 50 * d : word.length >= 4 && sound(word) === sound(l.word) ? SAME_SOUND : 0;
      if (like > (best?.like ?? 0)) best = { word: l.word, like };
    }
    if (!best) return word;
    if (legalWords.has(best.word) || formalWords.has(best.word) || stopWords.has(best.word)) return '';
    return listed ? word : (spellings.get(best.word) ?? best.word);
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
    const self = this.ids.get(word);
    const out = new Map<number, number>();
    if (self !== undefined) out.set(self, 1000);
    // A trade word or a place is not taken for another one.
    if (word.length < 3 || /\d/.test(word) || (self !== undefined && this.data.weights[self]! < DISTINCTIVE)) return out;
    const { words } = this.data;
    const most = slips(word.length + 1);
    if (most === 0) return out;
    this.masks ??= Int32Array.from(words, mask);
    const own = mask(word);
    const from = this.lengths[Math.max(word.length === 3 ? 4 : 3, word.length - most)] ?? words.length;
    const to = this.lengths[word.length + most + 1] ?? words.length;
    for (let i = from; i < to; i++) {
      // One edit changes at most two kinds of letters.
      if (i === self || bits(this.masks[i]! ^ own) > 2 * most) continue;
      const l = typed(word, words[i]!);
      if (l > 0) out.set(i, l);
    }
    if (word.length >= 4) {
      this.sounds ??= Map.groupBy(words.keys(), (i) => this.data.sounds[i]!);
      const other = otherSound(word);
      for (const s of other === undefined ? [sound(word)] : [sound(word), other]) {
        for (const i of this.sounds.get(s) ?? []) if (words[i]!.length >= 4) out.set(i, Math.max(out.get(i) ?? 0, SAME_SOUND));
      }
    }
    return out;
  }

  /** Of a stated and a listed word, in thousandths. */
  likeness(stated: string, listed: string): number {
    const id = this.ids.get(listed);
    return id === undefined ? 0 : (this.near(stated).get(id) ?? 0);
  }
}

/** Which letters it has. */
function mask(word: string): number {
  let m = 0;
  for (let i = 0; i < word.length; i++) m |= 1 << (word.charCodeAt(i) % 32);
  return m;
}

function bits(n: number): number {
  let v = n - ((n >>> 1) & 0x55555555);
  v = (v & 0x33333333) + ((v >>> 2) & 0x33333333);
  return (((v + (v >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}
