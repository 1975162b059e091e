/** The value limit of License Exception LVS: the order, orders that may be one, and the calendar year (740.3(b), (d)). */
import { Exact } from '../../../base/exact.ts';
import { money } from '../../../base/figures.ts';
import type { Sale } from '../../sale/orders.ts';

const dollars = (x: Exact): string => money(x, 'USD', true);

/** Conditions under which the value is within the limit; or the paragraph that bars it. Equal to the limit is within it. */
export function valueWithin(
  limit: Exact,
  entry: string,
  sale: Sale,
): { readonly conditions: readonly string[] } | { readonly rule: string; readonly because: string } {
  const { order } = sale;
  if (!order) return { conditions: [`the net value of the order is at most ${dollars(limit)} (740.3(b))`] };
  if (order.cmp(limit) > 0)
    return {
      rule: '740.3(b)',
      because: `the order is worth ${dollars(order)}, more than the ${dollars(limit)} that the entry ${entry} allows`,
    };
  const year = Exact.of(12).mul(limit);
  const before = sale.earlierInYear ?? Exact.ZERO;
  const sum = before.add(order);
  if (sum.cmp(year) > 0) {
    return {
      rule: '740.3(d)(2)',
      because: `with earlier sales to the same party in the calendar year it comes to ${dollars(sum)}, more than twelve times the limit, ${dollars(year)}`,
    };
  }
  const together = sale.sameDay ? sale.sameDay.add(order) : order;
  return {
    conditions:
      together.cmp(limit) > 0
        ? [
            `the sales to the same party on this day, ${dollars(together)} together, are orders of their own and not one order split (740.3(d)(1)(ii))`,
          ]
        : [],
  };
}
