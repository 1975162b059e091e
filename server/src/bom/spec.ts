/** A bill of materials as a spec: an input a part, a product that incorporates them, an alternative a second source. Nothing is added to what the file says. */
import { format } from '../../../grammar/src/printer/index.ts';
import type { Vocabulary } from '../../../grammar/src/parser/values.ts';
import type { Plan, SpecOptions } from './plan.ts';
import type { BomLine } from './reading.ts';
import { certainly } from './numbers.ts';
import { commented, quoted } from './strings.ts';

export function specOf(plan: Plan, { source }: SpecOptions, vocabulary: Vocabulary): string {
  const blocks = [
    `// From ${commented(source)}. What the file does not say is not said here: add it, or let the check ask for it.`,
    ...plan.inputs.map(({ name, line, rows, uncounted }) => declarationOf(`input ${name}`, line, rows, { uncounted })),
    ...plan.products.map((p) => productOf(p, p.name)),
    ...plan.alternatives.map(({ name, target, line }) =>
      declarationOf(`alternative ${name}`, line, [line.row], { replaces: target }),
    ),
  ];
  return formatted(blocks, vocabulary);
}

/** Blocks whose trees are held at a time: of a hundred thousand parts all of them would take half a gigabyte. */
const TOGETHER = 200;

/** As if all of it were formatted at once: no line of a declaration is aligned with those of another. */
function formatted(blocks: readonly string[], vocabulary: Vocabulary): string {
  const texts: string[] = [];
  for (let from = 0; from < blocks.length; from += TOGETHER)
    texts.push(format(`${blocks.slice(from, from + TOGETHER).join('\n\n')}\n`, vocabulary));
  return texts.join('\n');
}

/** Before the value of a part of which the bill does not say how many. */
export const UNCOUNTED = '// how many go into the product is not said; of one: ';

/** The language has no word for a number that is not known; the comment is for whoever adds it. */
export const useOf = (part: string, quantity: string | undefined): string =>
  quantity === undefined ? `incorporates ${part} // how many is not said` : `incorporates ${certainly(quantity)} ${part}`;

interface More {
  readonly replaces?: string;
  readonly uncounted?: boolean;
}

export function declarationOf(head: string, line: BomLine, rows: readonly number[], more: More): string {
  const { description, hts } = line;
  const notes = line.notes.map((n) => `// row ${rows[0]}: ${commented(n)}\n`).join('');
  const { replaces } = more;
  const properties = [
    ...factsOf(line, more.uncounted === true),
    `part-number ${quoted(line.part)}`,
    // An alternative has no tariff heading of its own in the language.
    ...(hts && replaces === undefined ? [`hts ${quoted(hts)}`] : []),
  ];
  return `${notes}${head} ${description ? quoted(description) : ''} ${replaces === undefined ? '' : `replaces ${replaces}`} {\n${properties.join('\n')}\n}`;
}

function factsOf({ origin, eccn, unitValue, maker }: BomLine, uncounted: boolean): string[] {
  return [
    ...(origin ? [`origin ${origin}`] : []),
    ...(eccn ? [`eccn ${eccn}`] : []),
    // One would be a guess, and a low one: without a value the check asks.
    ...(unitValue?.currency ? [`${uncounted ? UNCOUNTED : ''}value ${certainly(unitValue.amount)} ${unitValue.currency}`] : []),
    ...(maker ? [`supplier ${quoted(maker)}`] : []),
  ];
}

export function productOf({ label, line, uncounted, parts }: Plan['products'][number], name: string): string {
  const own = line ? factsOf(line, uncounted) : [];
  const uses = parts.map(({ name: part, quantity }) => useOf(part, quantity));
  const title = label ?? line?.description;
  return `product ${name} ${title ? quoted(title) : ''} {\n${[...own, ...uses].join('\n')}\n}`;
}
