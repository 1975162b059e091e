/** Makes the index of the listed names; done once, by the build or for a list that a user brings. */
import { type IndexData, type ListNames, OWNER, ROW } from './index-data.ts';
import { byInitials, housesIn } from './houses.ts';
import { lines } from './lookup.ts';
import { normalize } from './name.ts';
import { mask, sound } from './sounds.ts';
import { listedNames } from './variants.ts';
import { weightOf } from './weights.ts';
import { faintWords, formalWords, legalWords, placeWords, spellings, stopWords, tradeWords } from './common-words.ts';

const printedOf = (p: ListNames['parties'][number]): string[] => [p.name, ...(p.aliases ?? [])];

export function buildIndex(lists: readonly ListNames[]): IndexData {
  const names: string[] = [];
  const legal: string[] = [];
  const owner: number[] = [];
  const alias: number[] = [];
  const partial: number[] = [];
  const countries: string[] = [];
  const houses = housesIn(lists.flatMap((l) => l.parties.flatMap(printedOf)));
  lists.forEach((list, l) =>
    list.parties.forEach((party, p) => {
      const all = printedOf(party).flatMap((printed, a) =>
        [...listedNames(printed), ...byInitials(printed, houses)].map((v) => ({ ...v, a })),
      );
      const seen = new Set<string>();
      // Partial names last: one that is the whole of another alias is that.
      for (const { name: one, a, partial: part } of [...all.filter((v) => !v.partial), ...all.filter((v) => v.partial)]) {
        const n = normalize(one);
        const key = `${n.words.join(' ')}\0${n.legal}`;
        // Entries that are an address have no name to look for (744.16(f)).
        if (n.words.length === 0 || seen.has(key) || /^address \d+$/.test(n.words.join(' '))) continue;
        seen.add(key);
        if (part) partial.push(names.length);
        names.push(n.words.join(' '));
        legal.push(n.legal);
        owner.push(l * OWNER + p);
        alias.push(a);
        countries.push(party.countries.join(' '));
      }
    }),
  );
  const found = new Map<string, number[]>();
  const pairs = new Map<string, number[]>();
  names.forEach((name, id) => {
    const words = name.split(' ');
    for (const w of new Set(words)) put(found, w, id);
    for (let i = 0; i + 1 < words.length; i++) {
      const pair = words[i]! + words[i + 1]!;
      if (pair.length <= 20) put(pairs, pair, id);
    }
  });
  const words = [...found.keys()].sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
  const weight = (w: string): number => weightOf(w, found.get(w)!.length);
  return {
    lists: lists.map((l) => ({
      list: l.list,
      snapshot: l.snapshot,
      size: l.parties.length,
      ...(l.partial && { partial: l.partial }),
    })),
    size: names.length,
    names: names.join(ROW),
    legal: legal.join(ROW),
    owner,
    alias,
    partial,
    countries: countries.join(ROW),
    words: words.join(ROW),
    totals: names.map((n) => n.split(' ').reduce((sum, w) => sum + weight(w), 0)),
    weights: words.map(weight),
    masks: words.map(mask),
    lengths: lengthsOf(words),
    sounds: lines(packedAll(Map.groupBy(words.keys(), (i) => sound(words[i]!)))),
    lexicon: lexicon()
      .map((w) => `${w}:${sound(w)}`)
      .join(ROW),
    postings: words.map((w) => packed(found.get(w)!)).join(ROW),
    pairs: lines(packedAll(pairs)),
  };
}

const lexicon = (): string[] => [
  ...new Set(
    [...tradeWords(), ...placeWords(), ...spellings().keys(), ...formalWords(), ...faintWords(), ...stopWords()]
      .filter((w) => w.length >= 3)
      .concat([...legalWords()]),
  ),
];

function put(map: Map<string, number[]>, key: string, id: number): void {
  const ids = map.get(key);
  if (!ids) map.set(key, [id]);
  else if (ids.at(-1) !== id) ids.push(id);
}

/** Of words in the order of their lengths, the first of each length. */
function lengthsOf(words: readonly string[]): number[] {
  const out: number[] = [];
  words.forEach((w, i) => {
    while (out.length <= w.length) out.push(i);
  });
  return out;
}

const packedAll = (of: ReadonlyMap<string, readonly number[]>): Map<string, string> =>
  new Map([...of].map(([key, ids]) => [key, packed(ids)]));

function packed(ids: readonly number[]): string {
  return ids.map((id, i) => (id - (i === 0 ? 0 : ids[i - 1]!)).toString(36)).join(' ');
}
