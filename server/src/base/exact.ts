/**
 * Exact rational numbers. Every amount, rate, quantity and ratio that decides anything is one of these;
 * a binary float never is (15 CFR 734 supp. 2 (a)(4): "equal to or less than" must hold to the last digit).
 */
export class Exact {
  static readonly ZERO = new Exact(0n, 1n);
  static readonly ONE = new Exact(1n, 1n);
  static readonly HUNDRED = new Exact(100n, 1n);

  readonly num: bigint;
  /** Always positive. Not necessarily in lowest terms. */
  readonly den: bigint;

  private constructor(num: bigint, den: bigint) {
    this.num = num;
    this.den = den;
  }

  static of(num: bigint | number, den: bigint | number = 1n): Exact {
    const n = BigInt(num);
    const d = BigInt(den);
    if (d === 0n) throw new RangeError('zero denominator');
    return d < 0n ? new Exact(-n, -d) : new Exact(n, d);
  }

  /**
   * Reads `1_900_000`, `12.5`, `3.3e8`, `-40`. Returns undefined on anything else, and on an exponent beyond ±400 or more than
   * 400 digits, which no real amount has and which would only serve to exhaust memory.
   */
  static parse(text: string): Exact | undefined {
    const x = Exact.read(text);
    return x && x.digits <= LONGEST ? x.value : undefined;
  }

  /**
   * For constants in code and in the rulebook, and for figures that were computed here and printed, which may have any number
   * of digits. Throws on a malformed number.
   */
  static from(text: string): Exact {
    const x = Exact.read(text);
    if (!x) throw new RangeError(`not a number: ${text.slice(0, 80)}`);
    return x.value;
  }

  private static read(text: string): { value: Exact; digits: number } | undefined {
    const m = /^([+-]?)(\d[\d_]*)(?:\.([\d_]+))?(?:[eE]([+-]?\d{1,4}))?$/.exec(text);
    if (!m) return undefined;
    const whole = m[2]!.replaceAll('_', '');
    const frac = (m[3] ?? '').replaceAll('_', '');
    const exp = Number(m[4] ?? '0');
    if (Math.abs(exp) > LONGEST) return undefined;
    let num = BigInt(whole + frac);
    if (m[1] === '-') num = -num;
    const scale = frac.length - exp;
    const value = scale >= 0 ? new Exact(num, 10n ** BigInt(scale)) : new Exact(num * 10n ** BigInt(-scale), 1n);
    return { value, digits: whole.length + frac.length };
  }

  add(o: Exact): Exact {
    return this.den === o.den
      ? new Exact(this.num + o.num, this.den)
      : new Exact(this.num * o.den + o.num * this.den, this.den * o.den);
  }
  sub(o: Exact): Exact {
    return this.add(o.neg());
  }
  neg(): Exact {
    return new Exact(-this.num, this.den);
  }
  mul(o: Exact): Exact {
    return new Exact(this.num * o.num, this.den * o.den);
  }
  /** Throws RangeError when `o` is zero: callers decide what a zero divisor means. */
  div(o: Exact): Exact {
    return Exact.of(this.num * o.den, this.den * o.num);
  }
  /** Lowest terms. */
  reduce(): Exact {
    const g = gcd(this.num < 0n ? -this.num : this.num, this.den);
    return g <= 1n ? this : new Exact(this.num / g, this.den / g);
  }
  /** -1, 0 or 1, by cross-multiplication. */
  cmp(o: Exact): -1 | 0 | 1 {
    const d = this.num * o.den - o.num * this.den;
    return d < 0n ? -1 : d > 0n ? 1 : 0;
  }
  eq(o: Exact): boolean {
    return this.cmp(o) === 0;
  }
  get sign(): -1 | 0 | 1 {
    return this.num < 0n ? -1 : this.num > 0n ? 1 : 0;
  }
  get isZero(): boolean {
    return this.num === 0n;
  }
  get isInteger(): boolean {
    return this.num % this.den === 0n;
  }

  /** Rounded half-up (away from zero) to `places`; for display only. */
  toFixed(places: number): string {
    const scale = 10n ** BigInt(places);
    const neg = this.num < 0n;
    const abs = (neg ? -this.num : this.num) * scale;
    let q = abs / this.den;
    if ((abs % this.den) * 2n >= this.den) q += 1n;
    const s = q.toString().padStart(places + 1, '0');
    const body = places === 0 ? s : `${s.slice(0, -places)}.${s.slice(-places)}`;
    return neg && q !== 0n ? `-${body}` : body;
  }

  /** Shortest decimal with at most `places` digits after the point, trailing zeros dropped; for display only. */
  toShort(places = 4): string {
    return withoutZeros(this.toFixed(places));
  }

  toString(): string {
    return this.toShort(12);
  }
}

/** Digits, and the exponent either way, that a spec may write. */
const LONGEST = 400;

/** `12.50` → `12.5`, `12.00` → `12`; a whole number stays as it is. */
export function withoutZeros(decimal: string): string {
  if (!decimal.includes('.')) return decimal;
  let end = decimal.length;
  while (decimal[end - 1] === '0') end--;
  return decimal.slice(0, decimal[end - 1] === '.' ? end - 1 : end);
}

function gcd(a: bigint, b: bigint): bigint {
  while (b !== 0n) [a, b] = [b, a % b];
  return a;
}
