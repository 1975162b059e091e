/** Things that lead back to themselves: bills of materials and holdings. */
import { ownershipCycles } from './actors.ts';
import { codes } from './binder-codes.ts';
import { cutCycles } from './items.ts';
import type { Declared, Scope } from './scope.ts';

/** `fresh`: what was bound now. What was not leads to nothing of it, so it closes no circle. */
export function cutCircles(scope: Scope, fresh: readonly Declared[]): void {
  const inputs = fresh.flatMap((d) => (d.sort === 'input' ? [d.value] : []));
  const products = fresh.flatMap((d) => (d.sort === 'product' ? [d.value] : []));
  const substitutes = fresh.flatMap((d) => (d.sort === 'alternative' ? [d.value.item] : []));
  cutCycles(scope, [...inputs, ...products, ...substitutes]);
  ownershipCycles(
    scope,
    fresh.flatMap((d) => (d.sort === 'party' ? [d.value] : [])),
  );
}

/** Was any found? */
export const isCircular = ({ diagnostics }: Scope): boolean =>
  diagnostics.some((d) => d.code === codes.billOfMaterialsCycle || d.code === codes.ownershipCycle);
