/** Checks of what a facility makes against what it is said to be for (supp. 3 to part 732 (b)16, (b)20). */
import type { Tri } from '../../base/tri.ts';
import type { Context } from '../context.ts';
import { byFigures } from '../parties/facility.ts';
import type { Subject } from './about.ts';

const facilityThat =
  (wanted: Tri) =>
  (ctx: Context): Subject[] => {
    const { facility, clause } = ctx.journey;
    return facility && byFigures(ctx) === wanted ? [{ about: facility.name, at: clause.facility?.at ?? facility.at }] : [];
  };

export const advancedByFigures = facilityThat('yes');
/** Every figure that could make it advanced is stated, and none does. */
export const notAdvancedByFigures = facilityThat('no');
