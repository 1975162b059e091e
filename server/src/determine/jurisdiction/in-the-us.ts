/** What lies in the United States or moves through it is subject to the EAR wherever it was made (734.3(a)(1)). */
import type { Context } from '../context.ts';

/** Is the sale shipped from the United States, or through it? Whoever takes delivery on the way takes it where it is. */
export function leavesTheUnitedStates({ journey: { exportedFrom, via, clause }, rules }: Context): boolean {
  const consignees = clause.consignee.map((f) => f.value.country?.value);
  return [exportedFrom, ...via, ...consignees].some((c) => c !== undefined && rules.isDomestic(c));
}
