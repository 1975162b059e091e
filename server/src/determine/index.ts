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
  let made = 0;
  let full = false;
  const all = model.products.flatMap((product) => {
    // Each whole or not at all, and none after one that does not fit.
    full ||= made + determining.countOf(product) > most;
    if (full) return determining.unmade(product, most);
    const own = determining.of(product);
    made += own.length;
    return own;
  });
  determining.done();
  return all;
}
