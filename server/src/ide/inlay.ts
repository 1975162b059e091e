/** What the file does not say and the reader wants to know, at the end of the line it concerns. */
import { isUse } from '../../../grammar/src/uses.ts';
import type { DeclNode, PropNode, ValueNode } from '../../../grammar/src/index.ts';
import type { SourceRange, Span } from '../../../grammar/src/text/range.ts';
import { fitting } from '../base/message.ts';
import type { Determination } from '../determine/result.ts';
import { list, short } from '../rules/text.ts';
import { answer, briefly, conditional, groupByAnswer, placeOf, type Grouped } from './phrases.ts';
import { determinationsIn, modelOf, treeOf, type View } from './view.ts';

export interface Hint {
  readonly offset: number;
  /** At most 40 characters: editors cut longer ones. */
  readonly text: string;
  /** Said when the mouse rests on it. */
  readonly tooltip?: string;
  /** What it speaks of: where a click goes. */
  readonly target?: SourceRange;
}

const LONGEST = 40;

/** After a destination its answer, after a use its share of the product, after a product without `eccn` the derived one. */
export function inlayHints(view: View, within: Span): Hint[] {
  const hints: Hint[] = [];
  for (const item of treeOf(view).items) {
    if (item.kind !== 'decl' || item.declKind !== 'product' || item.end < within.start || item.start > within.end) continue;
    const derived = derivedEccn(view, item);
    if (derived) hints.push(derived);
    for (const prop of item.props) {
      const hint =
        prop.keyword === 'destination'
          ? destination(view, prop)
          : isUse(prop.keyword) && prop.keyword !== 'contains'
            ? share(view, prop)
            : undefined;
      if (hint) hints.push(hint);
    }
  }
  return hints.filter((h) => h.offset >= within.start && h.offset <= within.end).sort((a, b) => a.offset - b.offset);
}

const endOf = (values: readonly ValueNode[]): number | undefined => values.at(-1)?.end;

function destination(view: View, prop: PropNode): Hint | undefined {
  const offset = endOf(prop.values);
  const groups = groupByAnswer(determinationsIn(view, prop));
  if (offset === undefined || groups.length === 0) return undefined;
  const tooltip = groups.map((g) => `${list(g.places, 12)}: ${answer(g.first)}${provisos(g.first)}`).join('\n\n');
  const answers = byText(groups, answer);
  const brief = byText(groups, briefly);
  const say = (place: (places: readonly string[]) => string) => (): string =>
    brief.length === 1 ? brief[0]!.text : brief.map((b) => `${place(b.places)} ${b.text}`).join(' · ');
  const text = fitting(
    [
      ...(answers.length === 1 ? [() => answers[0]!.text] : []),
      ...(brief.every((b) => b.places.length <= 3) ? [say((places) => places.join(', '))] : []),
      say((places) => String(places.length)),
      () => `${brief.length} answers: ${brief[0]!.text}, …`,
    ],
    LONGEST,
  );
  return { offset, text, tooltip, ...targetOf(view, groups[0]!.first) };
}

/** What weighs most in the U.S. content that decides, else the classification, else the product. */
function targetOf(view: View, d: Determination): Pick<Hint, 'target'> {
  const counted = d.deMinimis?.exceeded === 'yes' ? d.deMinimis.content.filter((c) => c.controlled === 'yes') : [];
  const [heaviest] = counted.toSorted((a, b) => Number(b.share ?? 0) - Number(a.share ?? 0));
  if (heaviest) return { target: heaviest.at };
  const item = modelOf(view).products.find((p) => p.name === d.product);
  return item ? { target: item.eccn?.at ?? item.at } : {};
}

const provisos = (d: Determination): string => (conditional(d) ? `\n* Provided ${d.provisos.join('; ')}.` : '');

function byText(
  groups: readonly Grouped[],
  say: (d: Determination) => string,
): { readonly text: string; readonly places: readonly string[] }[] {
  return [...Map.groupBy(groups, (g) => say(g.first))].map(([text, same]) => ({ text, places: same.flatMap((g) => g.places) }));
}

/** The share of the product's value, where it is the same for every destination; else for which it counts. */
function share(view: View, prop: PropNode): Hint | undefined {
  const offset = endOf(prop.values);
  if (offset === undefined) return undefined;
  const found = view.result.determinations.flatMap((d) =>
    (d.deMinimis?.content ?? [])
      .filter((l) => l.at.file === view.file && l.at.start >= prop.start && l.at.end <= prop.end && (l.path?.length ?? 0) <= 2)
      .map((line) => ({ place: placeOf(d), line })),
  );
  const shares = new Set(found.map(({ line }) => line.share));
  const [only] = shares;
  if (shares.size !== 1 || only === undefined) return undefined;
  const counted = found.filter(({ line }) => line.controlled === 'yes').map(({ place }) => place);
  const scope = (atMost: number): string => {
    if (counted.length === 0) return ', not controlled';
    return counted.length === found.length ? ', controlled' : `, controlled for ${list(counted, atMost)}`;
  };
  const ways = [3, 2, 1].map((n) => () => `${short(only)} %${scope(n)}`);
  const tooltip = `${short(only)} % of the value${scope(12)}`;
  const named = view.program.files.get(view.file)?.references.find((r) => r.at.start >= prop.start && r.at.end <= prop.end);
  const target = named?.target.value.at;
  return { offset, text: fitting(ways, LONGEST), tooltip, ...(target && { target }) };
}

function derivedEccn(view: View, decl: DeclNode): Hint | undefined {
  if (decl.name === undefined || decl.props.some((p) => p.keyword === 'eccn')) return undefined;
  const derived = new Set(determinationsIn(view, decl).map((d) => d.classification.derived));
  const [only] = derived;
  return derived.size === 1 && typeof only === 'string'
    ? { offset: (decl.label ?? decl.name).end, text: `eccn ${only}`, ...specsOf(view, decl.name.text) }
    : undefined;
}

/** What it is derived from. */
function specsOf(view: View, product: string): Pick<Hint, 'target'> {
  const [first] = modelOf(view).products.find((p) => p.name === product)?.specs ?? [];
  return first ? { target: first.at } : {};
}
