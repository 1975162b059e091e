/** What the file does not say and the reader wants to know, at the end of the line it concerns. */
import { isUse } from '../../../grammar/src/uses.ts';
import type { DeclNode, PropNode, ValueNode } from '../../../grammar/src/index.ts';
import type { Span } from '../../../grammar/src/text/range.ts';
import type { Determination } from '../determine/result.ts';
import { list, short } from '../rules/text.ts';
import { answer, briefly, conditional, groupByAnswer, placeOf, type Grouped } from './phrases.ts';
import { determinationsIn, treeOf, type View } from './view.ts';

export interface Hint {
  readonly offset: number;
  readonly text: string;
  /** Said when the mouse rests on it. */
  readonly tooltip?: string;
}

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
  if (answers.length === 1) return { offset, text: answers[0]!.text, tooltip };
  const brief = byText(groups, briefly);
  const text = brief.every((b) => b.places.length <= 3)
    ? brief.map((b) => `${b.places.join(', ')} ${b.text}`).join(' · ')
    : brief.map((b) => `${b.places.length} ${b.text}`).join(' · ');
  return { offset, text, tooltip };
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
  const scope =
    counted.length === 0
      ? ', not controlled'
      : counted.length === found.length
        ? ', controlled'
        : `, controlled for ${list(counted, 3)}`;
  return { offset, text: `${short(only)} %${scope}` };
}

function derivedEccn(view: View, decl: DeclNode): Hint | undefined {
  if (decl.name === undefined || decl.props.some((p) => p.keyword === 'eccn')) return undefined;
  const derived = new Set(determinationsIn(view, decl).map((d) => d.classification.derived));
  const [only] = derived;
  return derived.size === 1 && typeof only === 'string'
    ? { offset: (decl.label ?? decl.name).end, text: `eccn ${only}` }
    : undefined;
}
