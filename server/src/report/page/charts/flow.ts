/** The flow of value: from the supplier, and the country its part is from, to the product and on to the destination. */
import { visible } from '../../../base/visible.ts';
import { type Bounds, text } from '../../../workspace/exposure/bounds.ts';
import type { Exposure } from '../../../workspace/exposure/index.ts';
import { amount, plural } from '../../../rules/text.ts';
import type { Child, Html, Markup } from '../html.ts';
import { clipped, pictureOf, px } from '../picture.ts';
import { tableOf } from '../tables.ts';

interface Node {
  readonly name: string;
  value: number;
  y: number;
  /** Where the next link begins or ends. */
  out: number;
  in: number;
}

const WIDTH = 1000;
const HEIGHT = 480;
const NODES = 14;
const ROWS = 300;
const GAP = 15;
const COLUMNS = [200, 490, 780] as const;

export function flowOf(html: Html, e: Exposure): Markup {
  const flows = new Map<string, { path: readonly [string, string, string]; cents: bigint; reached: bigint }>();
  for (const { determination: d, lines, others } of e.sales) {
    const add = (country: string | null, supplier: string | null, sold: Bounds, reached: bigint): void => {
      if (sold.least === 0n) return;
      const from = `${country ?? 'country not stated'}: ${supplier ?? 'supplier not stated'}`;
      const path = [from, d.product, d.destination] as const;
      const key = path.join('\0');
      const before = flows.get(key);
      flows.set(key, { path, cents: (before?.cents ?? 0n) + sold.least, reached: (before?.reached ?? 0n) + reached });
    };
    for (const line of lines) add('US', line.supplier, line.sold, line.reached.least);
    for (const part of others) add(part.country, part.supplier, part.sold, 0n);
  }
  const all = [...flows.values()].sort((a, b) => (a.cents < b.cents ? 1 : a.cents > b.cents ? -1 : 0));
  if (all.length === 0) return html.el('p', { class: 'soft' }, 'No part of a stated value is sold.');
  return html.all([
    drawn(html, all),
    tableOf(html, {
      name: 'flow',
      caption: 'Value from country and supplier to product to destination',
      heads: ['Country and supplier', 'Product', 'Destination', 'Value', 'U.S. content of it reached by a rule'],
      figures: [3, 4],
      most: ROWS,
      rows: all.map(({ path, cents, reached }) => [
        ...path.map(visible),
        amount(text(cents), e.currency),
        amount(text(reached), e.currency),
      ]),
    }),
  ]);
}

type Flow = { readonly path: readonly [string, string, string]; readonly cents: bigint };

function drawn(html: Html, all: readonly Flow[]): Markup {
  const columns = COLUMNS.map((_, i) => nodesOf(all, i));
  const total = all.reduce((n, f) => n + Number(f.cents), 0);
  // A name needs a line of its own, however thin its node.
  const room = HEIGHT - 20 - GAP * Math.max(...columns.map((c) => c.size));
  const scale = room / total;
  for (const nodes of columns) {
    let y = 10;
    for (const node of nodes.values()) {
      node.y = node.out = node.in = y;
      y += node.value * scale + GAP;
    }
  }
  const node = (i: number, name: string): Node => columns[i]!.get(name) ?? columns[i]!.get(REST)!;
  const marks: Child[] = [];
  for (const i of [0, 1] as const) {
    const pairs = new Map<string, { a: Node; b: Node; value: number }>();
    for (const { path, cents } of all) {
      const [a, b] = [node(i, path[i]), node(i + 1, path[i + 1]!)];
      const key = `${a.name}\0${b.name}`;
      const known = pairs.get(key);
      if (known) known.value += Number(cents);
      else pairs.set(key, { a, b, value: Number(cents) });
    }
    for (const { a, b, value } of pairs.values()) {
      const thick = value * scale;
      const [y0, y1] = [a.out + thick / 2, b.in + thick / 2];
      a.out += thick;
      b.in += thick;
      const [x0, x1] = [COLUMNS[i] + 12, COLUMNS[i + 1]!];
      const mid = (x0 + x1) / 2;
      const d = `M${x0},${px(y0)}C${mid},${px(y0)} ${mid},${px(y1)} ${x1},${px(y1)}`;
      marks.push(html.el('path', { class: 'link', d, 'stroke-width': px(Math.max(1, thick)) }));
    }
  }
  columns.forEach((nodes, i) => {
    for (const n of nodes.values()) {
      marks.push(
        html.el('rect', { class: `c${i}`, x: COLUMNS[i]!, y: px(n.y), width: 12, height: px(Math.max(1, n.value * scale)) }),
      );
      const left = i === 0;
      const at = {
        x: left ? COLUMNS[i]! - 6 : COLUMNS[i]! + 18,
        y: px(n.y + (n.value * scale) / 2 + 4),
        'text-anchor': left ? 'end' : 'start',
      };
      marks.push(html.el('text', at, clipped(html, visible(n.name), left ? 28 : 30)));
    }
  });
  return pictureOf(html, {
    id: 'flow',
    title: 'Flow of value',
    says: `From country and supplier, left, to product and to destination, right; the width is the value that is certain. An assembly that holds U.S. parts is shown by its parts. ${plural(all.length, 'flow')}.`,
    width: WIDTH,
    height: HEIGHT,
    marks,
  });
}

const REST = 'all others';

/** The largest ones by name, the rest in one. */
function nodesOf(all: readonly Flow[], i: number): Map<string, Node> {
  const values = new Map<string, number>();
  for (const { path, cents } of all) values.set(path[i]!, (values.get(path[i]!) ?? 0) + Number(cents));
  const sorted = [...values].sort(([, a], [, b]) => b - a);
  const named = sorted.length > NODES ? sorted.slice(0, NODES - 1) : sorted;
  const rest = sorted.slice(named.length).reduce((n, [, v]) => n + v, 0);
  return new Map(
    [...named, ...(rest > 0 ? [[REST, rest] as const] : [])].map(([name, value]) => [name, { name, value, y: 0, out: 0, in: 0 }]),
  );
}
