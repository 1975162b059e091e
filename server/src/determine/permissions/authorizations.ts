/** Authorizations that cover the sale: checked, not believed. */
import type { Exact } from '../../base/exact.ts';
import { money as inWords } from '../../base/figures.ts';
import type { Authorization } from '../../model/model.ts';
import type { Context } from '../context.ts';
import { mustBeNamed } from './by-name.ts';
import { names, partiesLeft, placeCovered } from './covers.ts';
import type { Determination, Missing } from '../result.ts';
import type { Judged } from '../requirements/judged.ts';
import type { Converter } from '../sale/exchange-rates.ts';
import { priceOf, quantityOf, type Planned } from '../sale/orders.ts';
import { validatedEndUser, validatedProvisos } from './validated-end-users.ts';

export type AuthorizationResult = Determination['authorizations'][number];

export interface Permitting {
  readonly sale: Planned;
  readonly money: Converter;
  readonly requirements: readonly Judged[];
  /** Value of earlier sales of the file that rely on it, by name, in the currency of its limit. */
  readonly spent: ReadonlyMap<string, Exact>;
  /** Does the exception it rests on carry every requirement? Why not, if it does not. */
  readonly exceptionHolds: (code: string) => string | undefined;
}

export interface Permits {
  readonly results: readonly AuthorizationResult[];
  readonly missing: readonly Missing[];
  readonly provisos: readonly string[];
}

export function authorizations(ctx: Context, all: readonly Authorization[], p: Permitting): Permits {
  const missing: Missing[] = [];
  const provisos: string[] = [];
  const results = all
    .filter((a) => a.covers.some((c) => names(c, ctx.item)))
    .map((a): AuthorizationResult => {
      const result = judge(ctx, a, p, missing);
      if (result.status === 'covers') provisos.push(...provisosOf(ctx, a));
      return result;
    });
  return { results, missing, provisos };
}

function judge(ctx: Context, a: Authorization, p: Permitting, missing: Missing[]): AuthorizationResult {
  const { name } = a;
  const no = (why: string): AuthorizationResult => ({ name, status: 'does-not-cover', why });
  if (a.flaw) return no(`it has an error (${a.flaw.message}), so it is not relied on`);
  const why = reach(ctx, a, p.requirements);
  if (why !== undefined) return no(why);
  const on = ctx.rules.date;
  if (!a.valid) return no('no validity is stated');
  if (on < a.valid.from) return { name, status: 'not-yet-valid', why: `valid from ${a.valid.from}` };
  if (on > a.valid.to) return { name, status: 'expired', why: `valid until ${a.valid.to}` };
  const kind = ofItsKind(ctx, a, p, missing);
  if (kind !== undefined) return no(kind);
  return a.valueLimit ? withinLimit(ctx, a, p, missing) : { name, status: 'covers' };
}

/** Item, place and all parties in one line of what it covers; else why not, by the line that comes nearest. */
function reach(ctx: Context, a: Authorization, requirements: readonly Judged[]): string | undefined {
  const lines = a.covers.filter((c) => names(c, ctx.item));
  const here = lines.filter((c) => placeCovered(ctx, c));
  if (here.length === 0) return `it is not for ${ctx.journey.to.name}`;
  const left = here.map((c) => partiesLeft(ctx, c));
  if (!left.includes(undefined)) return left[0];
  const open = here.filter((_, i) => left[i] === undefined);
  const apart = mustBeNamed(ctx, requirements).find(({ party }) => !open.some((c) => c.parties.some((f) => f.value === party)));
  return apart && `it does not name ${apart.party.name}, whom no other permission reaches (${apart.rule})`;
}

function ofItsKind(ctx: Context, a: Authorization, p: Permitting, missing: Missing[]): string | undefined {
  if (a.type?.value === 'validated-end-user') return validatedEndUser(ctx, p.requirements, missing);
  if (a.type?.value !== 'exception') return undefined;
  return a.exception ? p.exceptionHolds(a.exception.value) : 'it names no license exception (exception CODE)';
}

/** All sales of the file that rely on it count against its value, the earlier ones first. */
function withinLimit(ctx: Context, a: Authorization, p: Permitting, missing: Missing[]): AuthorizationResult {
  const { name } = a;
  const { amount, currency } = a.valueLimit!.value;
  const value = chargeOf(a, p.sale, p.money);
  if (value === undefined) {
    const price = priceOf(p.sale);
    missing.push(
      price
        ? {
            fact: 'rate',
            of: name,
            why: `no rate leads from ${price.currency} to ${currency}, in which the limit of ${name} is stated: write rate ${price.currency} = … ${currency}`,
            at: a.valueLimit!.at,
          }
        : { fact: 'value', of: ctx.item.name, why: `it counts against the value limit of ${name}`, at: ctx.item.at },
    );
    return {
      name,
      status: 'does-not-cover',
      why: price
        ? `no rate leads from ${price.currency} to ${currency}, so the sale cannot be compared with its limit`
        : 'the value of the sale is not stated, so it cannot be compared with its limit',
    };
  }
  const before = p.spent.get(name);
  const sum = before ? before.add(value) : value;
  if (sum.cmp(amount) <= 0) return { name, status: 'covers' };
  return {
    name,
    status: 'over-limit',
    why: before
      ? `with earlier sales under it, it comes to ${inWords(sum, currency)}, above its limit of ${inWords(amount, currency)}`
      : `the sale is worth ${inWords(value, currency)}, above its limit of ${inWords(amount, currency)}`,
  };
}

/** What a sale takes of the value of an authorization, in the currency of its limit. */
export function chargeOf(a: Authorization, sale: Planned, money: Converter): Exact | undefined {
  const price = priceOf(sale);
  return a.valueLimit && price && money.convert(price, a.valueLimit.value.currency)?.mul(quantityOf(sale.trip)).reduce();
}

/** What no spec shows of a permission that covers the sale. */
function provisosOf(ctx: Context, a: Authorization): string[] {
  const title = a.number ? `${a.name} (${a.number.value})` : a.name;
  switch (a.type?.value ?? 'license') {
    case 'license':
      return [`the conditions of license ${title} are kept, and what it authorizes is what is shipped (750.7)`];
    case 'validated-end-user':
      return [...validatedProvisos(ctx, title)];
    case 'other':
      return [`authorization ${title} is given by one who may give it, and its conditions are kept`];
    default:
      return [];
  }
}
