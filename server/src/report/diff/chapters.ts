/** A history as a reader wants it: day by day, under the rule that made it, sales with the same change together. */
import type { Change } from '../../rulebook/rulebook.ts';
import { isFlip, type Step } from '../../workspace/diff/answer-history.ts';
import { isSubstantive } from '../../determine/comparison/compare.ts';
import { answerWords } from '../../rules/answer-words.ts';
import { visible } from '../../base/visible.ts';
import type { DiffInput } from './input.ts';
import { type Line, linesOf } from './step-words.ts';
import { placeIn } from '../../rules/text.ts';

export interface Chapter {
  /** Absent: not owed to the law. */
  readonly on?: string;
  readonly cause: Step['cause'];
  readonly changes: readonly Change[];
  readonly validity: readonly string[];
  readonly items: readonly Item[];
}

export interface Item {
  /** Products to the same destinations together: `a100, h100 to CN, MO`. */
  readonly sales: readonly { readonly products: readonly string[]; readonly destinations: readonly string[] }[];
  readonly files: readonly string[];
  readonly flip: boolean;
  /** `no license required → license required`, or what came or went. */
  readonly headline: string;
  readonly lines: readonly Line[];
}

interface Growing {
  readonly step: Step;
  readonly items: Map<
    string,
    {
      readonly places: Map<string, Set<string>>;
      readonly files: Set<string>;
      readonly flip: boolean;
      readonly headline: string;
      readonly lines: readonly Line[];
    }
  >;
}

/** In the order of days; without `all`, only what a reader would act on. */
export function chapters(input: DiffInput, all: boolean): Chapter[] {
  const found = new Map<string, Growing>();
  for (const h of input.histories) {
    for (const step of h.steps) {
      if (!all && step.difference && !isFlip(step) && !isSubstantive(step.difference)) continue;
      const key = [step.on ?? '', step.cause, ...step.changes.map((c) => c.id), ...(step.validity ?? [])].join('\0');
      let chapter = found.get(key);
      if (!chapter) found.set(key, (chapter = { step, items: new Map() }));
      const lines = step.difference ? linesOf(step.difference) : [];
      const headline = headlineOf(step);
      const itemKey = JSON.stringify([headline, lines]);
      let item = chapter.items.get(itemKey);
      if (!item)
        chapter.items.set(itemKey, (item = { places: new Map(), files: new Set(), flip: isFlip(step), headline, lines }));
      const places = item.places.get(h.sale.product);
      const place = placeIn(h.sale);
      if (places) places.add(place);
      else item.places.set(h.sale.product, new Set([place]));
      item.files.add(input.location(h.sale.at).file);
    }
  }
  return [...found.values()]
    .map(chapterOf)
    .sort(
      (a, b) =>
        compare(a.on ?? '', b.on ?? '') ||
        b.changes.length - a.changes.length ||
        compare(a.changes[0]?.id ?? '~', b.changes[0]?.id ?? '~'),
    );
}

function chapterOf({ step, items }: Growing): Chapter {
  return {
    ...(step.on && { on: step.on }),
    cause: step.cause,
    changes: step.changes,
    validity: step.validity ?? [],
    items: [...items.values()]
      .sort((a, b) => Number(b.flip) - Number(a.flip))
      .map(
        (i): Item => ({
          sales: [...Map.groupBy(i.places, ([, places]) => placesOf(places).join(', ')).values()].map((group) => ({
            products: group.map(([product]) => visible(product)),
            destinations: placesOf(group[0]![1]),
          })),
          files: [...i.files],
          flip: i.flip,
          headline: i.headline,
          lines: i.lines,
        }),
      ),
  };
}

/** `CN`, `CN#2`, `CN#3` → `CN (3 sales)`. */
export function placesOf(ids: ReadonlySet<string>): string[] {
  const counts = new Map<string, number>();
  for (const id of [...ids].sort()) {
    const country = id.split('#')[0]!;
    counts.set(country, (counts.get(country) ?? 0) + 1);
  }
  return [...counts].map(([country, n]) =>
    n > 1 ? `${country} (${n} sales)` : ([...ids].find((id) => id.split('#')[0] === country) ?? country),
  );
}

/** `a100, h100 to CN; scanner to CN, JP` */
export const salesOf = (item: Item): string =>
  item.sales.map((s) => `${s.products.join(', ')} to ${s.destinations.join(', ')}`).join('; ');

/** Where it stands, in a check of several files. */
export function filesOf(item: { readonly files: readonly string[] }, input: DiffInput): string | undefined {
  if (input.files < 2) return undefined;
  const [first, ...more] = item.files;
  return `in ${visible(first!)}${more.length > 0 ? ` and ${more.length} more ${more.length > 1 ? 'files' : 'file'}` : ''}`;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function headlineOf({ before, after, difference }: Step): string {
  if (!before) return `asked for from here on: ${after ? answerWords[after.outcome] : ''}`;
  if (!after) return `no longer asked for; it was: ${answerWords[before.outcome]}`;
  const m = difference?.outcome;
  return m ? `${answerWords[m.from]} → ${answerWords[m.to]}` : `still ${answerWords[after.outcome]}`;
}

/** `87 FR 62186, published 2022-10-13, complied with from 2024-12-31` */
export function citationOf(c: Change, on: string | undefined): string {
  const parts = [c.cite];
  if (c.published) parts.push(`published ${c.published}`);
  if (c.effective && c.effective !== on) parts.push(`effective ${c.effective}`);
  if (c.compliance) parts.push(`compliance ${c.compliance}`);
  if (c.until) parts.push(c.until === on ? 'ends on this day' : `until ${c.until}`);
  return parts.join(', ');
}

export function titleOf(c: Change, on: string | undefined): string {
  return c.until !== undefined && c.until === on ? `Ends: ${c.title}` : c.title;
}
