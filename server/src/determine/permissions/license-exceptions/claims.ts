/** Claims of an exception: checked, not believed. Several may carry a sale together where each overcomes what the others leave. */
import type { Tri } from '../../../base/tri.ts';
import type { ExceptionResult, Missing } from '../../result.ts';
import type { Judged } from '../../requirements/index.ts';

export interface ClaimResult {
  /** Undetermined: what is claimed overcomes all that certainly stands, but not all that may, or turns on a fact not stated. */
  readonly holds: Tri;
  /** What the exporter must see to, for the exceptions relied on. */
  readonly provisos: readonly string[];
  readonly missing: readonly Missing[];
}

export function claimsHold(
  codes: readonly string[],
  exceptions: readonly ExceptionResult[],
  requirements: readonly Judged[],
  strict: boolean,
): ClaimResult {
  const used = exceptions.filter((e) => codes.includes(e.code) && !e.unmet && (e.overcomes?.length ?? 0) > 0);
  if (used.length === 0) return { holds: 'no', provisos: [], missing: [] };
  const carried = new Set(used.flatMap((e) => e.overcomes!));
  const left = requirements.filter((r) => r.result.answer !== 'no' && !carried.has(r.result.id));
  const provisos = used.flatMap((e) => [...(e.condition ? [`${e.code}: ${e.condition}`] : []), ...(e.provisos ?? [])]);
  if (left.some((r) => r.result.answer === 'yes')) return { holds: 'no', provisos: [], missing: [] };
  const missing = used.flatMap((e) => e.needs ?? []);
  // Provisos are undetermined where nothing unstated is taken as given.
  return {
    holds: left.length > 0 || missing.length > 0 || (strict && used.some((e) => e.condition)) ? 'undetermined' : 'yes',
    provisos,
    missing,
  };
}
