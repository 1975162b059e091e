/** Parties that only a permission naming them reaches: a denial order stands beside whatever license covers the sale (736.2(b)(4)(i)). */
import type { Party } from '../../model/model.ts';
import type { Context } from '../context.ts';
import type { Judged } from '../requirements/judged.ts';

export interface ByName {
  readonly party: Party;
  readonly rule: string;
}

export function mustBeNamed(ctx: Context, requirements: readonly Judged[]): ByName[] {
  const { parties, exporter } = ctx.journey;
  const all = [...new Set([...parties, ...(exporter.party ? [exporter.party] : [])])];
  return requirements.flatMap(({ result, record }) =>
    result.answer !== 'no' && record?.permittedByName
      ? all
          .filter((party) => ctx.evaluate(record.when, sole(ctx, party)).answer !== 'no')
          .map((party) => ({ party, rule: record.rule }))
      : [],
  );
}

/** The sale as if nobody else had a part in it, in the part that it has. */
function sole(ctx: Context, party: Party): Context {
  const { parties, exporter } = ctx.journey;
  return {
    ...ctx,
    journey: {
      ...ctx.journey,
      parties: parties.includes(party) ? [party] : [],
      exporter: exporter.party === party ? exporter : { ...exporter, party: undefined },
    },
  };
}
