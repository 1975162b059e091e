/** A sale as a spec, in one of several ways of writing that all say the same. */
import { FACILITIES, type Item, type Kind, PARTIES, type Sale } from './sales.ts';

export interface Style {
  /** Declarations, places and the lines of a block from the last to the first. */
  readonly backwards?: boolean;
  /** Two parts stand in an assembly of their own making that is no article of its own. */
  readonly nested?: boolean;
  /** Parts are priced in a currency of half a dollar. */
  readonly foreignMoney?: boolean;
  /** Each country has a clause of its own. */
  readonly apart?: boolean;
  /** Each unit of a part is declared for itself. */
  readonly units?: boolean;
  /** Parties, facilities and parts stand in a file that is imported. */
  readonly imported?: boolean;
  /** An alternative for the first part stands beside. */
  readonly alternative?: boolean;
}

const USE: Readonly<Record<Kind, string>> = { commodity: 'incorporates', software: 'commingles', technology: 'commingles' };

/** Its files, by name; the product stands in `a.earshot`. */
export function written(s: Sale, style: Style = {}): Record<string, string> {
  const order = <T>(list: readonly T[]): T[] => (style.backwards ? list.toReversed() : [...list]);
  const money = (value: number): string => (style.foreignMoney ? `${value * 2} EUR` : `${value} USD`);
  const facts = (i: Item, price: (v: number) => string): string[] =>
    order([
      ...(s.kind === 'commodity' ? [] : [`kind ${s.kind}`]),
      ...(i.type === undefined ? [] : [`type ${i.type}`]),
      ...(i.origin === undefined ? [] : [`origin ${i.origin}`]),
      ...(i.eccn === undefined ? [] : [`eccn ${i.eccn}`]),
      ...(i.value === undefined ? [] : [`value ${price(i.value)}`]),
      ...(i.lines ?? []),
    ]);
  const parts = s.parts.flatMap((p, i) =>
    style.units
      ? Array.from({ length: p.quantity }, (_, n) => ({ name: `part-${i}-${n}`, quantity: 1, of: p }))
      : [{ name: `part-${i}`, quantity: p.quantity, of: p }],
  );
  const uses = parts.map((p) => `${USE[s.kind]} ${p.quantity} ${p.name}`);
  // The dies in a package are rolled up to it; those in an assembly within are not.
  const inner = style.nested && s.kind === 'commodity' && s.product.type !== 'integrated-circuit' ? uses.slice(0, 2) : [];
  const clauses = style.apart ? order(s.places) : [order(s.places).join(', ')];
  const block = (place: string): string[] => [`destination ${place} {`, ...order(s.terms).map((t) => `  ${t}`), '}'];
  // Of an origin that is stated: else it might itself be content of U.S. origin.
  const made = `origin ${s.product.origin ?? 'SG'} `;
  const rate = style.foreignMoney ? ['rate EUR = 0.5 USD'] : [];
  const around = [...PARTIES, ...FACILITIES, ...parts.map((p) => `input ${p.name} { ${facts(p.of, money).join('\n')} }`)];
  const own = [
    ...s.papers,
    ...(style.alternative && parts.length > 0
      ? [`alternative other replaces ${parts[0]!.name} { origin JP eccn EAR99 value 1 USD }`]
      : []),
    ...(inner.length > 0 ? [`product assembly { type component ${made}discrete no ${inner.join(' ')} }`] : []),
    [
      'product goods {',
      ...[
        ...facts(s.product, (v) => `${v} USD`),
        ...order([...(inner.length > 0 ? ['incorporates 1 assembly'] : []), ...uses.slice(inner.length)]),
        ...order([s.technology, s.plant].filter((l): l is string => l !== undefined)),
        ...clauses.flatMap(block),
      ].map((l) => `  ${l}`),
      '}',
    ].join('\n'),
  ];
  const file = (lines: readonly string[]): string => `${lines.join('\n')}\n`;
  if (style.imported)
    return {
      'a.earshot': file(['import "./b.earshot"', `as-of ${s.day}`, ...own]),
      'b.earshot': file(around),
    };
  return { 'a.earshot': file([`as-of ${s.day}`, ...order([...rate, ...around, ...own])]) };
}

/** For a message. */
export const text = (s: Sale, style?: Style): string => Object.values(written(s, style)).join('\n');
