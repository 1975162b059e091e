/**
 * What is inside a bought-in item. One that is no circuit and says neither what it contains nor `none` has unknown contents;
 * a rule that looks inside asks for them, in one question for each product, and only where all else it asks is met.
 */
import type { Item } from '../../model/model.ts';
import { typeOf } from '../classification/type-of-item.ts';
import type { Context } from '../context.ts';
import type { Missing, Proof } from '../result.ts';
import { lacks } from '../proof.ts';
import { billUnstated } from './bill-of-materials.ts';
import { kindOf } from '../../model/kind.ts';

/** Hold no circuit of their own: a circuit is one, and the others are made before there is one. */
const HOLD_NONE: readonly string[] = ['integrated-circuit', 'wafer', 'mask', 'substrate', 'material'];

/** A commodity that may hold a circuit, or another item, and does not say. */
export function contentsUnstated(ctx: Context, item: Item): boolean {
  if (kindOf(item) !== 'commodity' || !billUnstated(item)) return false;
  const type = typeInRules(ctx, item);
  return type === undefined || !HOLD_NONE.includes(type);
}

export const typeInRules = (ctx: Context, item: Item): string | undefined =>
  typeOf(ctx.rules, item, ctx.classify(item).effective)?.value;

/** Names in a question; a bill of materials may be very long. */
const NAMED = 40;

/** The one question of a product: what is in these. */
export function askContents(ctx: Context, items: readonly Item[], what: string): Proof {
  const shown = namesOf(items);
  return lacks(`what is inside ${shown} is not stated`, {
    fact: 'contains',
    of: ctx.item.name,
    why: `decides whether it contains ${what}; say what is inside ${shown} (contains NAME, or contains none)`,
    at: ctx.item.at,
  });
}

/** A product used inside another is an article of its own unless the spec says not; so is a bought-in foreign input (second incorporation). */
export function isDiscrete(item: Item): boolean {
  return item.discrete?.value ?? true;
}

function namesOf(items: readonly Item[]): string {
  const names = [...new Set(items.map((i) => i.name))];
  return names.length > NAMED ? `${names.slice(0, NAMED).join(', ')} and ${names.length - NAMED} more` : names.join(', ');
}

/** One proviso a product: the answer rests on leaving the own U.S. content of these out (second incorporation). */
export const discreteProviso = (parts: readonly Item[]): string[] =>
  parts.length === 0 ? [] : [`each foreign part is a discrete product, whose own U.S. content is not counted: ${namesOf(parts)}`];

/** The same as a question, where provisos are not taken: what is in those that do not say, and of the others whether they are such. */
export function asksContents(ctx: Context, product: Item, parts: readonly Item[]): Missing[] {
  const silent = parts.filter((p) => contentsUnstated(ctx, p));
  const ask = (fact: string, of: readonly Item[], how: string): Missing[] =>
    of.length === 0
      ? []
      : [
          {
            fact,
            of: product.name,
            why: `whether each is a discrete product, or what is inside it, decides its U.S. content: ${namesOf(of)} (${how})`,
            at: product.at,
          },
        ];
  return [
    ...ask('contains', silent, 'contains NAME, or contains none'),
    ...ask(
      'discrete',
      parts.filter((p) => !silent.includes(p)),
      'discrete yes, or discrete no',
    ),
  ];
}
