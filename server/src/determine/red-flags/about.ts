/** What a flag points at: the party, the facility, the use, the route or the item that it is about. */
import type { SourceRange } from '../../../../grammar/src/text/range.ts';
import type { TRedFlag } from '../../rulebook/schema/index.ts';
import type { Party } from '../../model/model.ts';
import type { Context } from '../context.ts';

/** One thing a flag is raised about. */
export interface Subject {
  /** Its name in the spec, or the word or country it is. */
  readonly about: string;
  readonly at?: SourceRange;
  /** What is seen, where it says more than the flag's title. */
  readonly seen?: string;
  /** How close two names are, 0 to 1, two places. */
  readonly score?: string;
}

/** Of a flag whose condition holds for the sale: the parties, or the countries of transit, of which alone it would hold too. */
export function subjects(ctx: Context, flag: TRedFlag): Subject[] {
  const { journey, item } = ctx;
  const whole: Subject = { about: item.name, at: item.at };
  switch (flag.about) {
    case 'party': {
      const of = journey.parties.filter((p) => holds({ ...ctx, journey: { ...journey, parties: [p] } }, flag));
      return of.length > 0 ? of.map((p) => aboutParty(ctx, p)) : [whole];
    }
    case 'facility':
      return journey.facility ? [{ about: journey.facility.name, at: journey.clause.facility?.at }] : [whole];
    case 'end-use': {
      const use = journey.clause.endUses[0];
      return use ? [{ about: use.text, at: use.at }] : [whole];
    }
    case 'route': {
      const of = journey.clause.via.filter((v) => holds({ ...ctx, journey: { ...journey, via: [v.value] } }, flag));
      return of.map((v) => ({ about: v.value, at: v.at }));
    }
    default:
      return [whole];
  }
}

/** The place in the sale where the party is named; its declaration where only the facility leads to it. */
export function aboutParty(ctx: Context, p: Party): Subject {
  const { clause } = ctx.journey;
  const named = [...clause.endUser, ...clause.consignee, ...clause.purchaser].find((f) => f.value === p);
  return { about: p.name, at: named?.at ?? p.at };
}

function holds(ctx: Context, flag: TRedFlag): boolean {
  return flag.when !== undefined && ctx.evaluate(flag.when, ctx).answer === 'yes';
}
