/** Step 3: de minimis (15 CFR 734.4, supplement no. 2 to part 734). Exact cross-multiplication; display figures are rounded last. */
import { Exact, withoutZeros } from '../../base/exact.ts';
import { money as inWords, percentAgainst } from '../../base/figures.ts';
import { or, type Tri } from '../../base/tri.ts';
import type { Item, Money } from '../../model/model.ts';
import type { TLevel, TZeroLevel } from '../../rulebook/schema/index.ts';
import { dated, namedRested, rested } from '../requirements/attested.ts';
import { billUnstated } from '../sale/bill-of-materials.ts';
import { discreteParts } from './discrete-parts.ts';
import { contentLines, type Line, missingOfLine } from './us-content.ts';
import { type Context, sharedStep } from '../context.ts';
import type { Basis, ContentLine, DeMinimisResult, Missing, Proof } from '../result.ts';
import type { Converter } from '../sale/exchange-rates.ts';
import { allOf, missingOf, negate, provisosOf, retold, step } from '../proof.ts';
import { reliance } from '../permissions/reliance.ts';
import { kindOf } from '../../model/kind.ts';

export interface DeMinimisOutcome {
  readonly bases: readonly Basis[];
  readonly answer: Tri;
  readonly proof: Proof;
  /** `applies` is settled later, when the requirements are known (note to supp. 2 (a)). */
  readonly result: Omit<DeMinimisResult, 'applies'>;
  readonly missing: readonly Missing[];
  /** Values in a currency no rate leads from: said whether or not this answer turns on them. */
  readonly rates: readonly Missing[];
  /** Parts that are or may be foreign whose own U.S. content, left out as that of discrete products, could exceed the level if counted in full. */
  readonly discrete: readonly Item[];
}

export function deMinimis(ctx: Context, price: Money | undefined, money: Converter): DeMinimisOutcome {
  const level = levelFor(ctx);
  const tried = ctx.rules.zeroLevels.map((z) => ({ z, proof: sharedStep(ctx, z, () => zeroProof(ctx, z)) }));
  const zero = tried.filter((x) => x.proof.answer !== 'no');
  // Answered no on a proviso, which the answer then rests on.
  const provided = tried.filter((x) => x.proof.answer === 'no' && provisosOf(x.proof).size > 0);
  const content = sharedStep(ctx, level, () => count(ctx, price, money, level));
  const certain = zero.find((x) => x.proof.answer === 'yes');
  const zeroAnswer = or(...zero.map((x) => x.proof.answer));
  const rule = `${level.rule}${suffix(ctx)}`;
  const exceeded = or(zeroAnswer, content.exceeded);
  const relied = exceeded === 'no' ? reliance(ctx, content.lines) : [];
  const answer = or(exceeded, ...relied.map((p) => p.step.answer));
  const bases: Basis[] = zero.map((x) => ({ kind: 'de-minimis', rule: x.z.rule, answer: x.proof.answer }));
  if (content.exceeded !== 'no') bases.push({ kind: 'de-minimis', rule, answer: content.exceeded });
  for (const p of relied) if (p.step.answer !== 'no') bases.push({ kind: 'de-minimis', rule: p.rule, answer: p.step.answer });
  const steps = [...[...zero, ...provided].map((x) => x.proof), content.proof, ...relied.map((p) => p.step)];
  const proof = step(answer, 'U.S. content above its de minimis level', steps, { rule: '734.4' });
  const result = {
    ...content.result,
    rule: certain ? certain.z.rule : rule,
    level: certain ? '0' : String(level.percent),
    exceeded,
  };
  return {
    bases,
    answer,
    proof,
    result,
    rates: content.rates,
    discrete: exceeded === 'no' ? content.discrete : [],
    missing:
      answer === 'undetermined'
        ? [...zero.flatMap((x) => missingOf(x.proof)), ...(content.exceeded === 'undetermined' ? missingOf(content.proof) : [])]
        : [],
  };
}

/** 734.4(a): present → subject in any quantity. */
function zeroProof(ctx: Context, z: TZeroLevel): Proof {
  const parts: Proof[] = [];
  for (const condition of [z.scope, z.trigger]) {
    const p = ctx.evaluate(condition, ctx);
    parts.push(p);
    if (p.answer === 'no') break;
  }
  if (parts.every((p) => p.answer !== 'no')) {
    for (const e of z.unless)
      parts.push(negate(retold(ctx.evaluate(e.when, ctx), { rule: e.cite }), { text: `not excluded: ${e.title}`, rule: e.cite }));
  }
  return dated(
    ctx,
    allOf(() => `no de minimis level: ${z.title}`, parts, { rule: z.rule }),
    [rested(ctx.rules, z, z.rule)],
  );
}

function levelFor(ctx: Context): TLevel {
  const hit = ctx.rules.levels.find((l) => ctx.journey.to.in(ctx.rules, l.destination));
  if (!hit) throw new Error(`no de minimis level for ${ctx.journey.to.name} on ${ctx.rules.date}`);
  return hit;
}

/** (1) commodities, (2) software, (3) technology. */
function suffix(ctx: Context): string {
  const kind = kindOf(ctx.item);
  return kind === 'commodity' ? '(1)' : kind === 'software' ? '(2)' : '(3)';
}

