/** One determination for every product and destination of a file: a pure function of (spec, rulebook, date). */
import type { SpecModel } from '../model/model.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import type { DetermineOptions } from './options.ts';
import type { Determination } from './result.ts';
import { Run } from './run.ts';
import { trips } from './sale/journey.ts';
import { settle } from './sale/ledger.ts';
import type { Planned } from './sale/orders.ts';

export type { DetermineOptions } from './options.ts';

export function determineFile(model: SpecModel, rulebook: Rulebook, options: DetermineOptions): Determination[] {
  const date = model.asOf?.value ?? options.fallbackDate;
  const planned = model.products.flatMap((product) =>
    trips(product, rulebook, date, options.on).map((trip): Planned => ({ product, trip })),
  );
  const run = new Run(model, options, planned);
  const first = planned.map((p) => run.determine(p));
  const all = settle(model.authorizations, planned, first, run.money, (p, spent) => run.determine(p, spent));
  run.done();
  return all;
}
