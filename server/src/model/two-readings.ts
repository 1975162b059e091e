/**
 * Numbers that half of the world reads as a thousand times another: `1.620 EUR`. The language takes the point for decimals, which
 * makes content of a price far too small, and a price of content; so the author is asked once which is meant.
 */
import type { ValueNode } from '../../../grammar/src/index.ts';
import { isInThousandths } from '../../../grammar/src/text/currencies.ts';
import { readingsOf } from '../../../grammar/src/text/forms.ts';
import { codes } from './binder-codes.ts';
import type { Scope } from './scope.ts';

/** Of an amount of money, a number of pieces, or a figure that is often in the thousands. */
export function askWhich(s: Scope, node: ValueNode): void {
  if (node.kind === 'money' && isInThousandths(node.unit!)) return;
  const unit = node.unit === undefined ? '' : ` ${node.unit}`;
  const readings = readingsOf(node.text).map((text) => `${text}${unit}`);
  if (readings.length === 0) return;
  s.report(codes.twoReadings, node, `${node.text}${unit} may be ${readings.join(' or ')}; write which`, {
    data: { of: node.kind },
  });
}

/** `0.125 USD` has one reading: where a file has such a price, its others with three decimals are prices too. */
export const isPriceInThousandths = (node: ValueNode): boolean => /^0\.\d{3,}$/.test(node.text);
