/** A bill of materials as declarations to be: which parts, in which products, under which names. */
import { summed } from './numbers.ts';
import { Names } from './names.ts';
import type { BomLine, Reading } from './reading.ts';

export interface SpecOptions {
  /** Of the product, where the file does not name it. */
  readonly product: string;
  /** The file it came from, as it is to be named in the spec. */
  readonly source: string;
}

/** One part in one product, from one row or several that say the same. */
export interface Part {
  readonly name: string;
  readonly line: BomLine;
  /** Decimal text; undefined where no row says it. */
  readonly quantity?: string;
  readonly rows: readonly number[];
}

export interface Plan {
  readonly products: readonly { readonly name: string; readonly label?: string; readonly parts: readonly Part[] }[];
  readonly inputs: readonly {
    readonly name: string;
    readonly line: BomLine;
    readonly rows: readonly number[];
    /** A product takes it, and no row says how many. */
    readonly uncounted: boolean;
  }[];
  readonly alternatives: readonly { readonly name: string; readonly target: string; readonly line: BomLine }[];
}

export function planOf(reading: Reading, options: SpecOptions): Plan {
  const names = new Names();
  const productName = reading.product ?? options.product;
  const assemblies = new Set(reading.lines.flatMap((l) => l.assembly ?? []));
  const several = assemblies.size > 1;
  const productNames = new Map((several ? [...assemblies] : [productName]).map((a) => [a, names.take(a, 'product')]));
  const inputs = new Map<string, { name: string; line: BomLine; rows: number[] }>();
  const byRow = new Map<number, string>();
  const parts = new Map<string, Map<string, { name: string; line: BomLine; quantity?: string; rows: number[] }>>();
  for (const product of productNames.keys()) parts.set(product, new Map());
  for (const line of reading.lines) {
    if (line.alternateOf !== undefined) continue;
    const same = JSON.stringify({ ...line, row: 0, quantity: 0, designators: 0, assembly: 0, notes: 0 });
    let input = inputs.get(same);
    if (input) input.rows.push(line.row);
    else inputs.set(same, (input = { name: names.take(line.part, 'part'), line, rows: [line.row] }));
    byRow.set(line.row, input.name);
    const own = parts.get(several ? (line.assembly ?? [...productNames.keys()][0]!) : productName)!;
    const before = own.get(input.name);
    if (!before)
      own.set(input.name, {
        name: input.name,
        line,
        ...(line.quantity !== undefined && { quantity: line.quantity }),
        rows: [line.row],
      });
    else {
      before.rows.push(line.row);
      if (before.quantity !== undefined && line.quantity !== undefined) before.quantity = summed(before.quantity, line.quantity);
      else delete before.quantity;
    }
  }
  const uncounted = new Set(
    [...parts.values()].flatMap((own) => [...own.values()].filter((p) => p.quantity === undefined).map((p) => p.name)),
  );
  return {
    products: (reading.partsAlone ? [] : [...productNames]).map(([label, name]) => ({
      name,
      ...(label !== name && { label }),
      parts: [...parts.get(label)!.values()],
    })),
    inputs: [...inputs.values()].map((i) => ({ ...i, uncounted: !reading.partsAlone && uncounted.has(i.name) })),
    alternatives: reading.lines.flatMap((line) => {
      const target = line.alternateOf === undefined ? undefined : byRow.get(line.alternateOf);
      return target === undefined ? [] : [{ name: names.take(line.part, 'part'), target, line }];
    }),
  };
}
