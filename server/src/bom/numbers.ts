/** Numbers as spreadsheets of different countries write them. Nothing goes through binary floating point. */

import { Exact } from '../base/exact.ts';

/** Which sign stands before the fraction; undefined where no cell of the file shows it. */
export type DecimalSign = '.' | ',' | undefined;

/** From cells that can be read one way only: both signs in one, several of one, or not three digits after it. */
export function decimalSignOf(cells: Iterable<string>): DecimalSign {
  let [points, commas] = [0, 0];
  for (const cell of cells) {
    const text = digitsOf(cell);
    if (text === undefined) continue;
    const sign = certainSign(text);
    if (sign === '.') points++;
    else if (sign === ',') commas++;
  }
  if (points > 0 && commas > 0) return points > commas ? '.' : ',';
  return points > 0 ? '.' : commas > 0 ? ',' : undefined;
}

function certainSign(text: string): DecimalSign {
  const [point, comma] = [text.lastIndexOf('.'), text.lastIndexOf(',')];
  if (point >= 0 && comma >= 0) return point > comma ? '.' : ',';
  const sign = point >= 0 ? '.' : ',';
  const parts = text.split(sign);
  if (parts.length === 1) return undefined;
  // 1.234.567 groups by points, so the comma is left for the fraction.
  if (parts.length > 2) return sign === '.' ? ',' : '.';
  const grouped = parts[1]!.length === 3 && /^[1-9]\d{0,2}$/.test(parts[0]!);
  return grouped ? undefined : sign;
}

/** The number in a cell, without currency and unit: `$1,620.50` → `1,620.50`. Undefined where there is none, or more than one. */
function digitsOf(cell: string): string | undefined {
  const found = cell.match(/[-+]?\d[\d.,'’ ]*/g);
  if (found?.length !== 1) return undefined;
  return found[0].replace(/['’ ]/g, '').replace(/[.,]$/, '');
}

/** Decimal text, or undefined where the cell holds no number or it cannot be told which one: `1,125` without a sign. */
export function decimalOf(cell: string, sign: DecimalSign): string | undefined {
  const text = digitsOf(cell);
  if (text === undefined) return undefined;
  const own = certainSign(text) ?? sign;
  if (own === undefined && /[.,]/.test(text)) return undefined;
  const plain = own === ',' ? text.replaceAll('.', '').replace(',', '.') : text.replaceAll(',', '');
  return /^[-+]?\d+(\.\d+)?$/.test(plain) ? plain.replace(/^\+/, '').replace(/^(-?)0+(?=\d)/, '$1') : undefined;
}

/** Written so that it reads one way only, whatever the country: `1.125` could be a thousand, `1.1250` could not. */
export const certainly = (decimal: string): string =>
  decimal.includes('.') && certainSign(decimal) === undefined ? `${decimal}0` : decimal;

/** An exact quotient as decimal text where it has one of at most `places`; undefined otherwise. */
export function divided(decimal: string, by: string, places = 12): string | undefined {
  const divisor = Exact.from(by);
  if (divisor.isZero) return undefined;
  const quotient = Exact.from(decimal).div(divisor);
  const text = quotient.toShort(places);
  return Exact.from(text).eq(quotient) ? text : undefined;
}

export function summed(a: string, b: string): string {
  const sum = Exact.from(a).add(Exact.from(b));
  // The denominator is a power of ten: so many places show all of it.
  return sum.toShort(String(sum.den).length);
}
