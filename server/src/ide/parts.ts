/** The bill of materials, up and down: what goes into an item, and what it goes into. */
import { Exact } from '../base/exact.ts';
import type { SourceRange } from '../../../grammar/src/text/range.ts';
import type { Item, Use } from '../model/model.ts';
import { amount } from '../base/figures.ts';
import { list } from '../rules/text.ts';
import type { Program } from '../workspace/program.ts';
import { namedAt } from './names.ts';
import type { ReadView } from './view.ts';

export interface Part {
  readonly name: string;
  readonly sort: Item['role'];
  readonly label?: string;
  readonly at: SourceRange;
  readonly whole: SourceRange;
}

/** How one goes into the other. */
export interface Joined {
  readonly part: Part;
  /** `incorporates 2 × 180,000 USD, 15 %` */
  readonly detail: string;
  /** Where it is said. */
  readonly at: readonly SourceRange[];
}

/** The item whose name stands at an offset. */
export function partAt({ program, file }: ReadView, offset: number): Part | undefined {
  const declared = namedAt(program, file, offset)?.declared;
  return declared?.sort === 'input' || declared?.sort === 'product' ? partOf(declared.value) : undefined;
}

const partOf = ({ name, role, label, at, whole }: Item): Part => ({
  name,
  sort: role,
  at,
  whole,
  ...(label !== undefined && { label }),
});

function itemOf(program: Program, file: string, name: string): Item | undefined {
  const declared = program.files.get(file)?.declared.get(name);
  return declared?.sort === 'input' || declared?.sort === 'product' ? declared.value : undefined;
}

/** What goes into it, in the order in which that is said. */
export function goesIntoIt(program: Program, file: string, name: string): Joined[] {
  const item = itemOf(program, file, name);
  if (!item) return [];
  return [...byItem(item.uses)].map(([part, uses]) => joined(partOf(part), item, uses));
}

/** What it goes into, in every file of the program. */
export function itGoesInto(program: Program, file: string, name: string): Joined[] {
  const item = itemOf(program, file, name);
  if (!item) return [];
  const out: Joined[] = [];
  for (const { model } of program.files.values())
    for (const whole of [...model.inputs, ...model.products]) {
      const uses = whole.uses.filter((u) => u.item === item);
      if (uses.length > 0) out.push(joined(partOf(whole), whole, uses));
    }
  return out;
}

function byItem(uses: readonly Use[]): Map<Item, Use[]> {
  const out = new Map<Item, Use[]>();
  for (const use of uses) out.set(use.item, [...(out.get(use.item) ?? []), use]);
  return out;
}

const joined = (part: Part, whole: Item, uses: readonly Use[]): Joined => ({
  part,
  detail: list(uses.map((u) => inWords(whole, u))),
  at: uses.map((u) => u.at),
});

/** Quantity, value and the share of the whole, as far as they are stated in one currency. */
function inWords(whole: Item, { relation, quantity, item, unitValue }: Use): string {
  const unit = (unitValue ?? item.value)?.value;
  if (!unit) return `${relation} ${quantity}`;
  const times = quantity.eq(Exact.ONE) ? '' : `${quantity} × `;
  const value = `${relation} ${times}${amount(unit.amount.toShort(2), unit.currency)}`;
  const price = whole.value?.value;
  // What an item contains is part of its value already.
  if (relation === 'contains' || !price || price.currency !== unit.currency || price.amount.isZero) return value;
  return `${value}, ${quantity.mul(unit.amount).mul(Exact.HUNDRED).div(price.amount).toShort(2)} %`;
}
