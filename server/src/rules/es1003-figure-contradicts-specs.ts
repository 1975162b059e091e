import { clip } from '../base/message.ts';
import { Exact } from '../base/exact.ts';
import { derivedFigure, derivedFigureNames } from '../determine/classification/figures.ts';
import { understated } from '../determine/classification/package.ts';
import type { Diagnostic } from '../base/diagnostic.ts';
import type { Item, Measure } from '../model/model.ts';
import { itemsOf, itemsOfAll, ofItem } from './clauses.ts';
import { finding, type CodeInfo, type Rule } from './rule.ts';
import { sieve } from './sieve.ts';

const info: CodeInfo = {
  code: 'ES1003',
  name: 'figure-contradicts-specs',
  severity: 'warning',
  title: 'A stated figure differs from the one the other specs give',
  page: {
    what: 'A figure is stated and can also be derived from other figures of the same `specs`, or from those of the dies it is built of, and the two differ by more than the rounding of the digits given. The derived figure is the one used.',
    why: 'Total processing performance, performance density, memory bandwidth density and the minimum resolvable feature size are defined by formula in the notes to their entries. Two different figures mean that at least one input is wrong, and an answer may turn on it.',
    cite: ['15 CFR 774 supp. 1 (3A090, notes)', '15 CFR 774 supp. 1 (3B001.f.1, notes)'],
    fix: 'Correct the figure that is wrong, or leave the derived one out.',
    suppress: 'Where the published figure is known to be rounded more coarsely than its digits show.',
    bad: `as-of 2024-06-01

product accelerator {
  type   integrated-circuit
  origin US
  eccn   3A090.a
  specs {
    tops 624 at 8 bit
    total-processing-performance 4_800
    die-area 826 mm2
    transistor non-planar
    datacenter yes
  }
  destination DE
}
`,
    good: `as-of 2024-06-01

product accelerator {
  type   integrated-circuit
  origin US
  eccn   3A090.a
  specs {
    tops 624 at 8 bit
    total-processing-performance 4_992
    die-area 826 mm2
    transistor non-planar
    datacenter yes
  }
  destination DE
}
`,
  },
};

const message = (a: {
  readonly item: string;
  readonly figure: string;
  readonly stated: string;
  readonly derived: string;
}): string => `${clip(a.item)}: ${a.figure} is ${a.stated} as stated and ${a.derived} as derived, which is used`;

/** Within half a unit of the last digit written. */
function withinRounding(stated: Measure, derived: Exact): boolean {
  const half = Exact.of(1n, 2n * 10n ** BigInt(stated.places ?? 0));
  const difference = stated.value!.sub(derived);
  return (difference.sign < 0 ? difference.neg() : difference).cmp(half) <= 0;
}

export const figureContradictsSpecs: Rule = {
  ...info,
  ofModel: true,
  across: (_, { product }) => itemsOf(product).some((item) => contradicted(item).length > 0),
  check(ctx) {
    const products = [...ctx.products.map((p) => p.product), ...ctx.undetermined];
    const items = itemsOfAll(products);
    for (const input of amongInputs(ctx.model.inputs, ctx.rulebook)) items.add(input);
    return [...items].flatMap(contradicted);
  },
};

const contradicted = ofItem((item) => [...byDies(item), ...bySpecs(item)]);
const amongInputs = sieve((item) => contradicted(item).length > 0);

function byDies(item: Item): Diagnostic[] {
  const found = understated(item);
  if (!found) return [];
  const { stated, dies } = found;
  const figure = 'total-processing-performance';
  const own = derivedFigure(item.specs, figure);
  const said = own?.state === 'known' ? own.value : stated.value!;
  if (dies.value!.sub(said).cmp(Exact.from('1')) <= 0) return [];
  return [
    finding(info, {
      at: stated.at,
      message: message({
        item: item.name,
        figure,
        stated: said.toShort(4),
        derived: dies.value!.toShort(4),
      }),
      related: [{ at: dies.at, message: 'the dies, from which it is derived' }],
      rules: ['774 supp. 1'],
    }),
  ];
}

const bySpecs = (item: Item): Diagnostic[] =>
  derivedFigureNames.flatMap((name) => {
    const stated = item.specs.find((m) => m.parameter === name && m.value !== undefined);
    const derived = stated && derivedFigure(item.specs, name);
    if (!stated || derived?.state !== 'known' || withinRounding(stated, derived.value)) return [];
    return [
      finding(info, {
        at: stated.at,
        message: message({
          item: item.name,
          figure: name,
          stated: stated.value!.toShort(4),
          derived: derived.value.toShort(4),
        }),
        related: derived.from.map((m) => ({ at: m.at, message: `${m.parameter}, from which it is derived` })),
        rules: ['774 supp. 1'],
      }),
    ];
  });
