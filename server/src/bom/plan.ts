/** A bill of materials as declarations to be: which parts, in which products, under which names. */
import { summed } from './numbers.ts';
import { Names } from './names.ts';
import type { BomLine, Reading } from './reading.ts';

export interface SpecOptions {
  /** The one product all of it goes into, whatever the file says of products. */
  readonly product?: string;
  /** The file it came from, as it is to be named in the spec. */
  readonly source: string;
}

/** One part in one product, from one row or several that say the same. */
export interface Part {
  readonly name: string;
  /** Decimal text; undefined where no row says it. */
  readonly quantity?: string;
  readonly rows: readonly number[];
}

export interface Plan {
  readonly products: readonly {
    readonly name: string;
    readonly label?: string;
    /** What a row says of it, where it goes into another product. */
    readonly line?: BomLine;
    /** Another product takes it, and no row says how many. */
    readonly uncounted: boolean;
    readonly parts: readonly Part[];
  }[];
  readonly inputs: readonly {
    readonly name: string;
    readonly line: BomLine;
    readonly rows: readonly number[];
    /** A product takes it, and no row says how many. */
    readonly uncounted: boolean;
  }[];
  readonly alternatives: readonly { readonly name: string; readonly target: string; readonly line: BomLine }[];
}

interface Product {
  readonly name: string;
  readonly label: string;
  readonly parts: Map<string, { name: string; quantity?: string; rows: number[] }>;
  line?: BomLine;
}

export function planOf(reading: Reading, options: SpecOptions): Plan {
  const names = new Names();
  const labelOf = productOf(reading, options);
  const products = new Map<string, Product>();
  for (const line of reading.lines) {
    const label = labelOf(line);
    if (!products.has(label)) products.set(label, { name: names.take(label, 'product'), label, parts: new Map() });
  }
  const inputs = new Map<string, { name: string; line: BomLine; rows: number[] }>();
  const byRow = new Map<number, string>();
  for (const line of reading.lines) {
    if (line.alternateOf !== undefined) continue;
    // A row of one product that names another of the file: an assembly in an assembly.
    const inner = line.part === labelOf(line) ? undefined : products.get(line.part);
    if (inner) inner.line ??= line;
    const name = inner?.name ?? inputOf(line);
    byRow.set(line.row, name);
    count(products.get(labelOf(line))!, name, line);
  }
  const uncounted = new Set(
    [...products.values()].flatMap(({ parts }) => [...parts.values()].filter((p) => p.quantity === undefined).map((p) => p.name)),
  );
  return {
    products: (reading.partsAlone ? [] : [...products.values()]).map(({ name, label, line, parts }) => ({
      name,
      ...(label !== name && { label }),
      ...(line && { line }),
      uncounted: uncounted.has(name),
      parts: [...parts.values()],
    })),
    inputs: [...inputs.values()].map((i) => ({ ...i, uncounted: !reading.partsAlone && uncounted.has(i.name) })),
    alternatives: reading.lines.flatMap((line) => {
      const target = line.alternateOf === undefined ? undefined : byRow.get(line.alternateOf);
      return target === undefined ? [] : [{ name: names.take(line.part, 'part'), target, line }];
    }),
  };

  /** Rows that say the same of a part are one input. */
  function inputOf(line: BomLine): string {
    const same = JSON.stringify({ ...line, row: 0, quantity: 0, designators: 0, assembly: 0, notes: 0 });
    let input = inputs.get(same);
    if (input) input.rows.push(line.row);
    else inputs.set(same, (input = { name: names.take(line.part, 'part'), line, rows: [line.row] }));
    return input.name;
  }
}

/** By its row; rows that name none, where others do, go into a product of the file's own name. */
function productOf(reading: Reading, { product, source }: SpecOptions): (line: BomLine) => string {
  const assemblies = new Set(reading.lines.map((l) => l.assembly));
  if (product === undefined && assemblies.size === 1) [product] = assemblies;
  const whole = product ?? reading.product ?? source.replace(/\.[^.]+$/, '');
  return product === undefined || reading.nested ? (line) => line.assembly ?? whole : () => whole;
}

function count({ parts }: Product, name: string, { row, quantity }: BomLine): void {
  const before = parts.get(name);
  if (!before) return void parts.set(name, { name, ...(quantity !== undefined && { quantity }), rows: [row] });
  before.rows.push(row);
  if (before.quantity !== undefined && quantity !== undefined) before.quantity = summed(before.quantity, quantity);
  else delete before.quantity;
}
