/** A license's total value over all sales of the file that rely on it: in order of their days, then as they stand (750.7(a)). */
import type { Exact } from '../../base/exact.ts';
import type { Authorization } from '../../model/model.ts';
import { chargeOf } from '../permissions/authorizations.ts';
import type { Determination } from '../result.ts';
import type { Converter } from './exchange-rates.ts';
import type { Planned } from './orders.ts';

/** `again` determines a sale anew, with what earlier ones have used. */
export function settle(
  held: readonly Authorization[],
  planned: readonly Planned[],
  first: Determination[],
  money: Converter,
  again: (sale: Planned, spent: ReadonlyMap<string, Exact>) => Determination,
): Determination[] {
  const limited = held.filter((a) => a.valueLimit !== undefined);
  if (limited.length === 0) return first;
  const out = [...first];
  const spent = new Map<string, Exact>();
  const order = planned
    .map((_, i) => i)
    .sort((a, b) => (out[a]!.asOf < out[b]!.asOf ? -1 : out[a]!.asOf > out[b]!.asOf ? 1 : a - b));
  for (const i of order) {
    if (out[i]!.outcome !== 'authorized') continue;
    if (spent.size > 0) out[i] = again(planned[i]!, spent);
    const relied = out[i]!.outcome === 'authorized' ? firstCovering(held, out[i]!) : undefined;
    const charge = relied && chargeOf(relied, planned[i]!, money);
    if (relied && charge) spent.set(relied.name, spent.get(relied.name)?.add(charge) ?? charge);
  }
  return out;
}

/** The sale is charged to the first that covers it; one without a limit is never used up. */
function firstCovering(held: readonly Authorization[], d: Determination): Authorization | undefined {
  const covering = held.filter(
    (a) => a.type?.value !== 'exception' && d.authorizations.some((r) => r.name === a.name && r.status === 'covers'),
  );
  return covering.some((a) => !a.valueLimit) ? undefined : covering[0];
}
