/**
 * What no set of alternatives can do, seen without determining anything: bring the U.S. content to its level where the
 * inputs it changes do not hold enough of it, even if they were simply gone.
 */
import type { Item } from '../../model/model.ts';
import type { Decision } from '../result.ts';

/** Kinds of product that a paragraph is derived for from what is in them (4A090). */
const BY_CONTENT: readonly (string | undefined)[] = [undefined, 'computer', 'electronic-assembly', 'component'];

/** The report's figures, in hundredths. They are rounded to one: two for each figure keep the bound on the safe side. */
const hundredths = (text: string): bigint => BigInt(text.replace('.', ''));

/**
 * True for a set of inputs, by their places in `targets`, that cannot better the answer. Undefined where the answer turns on
 * more than the ordinary level: another basis, or an entry that what is inside decides.
 */
export function hopelessFor(
  product: Item,
  targets: readonly Item[],
  d: Decision,
): ((slots: readonly number[]) => boolean) | undefined {
  const m = d.deMinimis;
  const standing = d.bases.filter((b) => b.answer !== 'no');
  const ordinary =
    standing.length === 1 &&
    standing[0]!.kind === 'de-minimis' &&
    standing[0]!.answer === 'yes' &&
    /^734\.4\([cd]\)/.test(standing[0]!.rule);
  if (!m?.controlledValue || !m.productValue || !ordinary || BY_CONTENT.includes(product.type?.value)) return undefined;
  const bits = targets.map((t, i) => [t.name, 1n << BigInt(i)] as const);
  const counted = m.content.filter((c) => c.controlled === 'yes' && c.value !== undefined);
  const lines = counted
    .map((c) => {
      const on = c.path ?? [c.input];
      return { on: bits.reduce((mask, [name, bit]) => (on.includes(name) ? mask | bit : mask), 0n), value: hundredths(c.value!) };
    })
    .filter((l) => l.on !== 0n);
  const slack = 2n * BigInt(counted.length + 2);
  const excess = 100n * (hundredths(m.controlledValue) - slack) - hundredths(m.productValue) * BigInt(m.level);
  return (slots) => {
    let mask = 0n;
    for (const s of slots) mask |= bits[s]![1];
    let sum = 0n;
    for (const l of lines) if ((l.on & mask) !== 0n) sum += l.value;
    return 100n * sum < excess;
  };
}
