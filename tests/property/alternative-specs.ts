/** Specs with parts at two depths and alternatives to them; and the same with some alternatives written into the text by hand. */
import * as fc from 'fast-check';

interface Part {
  readonly origin: string;
  readonly eccn: string;
  readonly type: string;
  readonly value: number;
  readonly contains: number | undefined;
}
interface Alt extends Part {
  readonly target: number;
  readonly verb: 'replaces' | 'eliminates';
}
export interface Spec {
  readonly product: { readonly origin: string; readonly eccn: string; readonly price: number };
  readonly parts: readonly Part[];
  /** How many of each part stand in the product, and in a module inside it that is looked through; 0: not there. */
  readonly uses: readonly { readonly direct: number; readonly inModule: number }[];
  readonly alternatives: readonly Alt[];
  readonly destination: string;
  readonly endUser: boolean;
}

const part: fc.Arbitrary<Part> = fc.record({
  origin: fc.constantFrom('US', 'US', 'US', 'JP', 'CN', ''),
  eccn: fc.constantFrom('3A001.a.2', '3A001.a.2', 'EAR99', '3A991', '3A611.x', ''),
  type: fc.constantFrom('component', 'integrated-circuit'),
  value: fc.integer({ min: 1, max: 30 }),
  contains: fc.option(fc.integer({ min: 0, max: 1 }), { nil: undefined, freq: 4 }),
});

export const spec: fc.Arbitrary<Spec> = fc.integer({ min: 1, max: 4 }).chain((n) =>
  fc.record({
    product: fc.record({
      origin: fc.constantFrom('KR', 'KR', 'SG', 'US'),
      eccn: fc.constantFrom('3B991', '3B993.b', '3B001.a.1', 'EAR99'),
      price: fc.integer({ min: 20, max: 120 }),
    }),
    parts: fc.array(part, { minLength: n, maxLength: n }),
    uses: fc.array(fc.record({ direct: fc.integer({ min: 0, max: 2 }), inModule: fc.integer({ min: 0, max: 1 }) }), {
      minLength: n,
      maxLength: n,
    }),
    alternatives: fc.array(
      part.chain((p) =>
        fc
          .record({
            target: fc.integer({ min: 0, max: n - 1 }),
            verb: fc.constantFrom('replaces' as const, 'replaces' as const, 'eliminates' as const),
          })
          .map((x) => ({ ...p, ...x })),
      ),
      { minLength: 1, maxLength: 4 },
    ),
    destination: fc.constantFrom('CN', 'CN', 'RU', 'CU', 'TW'),
    endUser: fc.boolean(),
  }),
);

/** What is in an item, by number: only of lower number, so that there is no circle. A substitute's number is past all parts. */
const inside = (p: Part, number: number): string =>
  p.contains !== undefined && p.contains < number ? ` contains part-${p.contains}` : '';
const facts = (p: Part): string =>
  `type ${p.type}${p.origin ? ` origin ${p.origin}` : ''}${p.eccn ? ` eccn ${p.eccn}` : ''} value ${p.value} USD`;

/** The spec as text with some alternatives written into it. An input inside a substitute for itself stays. */
export function text(s: Spec, chosen: readonly number[] = []): string {
  const by = new Map(chosen.map((i) => [s.alternatives[i]!.target, i]));
  const out: string[] = [];
  const declared = new Map<string, string>();
  /** Name of what stands where the part stood; undefined: nothing. */
  const at = (number: number, within: readonly number[]): string | undefined => {
    const i = within.includes(number) ? undefined : by.get(number);
    const name = [i === undefined ? `part-${number}` : `sub-${i}`, ...within].join('-in-');
    if (declared.has(name)) return name;
    const p: Part = i === undefined ? s.parts[number]! : s.alternatives[i]!;
    if (i !== undefined && s.alternatives[i]!.verb === 'eliminates' && !brings(s.alternatives[i]!, s.parts.length))
      return undefined;
    declared.set(name, '');
    const holds = inside(p, i === undefined ? number : s.parts.length)
      ? at(p.contains!, i === undefined ? within : [...within, number])
      : undefined;
    const lost = inside(p, i === undefined ? number : s.parts.length) && holds === undefined;
    declared.set(name, `input ${name} { ${facts(p)}${holds ? ` contains ${holds}` : lost ? ' contains none' : ''} }`);
    return name;
  };
  const list = (quantities: readonly number[]): string => {
    const lines = quantities.flatMap((q, number) => {
      const name = q > 0 ? at(number, []) : undefined;
      return name ? [`incorporates ${q} ${name}`] : [];
    });
    return lines.length > 0 ? lines.join(' ') : 'incorporates none';
  };
  const module = list(s.uses.map((u) => u.inModule));
  const direct = list(s.uses.map((u) => u.direct)).replace('incorporates none', '');
  out.push(
    'party fab { country CN listed entity-list footnote 5 }',
    `product module { type electronic-assembly origin KR eccn EAR99 value 5 USD discrete no ${module} }`,
    `product tool { type equipment origin ${s.product.origin} eccn ${s.product.eccn} value ${s.product.price} USD incorporates module ${direct} direct-product-of none plant direct-product-of none destination ${s.destination}${s.endUser ? ' { end-user fab }' : ''} }`,
    ...declared.values(),
  );
  return `${out.join('\n')}\n`;
}

/** A design-around that says where it is made, what it is or what is in it brings that in. */
const brings = (a: Alt, parts: number): boolean => a.origin !== '' || a.eccn !== '' || inside(a, parts) !== '';

export function withAlternatives(s: Spec): string {
  const names = s.alternatives.map(
    (a, i) => `alternative alt-${i} ${a.verb} part-${a.target} { ${facts(a)}${inside(a, s.parts.length)} }`,
  );
  const plain = text(s);
  const missing = s.parts.flatMap((p, i) =>
    plain.includes(`input part-${i} `) ? [] : [`input part-${i} { ${facts(p)}${inside(p, i)} }`],
  );
  return `${plain}${missing.join('\n')}\n${names.join('\n')}\n`;
}
