/** Converting money by the rates the user vouches for: direct, inverted or through others. Exact; never a bundled rate. */
import { Exact } from '../../base/exact.ts';
import type { Money, Rate } from '../../model/model.ts';

export class Converter {
  private readonly edges = new Map<string, { to: string; rate: Exact }[]>();
  private readonly memo = new Map<string, Exact | undefined>();

  constructor(rates: readonly Rate[]) {
    for (const r of rates) {
      if (r.rate.sign <= 0) continue;
      this.edge(r.from, r.to, r.rate);
      this.edge(r.to, r.from, Exact.ONE.div(r.rate));
    }
  }

  private edge(from: string, to: string, rate: Exact): void {
    const list = this.edges.get(from);
    if (list) list.push({ to, rate });
    else this.edges.set(from, [{ to, rate }]);
  }

  /** Amount in `to`, or undefined where no chain of rates leads there. */
  convert(m: Money, to: string): Exact | undefined {
    const rate = this.rate(m.currency, to);
    return rate && m.amount.mul(rate);
  }

  /** Fewest steps wins, so a direct rate is always used as stated. */
  private rate(from: string, to: string): Exact | undefined {
    if (from === to) return Exact.ONE;
    const key = `${from} ${to}`;
    if (this.memo.has(key)) return this.memo.get(key);
    let found: Exact | undefined;
    const seen = new Map<string, Exact>([[from, Exact.ONE]]);
    for (const [at, so] of seen) {
      if (at === to) {
        found = so.reduce();
        break;
      }
      for (const e of this.edges.get(at) ?? []) if (!seen.has(e.to)) seen.set(e.to, so.mul(e.rate));
    }
    this.memo.set(key, found);
    return found;
  }
}
