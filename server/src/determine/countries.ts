/** The countries that a run decides for, in sets of bits, and the questions that tell them apart. */

/** A set of a run's countries: bit `n % 32` of word `n >> 5` is country number `n`. */
export type Bits = Int32Array;

export class Countries {
  /** None left out. */
  readonly all: Bits;
  /** The one there is, where there is one alone. */
  readonly only: string | undefined;
  /** Sorted. */
  readonly codes: readonly string[];
  private readonly numbers: ReadonlyMap<string, number>;

  private constructor(codes: readonly string[]) {
    this.codes = codes;
    this.numbers = new Map(codes.map((code, n) => [code, n]));
    this.only = codes.length === 1 ? codes[0] : undefined;
    this.all = new Int32Array((codes.length + 31) >> 5).fill(-1);
  }

  /** The same countries are the same object, so that what is known of them serves the next run too. */
  static of(codes: Iterable<string>): Countries {
    const distinct = [...new Set(codes)].sort();
    const key = distinct.join();
    let own = made.get(key);
    if (own) return own;
    if (made.size >= MOST_KEPT) made.clear();
    made.set(key, (own = new Countries(distinct)));
    return own;
  }

  number(code: string): number {
    const n = this.numbers.get(code);
    if (n === undefined) throw new Error(`${code} is none of the countries of this run`);
    return n;
  }

  where(holds: (code: string) => boolean): Bits {
    const out = new Int32Array(this.all.length);
    this.codes.forEach((code, n) => {
      if (holds(code)) out[n >> 5]! |= 1 << (n & 31);
    });
    return out;
  }
}

const made = new Map<string, Countries>();
const MOST_KEPT = 256;

/** One question about a country that is answered yes or no; the same question is the same object. */
export class Question {
  private readonly known = new Map<string, boolean>();
  private readonly answer: (country: string) => boolean;
  private last: Countries | undefined;
  private yes: Bits = NONE;

  constructor(answer: (country: string) => boolean) {
    this.answer = answer;
  }

  of(country: string): boolean {
    let answer = this.known.get(country);
    if (answer === undefined) this.known.set(country, (answer = this.answer(country)));
    return answer;
  }

  /** Those of them for which the answer is yes. */
  among(countries: Countries): Bits {
    if (countries.only !== undefined) return this.of(countries.only) ? countries.all : NONE;
    if (this.last !== countries) {
      this.yes = countries.where((code) => this.of(code));
      this.last = countries;
    }
    return this.yes;
  }
}

const NONE: Bits = new Int32Array(1);
