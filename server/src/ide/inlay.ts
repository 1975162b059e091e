/** What the file does not say and the reader wants to know, at the end of the line it concerns. */
import type { DeclNode, PropNode, ValueNode } from '../../../grammar/src/index.ts';
import type { Span } from '../base/range.ts';
import { list, short } from '../rules/text.ts';
import { answer, groupByAnswer, placeOf } from './phrases.ts';
import { determinationsIn, treeOf, type View } from './view.ts';

export interface Hint {
  readonly offset: number;
  readonly text: string;
  /** Said when the mouse rests on it. */
  readonly tooltip?: string;
}

const USES = new Set(['incorporates', 'bundles', 'commingles']);

/** After a destination its answer, after a use its share of the product, after a product without `eccn` the derived one. */
export function inlayHints(view: View, within: Span): Hint[] {
  const hints: Hint[] = [];
  for (const item of treeOf(view).items) {
    if (item.kind !== 'decl' || item.declKind !== 'product' || item.end < within.start || item.start > within.end) continue;
    const derived = derivedEccn(view, item);
    if (derived) hints.push(derived);
    for (const prop of item.props) {
      const hint = prop.keyword === 'destination' ? destination(view, prop) : USES.has(prop.keyword) ? share(view, prop) : undefined;
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
  const byAnswer = Map.groupBy(groups, (g) => answer(g.first));
  if (byAnswer.size === 1) return { offset, text: [...byAnswer.keys()][0]! };
  const parts = [...byAnswer].map(([text, same]) => ({ text, places: same.flatMap((g) => g.places) }));
  const few = parts.length <= 3 && parts.every((p) => p.places.length <= 4);
  if (few) return { offset, text: parts.map((p) => `${list(p.places)}: ${p.text}`).join(' · ') };
  const outcomes = Map.groupBy(groups, (g) => g.first.outcome);
  const counts = [...outcomes].map(([outcome, same]) => `${same.reduce((n, g) => n + g.places.length, 0)} ${outcome.replaceAll('-', ' ')}`);
  return { offset, text: counts.join(' · '), tooltip: parts.map((p) => `${list(p.places, 12)}: ${p.text}`).join('\n') };
}

/** The share of the product's value, where it is the same for every destination; else for which it counts. */
function share(view: View, prop: PropNode): Hint | undefined {
  const offset = endOf(prop.values);
  if (offset === undefined) return undefined;
  const found = view.result.determinations.flatMap((d) =>
    (d.deMinimis?.content ?? [])
      .filter((l) => l.at.file === view.file && l.at.start >= prop.start && l.at.end <= prop.end && (l.path?.length ?? 0) <= 2)
      .map((line) => ({ place: placeOf(d), line })));
  const shares = new Set(found.map(({ line }) => line.share));
  const [only] = shares;
  if (shares.size !== 1 || only === undefined) return undefined;
  const counted = found.filter(({ line }) => line.controlled === 'yes').map(({ place }) => place);
  const scope = counted.length === 0 ? ', not controlled' : counted.length === found.length ? ', controlled' : `, controlled for ${list(counted, 3)}`;
  return { offset, text: `${short(only)} %${scope}` };
}

function derivedEccn(view: View, decl: DeclNode): Hint | undefined {
  if (decl.name === undefined || decl.props.some((p) => p.keyword === 'eccn')) return undefined;
  const derived = new Set(determinationsIn(view, decl).map((d) => d.classification.derived));
  const [only] = derived;
  return derived.size === 1 && typeof only === 'string' ? { offset: (decl.label ?? decl.name).end, text: `eccn ${only}` } : undefined;
}