interface Count {
  readonly exceeded: Tri;
  readonly proof: Proof;
  readonly lines: readonly Line[];
  readonly missing: readonly Missing[];
  readonly rates: readonly Missing[];
  readonly discrete: readonly Item[];
  readonly result: Omit<DeMinimisResult, 'applies' | 'rule' | 'level' | 'exceeded'>;
}

function count(ctx: Context, price: Money | undefined, money: Converter, level: TLevel): Count {
  const { item } = ctx;
  const currency = price?.currency;
  const lines = contentLines(ctx, currency, money);
  const unstated = billUnstated(item);
  let lower = Exact.ZERO;
  let upper: Exact | undefined = unstated ? undefined : Exact.ZERO;
  const missing: Missing[] = [];
  for (const l of lines) {
    if (l.controlled.answer === 'no') continue;
    missing.push(...missingOfLine(l));
    if (l.controlled.answer === 'yes' && l.value) lower = lower.add(l.value);
    if (upper) upper = l.value ? upper.add(l.value) : undefined;
  }
  if (unstated)
    missing.push({
      fact: 'incorporates',
      of: item.name,
      why: `its U.S. content for ${ctx.journey.to.name} cannot be counted; list what it incorporates, or say incorporates none`,
      at: item.at,
    });
  const nothing = upper !== undefined && upper.isZero;
  if (!price && !nothing)
    missing.push({ fact: 'value', of: item.name, why: 'the U.S. content is compared with its value', at: item.at });
  // Of software that is given away any controlled content is above the level.
  const scaled = price?.amount.mul(Exact.of(level.percent));
  const over = (x: Exact): boolean => scaled !== undefined && x.mul(Exact.HUNDRED).cmp(scaled) > 0;
  const exceeded: Tri = nothing
    ? 'no'
    : !scaled
      ? 'undetermined'
      : over(lower)
        ? 'yes'
        : upper && !over(upper)
          ? 'no'
          : 'undetermined';
  const left = discreteParts(ctx, currency, money);
  const most = left.value && upper?.add(left.value);
  const discrete = left.items.length > 0 && (!scaled || !most || over(most)) ? left.items : [];
  const percentOf = (x: Exact): string | undefined =>
    price && price.amount.sign > 0 ? x.mul(Exact.HUNDRED).div(price.amount).toFixed(4) : nothing ? '0.0000' : undefined;
  const percent = percentOf(lower);
  const shareInWords = (least: string): string => {
    const certain = upper?.cmp(lower) === 0;
    if (certain && exceeded !== 'undetermined')
      return percentAgainst(least, String(level.percent), exceeded === 'yes' ? 'over' : 'not-over');
    const most = upper ? percentOf(upper) : undefined;
    return `${withoutZeros(least)} %${certain ? '' : ` to ${most === undefined ? 'no upper bound' : `${withoutZeros(most)} %`}`}`;
  };
  const text = (): string =>
    percent === undefined
      ? 'the share of controlled U.S. content is not known'
      : `controlled U.S. content ${shareInWords(percent)} of ${price ? inWords(price.amount, price.currency) : 'its value'}, level ${level.percent} %`;
  const counted = step(
    exceeded,
    text,
    lines.map((l) => l.controlled),
    { rule: level.rule, ...(exceeded === 'undetermined' && missing.length > 0 && { missing }) },
  );
  // Where no content counts, none is above any level.
  const places = ctx.rules.levels.map((l) => l.destination);
  const read = [rested(ctx.rules, level, level.rule), ...namedRested(ctx.rules, places)];
  const proof = nothing ? counted : dated(ctx, counted, read, true);
  return {
    exceeded: proof.answer,
    lines,
    missing,
    discrete,
    rates: lines.flatMap((l) => (l.valueMissing?.fact === 'rate' ? [l.valueMissing] : [])),
    proof,
    result: {
      ...(currency && { currency, controlledValue: lower.toFixed(2), productValue: price.amount.toFixed(2) }),
      ...(percent !== undefined && { percent, lowerPercent: percent }),
      ...(upper && percentOf(upper) !== undefined && { upperPercent: percentOf(upper) }),
      ...(percent !== undefined &&
        price &&
        price.amount.sign > 0 && { margin: Exact.of(level.percent).sub(lower.mul(Exact.HUNDRED).div(price.amount)).toFixed(4) }),
      ...(currency && !lower.isZero && { breakEvenPrice: lower.mul(Exact.HUNDRED).div(Exact.of(level.percent)).toFixed(2) }),
      content: lines.map((l) => display(ctx, l, price)),
    },
  };
}

function display(ctx: Context, l: Line, price: Money | undefined): ContentLine {
  return {
    input: l.item.name,
    quantity: l.quantity.toShort(6),
    eccn: ctx.classify(l.item).effective?.code ?? null,
    ...(l.value && { value: l.value.toFixed(2) }),
    ...(l.value && price && price.amount.sign > 0 && { share: l.value.mul(Exact.HUNDRED).div(price.amount).toFixed(4) }),
    controlled: l.controlled.answer,
    because: l.because,
    ...(l.path.length > 1 && { path: l.path }),
    at: l.use.at,
  };
}
