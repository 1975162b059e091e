/** A second, plain arithmetic of fractions: what base/exact.ts and the de minimis calculation are checked against. */
export type Fraction = readonly [num: bigint, den: bigint];

export const whole = (n: bigint | number): Fraction => [BigInt(n), 1n];
export const plus = ([a, b]: Fraction, [c, d]: Fraction): Fraction => [a * d + c * b, b * d];
export const times = ([a, b]: Fraction, [c, d]: Fraction): Fraction => [a * c, b * d];
export const over = ([a, b]: Fraction, [c, d]: Fraction): Fraction => (c < 0n ? [-a * d, -b * c] : [a * d, b * c]);
export const compare = ([a, b]: Fraction, [c, d]: Fraction): -1 | 0 | 1 => (a * d < c * b ? -1 : a * d > c * b ? 1 : 0);

/** `12.50` as written, read by hand. */
export function read(text: string): Fraction {
  const [head, tail = ''] = text.split('.') as [string, string | undefined];
  return [BigInt(head + tail), 10n ** BigInt(tail.length)];
}

/** Half up, away from zero. */
export function rounded([num, den]: Fraction, places: number): string {
  const scale = 10n ** BigInt(places);
  const sign = num < 0n ? -1n : 1n;
  const doubled = (num * sign * scale * 2n + den) / (den * 2n);
  const digits = doubled.toString().padStart(places + 1, '0');
  const text = places === 0 ? digits : `${digits.slice(0, digits.length - places)}.${digits.slice(digits.length - places)}`;
  return sign < 0n && doubled !== 0n ? `-${text}` : text;
}
