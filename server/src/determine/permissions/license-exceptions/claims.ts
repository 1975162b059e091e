/** Claims of an exception: checked, not believed. Several may carry a sale together where each overcomes what the others leave. */
import type { Tri } from '../../../base/tri.ts';
import type { ExceptionResult, Missing } from '../../result.ts';
import type { Judged } from '../../requirements/judged.ts';

export interface ClaimResult {
  /** Undetermined: what is claimed overcomes all that certainly stands, but not all that may, or turns on a fact not stated. */
  readonly holds: Tri;
  /** What the exporter must see to, for the exceptions relied on. */
  readonly provisos: readonly string[];
  readonly missing: readonly Missing[];
}

/** Of which item, and where, an exporter's own acts are asked for; where nothing unstated is taken as given a proviso is open. */
export type Strictly = Pick<Missing, 'of' | 'at'>;

export function claimsHold(
  codes: readonly string[],
  exceptions: readonly ExceptionResult[],
  requirements: readonly Judged[],
  strict: Strictly | undefined,
): ClaimResult {
  const used = exceptions.filter((e) => codes.includes(e.code) && !e.unmet && (e.overcomes?.length ?? 0) > 0);
  if (used.length === 0) return { holds: 'no', provisos: [], missing: [] };
  const carried = new Set(used.flatMap((e) => e.overcomes!));
  const left = requirements.filter((r) => r.result.answer !== 'no' && !carried.has(r.result.id));
  const provisos = used.flatMap((e) => [...(e.condition ? [`${e.code}: ${e.condition}`] : []), ...(e.provisos ?? [])]);
  if (left.some((r) => r.result.answer === 'yes')) return { holds: 'no', provisos: [], missing: [] };
  const missing = used.flatMap((e) => (e.unsaid ? [e.unsaid] : (e.needs ?? [])));
  if (strict)
    for (const e of used)
      if (e.condition)
        missing.push({ fact: 'authorization', why: `that ${e.code} holds is a proviso: ${e.condition}`, ...strict });
  return { holds: left.length > 0 || missing.length > 0 ? 'undetermined' : 'yes', provisos, missing };
}
