/** What determinations lack, gathered by the declaration that lacks it, so that it is asked for once. */
import type { SourceRange } from '../../../grammar/src/text/range.ts';
import type { Determination, Missing } from '../determine/result.ts';
import type { RuleContext } from './rule.ts';
import { itemsOfAll } from './clauses.ts';

export interface Gap {
  readonly fact: string;
  readonly of: string;
  readonly at: SourceRange;
  /** Each reason once, in the order found. */
  readonly whys: readonly string[];
  readonly determinations: readonly Determination[];
}

export function gapsOf(ctx: RuleContext): Gap[] {
  const gaps = new Map<string, { fact: string; of: string; at: SourceRange; whys: Set<string>; ds: Set<Determination> }>();
  let declared: Map<string, SourceRange> | undefined;
  for (const d of ctx.determinations) {
    for (const m of d.missing) {
      const at = m.at ?? (declared ??= declarations(ctx)).get(m.of) ?? d.at;
      // `origin` missing for two reasons is still one fact to state; two amounts that need a rate are one rate.
      const key = `${m.fact}\0${m.of}\0${m.fact === 'rate' ? '' : `${at.file}:${at.start}`}`;
      let gap = gaps.get(key);
      if (!gap) gaps.set(key, (gap = { fact: m.fact, of: m.of, at, whys: new Set(), ds: new Set() }));
      gap.whys.add(plain(m, d));
      gap.ds.add(d);
    }
  }
  return [...gaps.values()].map(({ fact, of, at, whys, ds }) => ({ fact, of, at, whys: [...whys], determinations: [...ds] }));
}

/** `NS applies to 3A001.b where: …` → the reason for control apart from the condition it turns on. */
const CONDITION = /^(\S+) applies to (.*)$/s;

/** Reasons for control that turn on one condition, under one gap: `not-controlled-for NS, RS`. */
export function mergeConditions(gaps: readonly Gap[]): Gap[] {
  const out = new Map<string, Gap>();
  for (const gap of gaps) {
    const reason = /^not-controlled-for (\S+)$/.exec(gap.fact)?.[1];
    const condition = gap.whys.map((w) => CONDITION.exec(w)?.[2] ?? w);
    const key =
      reason === undefined
        ? `${gap.fact}\0${gap.of}\0${gap.at.file}:${gap.at.start}`
        : `\0${gap.of}\0${gap.at.file}:${gap.at.start}\0${condition.join()}`;
    const before = out.get(key);
    if (!before) out.set(key, reason === undefined ? gap : { ...gap, whys: condition });
    else
      out.set(key, {
        ...before,
        fact: `${before.fact}, ${reason}`,
        determinations: [...new Set([...before.determinations, ...gap.determinations])],
      });
  }
  return [...out.values()];
}

/** The reason without the country it was asked for: the finding names all of them. */
function plain(m: Missing, d: Determination): string {
  for (const way of [' for ', ' to ']) {
    const end = way + d.destination;
    if (m.why.endsWith(end)) return m.why.slice(0, -end.length);
  }
  return m.why;
}

/** Names to where they are declared, over everything the file's products reach. */
function declarations(ctx: RuleContext): Map<string, SourceRange> {
  const out = new Map<string, SourceRange>();
  const put = (x: { readonly name: string; readonly at: SourceRange }): void => {
    if (!out.has(x.name)) out.set(x.name, x.at);
  };
  itemsOfAll(ctx.model.products).forEach(put);
  [...ctx.model.inputs, ...ctx.model.parties, ...ctx.model.facilities, ...ctx.model.alternatives].forEach(put);
  return out;
}
