/** How the answers of a spec change between two days: the chapters of the report, as plain data. */
import type { ChangesView, WirePlace } from '../../protocol.ts';
import { chapters, citationOf, salesOf, titleOf } from '../diff/chapters.ts';
import type { ComparedDates, DiffInput } from '../diff/input.ts';
import { printDiffMarkdown } from '../diff/markdown.ts';
import { causeLine, closing, endsOf, titleLine, unrecorded } from '../diff/summary.ts';
import { visible } from '../../base/visible.ts';

const MARKS = { '+': 'new', '-': 'gone', '~': 'changed' } as const;

/** @param where the place of a product of the file, by its name as it is shown */
export function changesView(
  input: DiffInput & { readonly compared: ComparedDates },
  where: (product: string) => WirePlace,
): ChangesView {
  const { from, to } = input.compared;
  return {
    title: titleLine(input),
    from,
    to,
    summary: closing(input).map(visible),
    ends: endsOf(input).map((e) => ({
      products: e.products.join(', '),
      destinations: e.destinations.join(', '),
      before: e.before,
      after: e.after,
      flipped: e.flipped.join(', '),
      at: where(e.products[0]!),
    })),
    chapters: chapters(input, false).map((c) => ({
      head: c.on ?? causeLine(c.cause, input),
      why: visible(c.changes.length > 0 ? c.changes.map((x) => titleOf(x, c.on)).join('; ') : unrecorded(c)),
      changes: c.changes.map((x) => ({ title: visible(titleOf(x, c.on)), cite: visible(citationOf(x, c.on)) })),
      items: c.items.map((item) => ({
        head: `${salesOf(item)}: ${item.headline}`,
        flip: item.flip,
        lines: item.lines.map((l) => ({ mark: MARKS[l.mark], text: visible(l.text) })),
      })),
    })),
    markdown: printDiffMarkdown(input),
  };
}
