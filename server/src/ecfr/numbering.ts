/**
 * Paragraphs of the CFR stand side by side, and each begins with its own number alone: `(a)`, `(1)`, `(i)`, `(A)`, and in italics `(1)`, `(i)`.
 * Which paragraph `(i)` is, the others around it say: after `(h)` it is the next letter, after `(1)` the first Roman numeral, unless `(ii)` never
 * comes. So several readings are kept side by side, each with what speaks against it, and the best of them holds in the end.
 */

export interface Mark {
  readonly label: string;
  readonly italic: boolean;
  /** The last of several, in `(c)-(e) [Reserved]`. */
  readonly through?: string;
  /** It follows another mark in the same paragraph, and so stands below it. */
  readonly below: boolean;
}

interface Place {
  readonly level: number;
  readonly ordinal: number;
  readonly label: string;
  readonly first: number;
}
interface Reading {
  readonly places: readonly Place[];
  readonly cost: number;
  readonly before: Reading | undefined;
}

const LEVELS = 6;
const MOST_READINGS = 24;
/** What speaks against a reading: a level left out, a number passed over, one that stands before its place, a lone paragraph, lost italics. */
const COST = { level: 2, gap: 1, back: 6, alone: 0.25, italics: 0.5 };

/** The place of each mark, from the section down: `['a', '3', 'ii']`. */
export function numbered(marks: readonly Mark[]): (readonly string[])[] {
  let readings: Reading[] = [{ places: [], cost: 0, before: undefined }];
  for (const mark of marks) {
    // Readings that stand at the same place go on alike: the best of them is enough. One that is much dearer never catches up.
    const best = new Map<string, Reading>();
    for (const next of readings.flatMap((r) => continued(r, mark))) {
      const place = next.places.map((p) => `${p.level} ${p.ordinal} ${p.first}`).join();
      if (next.cost < (best.get(place)?.cost ?? Infinity)) best.set(place, next);
    }
    const least = Math.min(...[...best.values()].map((r) => r.cost));
    const near = [...best.values()].filter((r) => r.cost <= least + COST.back);
    readings = near.sort((a, b) => a.cost - b.cost).slice(0, MOST_READINGS);
  }
  const closed = readings.map((r) => ({ r, cost: r.cost + aloneIn(r.places) })).sort((a, b) => a.cost - b.cost);
  const out: (readonly string[])[] = [];
  for (let r: Reading | undefined = closed[0]?.r; r?.before; r = r.before) out.push(r.places.map((p) => p.label));
  return out.toReversed();
}

function continued(reading: Reading, mark: Mark): Reading[] {
  const { places } = reading;
  const deepest = places.at(-1)?.level ?? -1;
  const out: Reading[] = [];
  for (let level = 0; level < LEVELS; level++) {
    const ordinal = ordinalAt(level, mark.label);
    if (ordinal === undefined || (mark.below && level <= deepest)) continue;
    const kept = places.filter((p) => p.level < level);
    const same = places.find((p) => p.level === level);
    const last = mark.through === undefined ? ordinal : (ordinalAt(level, mark.through) ?? ordinal);
    const cost =
      (level >= 4 ? 1 : 0) * Number(!mark.italic) * COST.italics +
      (level < 4 ? 1 : 0) * Number(mark.italic) * COST.italics +
      (same ? stepCost(same.ordinal, ordinal) : firstCost(ordinal) + COST.level * (level - 1 - (kept.at(-1)?.level ?? -1))) +
      aloneIn(places.filter((p) => p.level > level));
    const place = { level, ordinal: last, label: mark.label, first: same?.first ?? ordinal };
    out.push({ places: [...kept, place], cost: reading.cost + cost, before: reading });
  }
  // What is none of these (`(AA)`, `(2a)`) stands where it is, under its own name.
  if (out.length === 0) {
    const place = { level: deepest + (mark.below ? 1 : 0), ordinal: 0, label: mark.label, first: 0 };
    out.push({ places: [...places.filter((p) => p.level < place.level), place], cost: reading.cost + COST.gap, before: reading });
  }
  return out;
}

const firstCost = (ordinal: number): number => (ordinal === 1 ? 0 : COST.gap + Math.min(ordinal - 1, 10) * 0.4);

function stepCost(before: number, now: number): number {
  if (now === before + 1) return 0;
  return now > before ? COST.gap + Math.min(now - before - 1, 10) * 0.4 : COST.back;
}

/** A list that has ended with its first paragraph. */
const aloneIn = (places: readonly Place[]): number => places.filter((p) => p.ordinal === 1 && p.first === 1).length * COST.alone;

function ordinalAt(level: number, label: string): number | undefined {
  if (level === 1 || level === 4) return /^\d{1,3}$/.test(label) ? Number(label) : undefined;
  if (level === 2 || level === 5) return romanValue(label);
  const letters = level === 0 ? /^([a-z])\1?$/ : /^([A-Z])\1?$/;
  if (!letters.test(label)) return undefined;
  return label.toLowerCase().charCodeAt(0) - 96 + 26 * (label.length - 1);
}

const ROMAN = /^(?=[ivxl])(x[lx]{0,2}|l?x{0,3})(ix|iv|v?i{0,3})$/;
const DIGITS: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50 };

export function romanValue(label: string): number | undefined {
  if (!ROMAN.test(label)) return undefined;
  return [...label].reduce((sum, c, i) => {
    const [own, next] = [DIGITS[c]!, DIGITS[label[i + 1] ?? ''] ?? 0];
    return own < next ? sum - own : sum + own;
  }, 0);
}
