/** Above a product: its answers, the ways out among the alternatives, and whether the answers are those expected. */
import { answerWords } from '../rules/answer-words.ts';
import type { DeclNode } from '../../../grammar/src/index.ts';
import type { SourceRange, Span } from '../../../grammar/src/text/range.ts';
import type { Determination, Outcome } from '../determine/result.ts';
import { everything } from '../determine/sale/bill-of-materials.ts';
import { improves, swapsOf } from '../rules/alternatives.ts';
import { plural, short } from '../rules/text.ts';
import { briefly, money, placeOf } from './phrases.ts';
import { modelOf, treeOf, type ReadView, type View } from './view.ts';

export interface Lens {
  /** The name of the product. */
  readonly at: Span;
  readonly product: string;
  readonly sort: 'answers' | 'ways-out' | 'expectations';
}

export interface LensText {
  readonly title: string;
  /** What a click shows: the proof of a determination, or places. */
  readonly opens: { readonly proof: string } | { readonly places: readonly SourceRange[] };
}

/** From the text alone: what they say is made when they are looked at. */
export function lenses(view: ReadView): Lens[] {
  return treeOf(view).items.flatMap((item) => {
    if (item.kind !== 'decl' || item.declKind !== 'product' || !item.name) return [];
    const { text: product, start, end } = item.name;
    if (!item.props.some((p) => p.keyword === 'destination')) return [];
    const sorts: Lens['sort'][] = ['answers'];
    if (hasAlternatives(view, product)) sorts.push('ways-out');
    if (pinsAnswers(item)) sorts.push('expectations');
    return sorts.map((sort) => ({ at: { start, end }, product, sort }));
  });
}

const pinsAnswers = (decl: DeclNode): boolean =>
  decl.props.some((p) => p.keyword === 'destination' && p.block?.some((b) => b.keyword === 'expect'));

function hasAlternatives(view: ReadView, name: string): boolean {
  const { alternatives, importedAlternatives, products } = modelOf(view);
  const product = products.find((p) => p.name === name);
  if (!product || alternatives.length + importedAlternatives.length === 0) return false;
  const parts = new Set(everything(product).map((u) => u.item));
  return [...alternatives, ...importedAlternatives].some((a) => a.target && parts.has(a.target));
}

/** Undefined where there is nothing to say: no determination was made. */
export function lensText(view: View, { product, sort }: Pick<Lens, 'product' | 'sort'>): LensText | undefined {
  const all = view.result.determinations.filter((d) => d.product === product && d.at.file === view.file);
  if (all.length === 0) return undefined;
  switch (sort) {
    case 'answers':
      return { title: answers(all), opens: { proof: all[0]!.id } };
    case 'ways-out':
      return waysOut(view, all);
    case 'expectations':
      return expectations(view, all);
  }
}

const LONGEST = 100;
/** Of a lens that stands behind the answers on one line: editors cut what goes beyond their edge. */
const BESIDE = 70;
const ORDER: readonly Outcome[] = [
  'license-required',
  'undetermined',
  'authorized',
  'license-exception',
  'no-license-required',
  'not-subject',
];

/** `U.S. content 16.72 % · CN license required · TW, KR none · proof` */
function answers(all: readonly Determination[]): string {
  const inOrder = all.toSorted((a, b) => ORDER.indexOf(a.outcome) - ORDER.indexOf(b.outcome));
  const groups = [...Map.groupBy(inOrder, briefly)];
  const afterLicense = inOrder[0]!.outcome === 'license-required';
  const words = (answer: string): string => (afterLicense ? answer.replace(answerWords['no-license-required'], 'none') : answer);
  const say = (atMost: number): string =>
    [content(all), ...groups.map(([answer, of]) => `${places(of, atMost)} ${words(answer)}`), 'proof']
      .filter((part) => part !== undefined)
      .join(' · ');
  return [4, 2, 0].map(say).find((title) => title.length <= LONGEST) ?? say(0);
}

const places = (of: readonly Determination[], atMost: number): string =>
  of.length <= atMost || of.length === 1 ? of.map(placeOf).join(', ') : plural(of.length, 'destination');

/** The share that counts, or the least and the most of it where it differs by destination. */
function content(all: readonly Determination[]): string | undefined {
  const shares = [...new Set(all.flatMap((d) => (d.deMinimis?.applies && d.deMinimis.percent) || []))];
  if (shares.length === 0) return undefined;
  const sorted = shares.sort((a, b) => Number(a) - Number(b));
  const [least, most] = [short(sorted[0]!), short(sorted.at(-1)!)];
  return `U.S. content ${least === most ? most : `${least} to ${most}`} %`;
}

function waysOut(view: View, all: readonly Determination[]): LensText | undefined {
  const { alternatives, importedAlternatives } = modelOf(view);
  const found = all.flatMap((d) => d.alternatives.filter((a) => improves(a, d)));
  const declared = [...alternatives, ...importedAlternatives];
  const speakOf = (names: ReadonlySet<string>): SourceRange[] => declared.filter((a) => names.has(a.name)).map((a) => a.at);
  const [best] = found;
  if (!best) return { title: 'No alternative betters an answer', opens: { places: declared.map((a) => a.at) } };
  const sets = new Set(found.map((a) => JSON.stringify(a.changes.map((c) => c.alternative))));
  const count = plural(sets.size, 'way out', 'ways out');
  const words = best.outcome === 'not-subject' ? 'not subject' : answerWords[best.outcome];
  const way = `${count}: ${swapsOf(best, 2)}, ${words}`;
  const cost = best.costDelta && money(best.costDelta.value, best.costDelta.currency).replace(/^(?=[1-9])/, '+');
  const title = [cost === undefined ? way : `${way}, ${cost}`, way, count].find((t) => t.length <= BESIDE)!;
  return { title, opens: { places: speakOf(new Set(found.flatMap((a) => a.changes.map((c) => c.alternative)))) } };
}

function expectations(view: View, all: readonly Determination[]): LensText | undefined {
  const pinned = all.flatMap((d) => (d.expected ? [d.expected] : []));
  if (pinned.length === 0) return undefined;
  const failing = pinned.filter((e) => !e.holds);
  const title =
    failing.length === 0
      ? `${plural(pinned.length, 'expectation')} hold${pinned.length === 1 ? 's' : ''}`
      : `${failing.length} of ${plural(pinned.length, 'expectation')} not met`;
  const at = new Map((failing.length > 0 ? failing : pinned).map((e) => [e.at.start, e.at]));
  return { title, opens: { places: [...at.values()].filter((a) => a.file === view.file) } };
}
