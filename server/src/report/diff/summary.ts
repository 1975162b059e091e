/** The two ends of every sale, and the closing line. */
import { placeIn, plural } from '../../rules/text.ts';
import type { Change } from '../../rulebook/rulebook.ts';
import { flips, type History, type Step } from '../../workspace/diff/answer-history.ts';
import { answerWords } from '../../rules/answer-words.ts';
import { visible } from '../../base/visible.ts';
import { editionLine } from '../rulebooks-used.ts';
import { placesOf } from './chapters.ts';
import type { DiffInput } from './input.ts';

export interface End {
  readonly products: readonly string[];
  readonly destinations: readonly string[];
  readonly before: string;
  readonly after: string;
  /** Days of flips; `spec` where the spec made one. */
  readonly flipped: readonly string[];
}

const words = (c: History['before']): string => (c ? answerWords[c.outcome] : 'not asked for');

/** Sales whose answer flips on some day, those with the same ends and days on one row, whatever their file. */
export function endsOf(input: DiffInput): End[] {
  const rows = new Map<string, { before: string; after: string; flipped: string[]; places: Map<string, Set<string>> }>();
  for (const h of input.histories) {
    if (!flips(h) && h.before && h.after) continue;
    const flipped = h.steps
      .filter((s) => !s.difference || s.difference.outcome)
      .map((s) => s.on ?? (s.cause === 'law' || s.cause === 'proposal' ? s.cause : 'spec'));
    const key = JSON.stringify([words(h.before), words(h.after), flipped]);
    let row = rows.get(key);
    if (!row) rows.set(key, (row = { before: words(h.before), after: words(h.after), flipped, places: new Map() }));
    const places = row.places.get(h.sale.product) ?? new Set();
    row.places.set(h.sale.product, places.add(placeIn(h.sale)));
  }
  return [...rows.values()].flatMap(({ before, after, flipped, places }) =>
    [...Map.groupBy(places, ([, ids]) => placesOf(ids).join(', ')).values()].map((group) => ({
      products: group.map(([product]) => visible(product)),
      destinations: placesOf(group[0]![1]),
      before,
      after,
      flipped,
    })),
  );
}

export interface DiffSummary {
  readonly files: number;
  readonly determinations: number;
  /** Something is different on some day. */
  readonly changed: number;
  /** The answer itself is different on some day. */
  readonly flipped: number;
  /** Days on which an answer flips. */
  readonly days: number;
  /** Not made, so not compared: over max-determinations. Left out where all are. */
  readonly notMade?: number;
}

export function summaryOf(input: Pick<DiffInput, 'files' | 'histories' | 'gone'>): DiffSummary {
  const flipped = input.histories.filter(flips);
  const notMade = input.histories.filter((h) => h.unmade).length;
  return {
    files: input.files,
    determinations: input.histories.length + input.gone.length,
    changed: input.histories.filter((h) => h.steps.length > 0).length + input.gone.length,
    flipped: flipped.length,
    days: new Set(flipped.flatMap((h) => h.steps.filter((s) => s.difference?.outcome && s.on).map((s) => s.on))).size,
    ...(notMade > 0 && { notMade }),
  };
}

export function closing(input: DiffInput): string[] {
  const s = summaryOf(input);
  const { notMade = 0 } = s;
  return [
    `${plural(s.determinations, 'determination')} in ${plural(s.files, 'file')}: ${s.flipped} flipped${s.days > 0 ? ` on ${plural(s.days, 'day')}` : ''}, ${s.changed - s.flipped} changed otherwise, ${s.determinations - s.changed - notMade} unchanged${notMade > 0 ? `, ${notMade} not compared` : ''}.`,
    editionLine(input),
  ];
}

export function titleLine({ compared: c }: DiffInput): string {
  if (c.mode === 'proposal')
    return `The law of ${c.on}, and the proposal ${visible(c.folder)}${c.title === undefined ? '' : `: ${visible(c.title)}`}`;
  return c.mode === 'dates'
    ? `The law from ${c.from} to ${c.to}`
    : `Against ${visible(c.against)}, made with rulebook ${visible(c.saved.rulebook)} and earshot ${visible(c.saved.tool)}`;
}

export function causeLine(cause: Step['cause'], input: DiffInput): string {
  if (cause === 'proposal') return 'The proposal';
  if (cause === 'validity') return 'The spec’s own authorizations and notices';
  if (cause === 'law' || cause === 'knowledge') return 'The law of another day';
  const same =
    input.compared.mode === 'report' &&
    input.compared.saved.rulebook === input.rulebook.version &&
    input.compared.saved.tool === input.tool.version;
  return same ? 'The spec' : 'The spec, or another edition of the rulebook or of earshot';
}

/** Sales whose difference an operation of a proposal bears on. */
export const bornBy = (operation: Change, histories: readonly History[]): number =>
  histories.filter((h) => h.steps.some((s) => s.changes.includes(operation))).length;

/** What of a proposal changes nothing, in words. */
export function idle({ compared: c, histories }: DiffInput): string[] {
  if (c.mode !== 'proposal') return [];
  const asked = `of what is asked about here`;
  return c.operations.flatMap((o) => {
    if (o.effective! > c.on) return [`${visible(o.title)}: begins on ${o.effective!}, after the day that is compared.`];
    return bornBy(o, histories) === 0 ? [`${visible(o.title)}: changes nothing ${asked}.`] : [];
  });
}

/** Answers that are not made, in words, product by product. */
export function notCompared({ histories }: DiffInput): string[] {
  const places = new Map<string, Set<string>>();
  for (const { unmade } of histories) {
    if (!unmade) continue;
    const own = places.get(unmade.product) ?? new Set();
    places.set(unmade.product, own.add(placeIn(unmade)));
  }
  return [...places].map(
    ([product, of]) => `${visible(product)} to ${placesOf(of).join(', ')}: undetermined, not compared: over max-determinations`,
  );
}

const NO_RECORD = 'no known change record';

/** Why an answer changed on a day, where no record of the history stands for it. */
export function unrecorded(c: { readonly cause: Step['cause']; readonly validity: readonly string[] }): string {
  if (c.cause === 'validity') return c.validity.join('; ');
  return c.cause === 'knowledge' ? 'the rulebook knows the law from this day on, and not that of the day before' : NO_RECORD;
}
