/** One determination for every product and destination of a file: a pure function of (spec, rulebook, date). */
import type { SpecModel } from '../model/model.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import { Determining } from './determining.ts';
import { type DetermineOptions, MOST_DETERMINATIONS } from './options.ts';
import type { Determination } from './result.ts';

export type { DetermineOptions } from './options.ts';

export function determineFile(model: SpecModel, rulebook: Rulebook, options: DetermineOptions): Determination[] {
  const determining = new Determining(model, rulebook, options);
  const most = options.maxDeterminations ?? MOST_DETERMINATIONS;
  const beyond = determining.beyond(most);
  const all = model.products.flatMap((product) =>
    beyond.has(product) ? determining.unmade(product, most) : determining.of(product),
  );
  determining.done();
  return all;
}
