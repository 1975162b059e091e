/** A bill of materials as a spec: an input a part, a product that incorporates them, an alternative a second source. Nothing is added to what the file says. */
import { format } from '../../../grammar/src/printer/index.ts';
import type { Vocabulary } from '../../../grammar/src/parser/values.ts';
import type { Plan, SpecOptions } from './plan.ts';
import type { BomLine } from './reading.ts';
import { commented, quoted } from './strings.ts';

export function specOf(plan: Plan, { source }: SpecOptions, vocabulary: Vocabulary): string {
  const blocks = [
    `// From ${commented(source)}. What the file does not say is not said here: add it, or let the check ask for it.`,
    ...plan.inputs.map(({ name, line, rows, uncounted }) => declarationOf(`input ${name}`, line, rows, { uncounted })),
    ...plan.products.map(product),
    ...plan.alternatives.map(({ name, target, line }) =>
      declarationOf(`alternative ${name}`, line, [line.row], { replaces: target }),
    ),
  ];
  return format(`${blocks.join('\n\n')}\n`, vocabulary);
}

interface More {
  readonly replaces?: string;
  readonly uncounted?: boolean;
}

export function declarationOf(head: string, line: BomLine, rows: readonly number[], { replaces, uncounted }: More): string {
  const { description, origin, eccn, hts, unitValue, maker, part } = line;
  const notes = line.notes.map((n) => `// row ${rows[0]}: ${commented(n)}\n`).join('');
  const properties = [
    origin && `origin ${origin}`,
    eccn && `eccn ${eccn}`,
    // One would be a guess, and a low one: without a value the check asks.
    unitValue?.currency &&
      `${uncounted ? '// how many go into the product is not said; of one: ' : ''}value ${unitValue.amount} ${unitValue.currency}`,
    maker && `supplier ${quoted(maker)}`,
    `part-number ${quoted(part)}`,
    // An alternative has no tariff heading of its own in the language.
    hts && replaces === undefined && `hts ${quoted(hts)}`,
  ].filter(Boolean);
  return `${notes}${head} ${description ? quoted(description) : ''} ${replaces === undefined ? '' : `replaces ${replaces}`} {\n${properties.join('\n')}\n}`;
}

function product({ name, label, parts }: Plan['products'][number]): string {
  const uses = parts.map(({ name: part, quantity }) =>
    quantity === undefined ? `incorporates ${part} // how many is not said` : `incorporates ${quantity} ${part}`,
  );
  return `product ${name} ${label ? quoted(label) : ''} {\n${uses.join('\n')}\n}`;
}
