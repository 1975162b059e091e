/** What lies in the United States or moves through it is subject to the EAR wherever it was made (734.3(a)(1)). */
import type { Context } from '../context.ts';

/** Is the sale shipped from the United States, or through it? */
export function leavesTheUnitedStates({ journey: { exportedFrom, via }, rules }: Context): boolean {
  return [exportedFrom, ...via].some((c) => c !== undefined && rules.isDomestic(c));
}
