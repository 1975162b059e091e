/** What the ECCN entry itself says of an exception: `LVS: $3000`, `GBS: Yes for …`, `STA may not be used to ship …`. */
import { Exact } from '../../../base/exact.ts';
import { or, type Tri } from '../../../base/tri.ts';
import type { CclEntry, ListBased } from '../../../rulebook/rulebook.ts';
import type { TLicenseException } from '../../../rulebook/schema/index.ts';
import type { Eccn } from '../../../model/model.ts';
import type { Context } from '../../context.ts';
import type { Missing } from '../../result.ts';
import { whatDecides } from '../../classification/paragraphs.ts';
import { reasonsFor, scopeCovers } from '../../classification/rows.ts';
import type { Sale } from '../../sale/orders.ts';
import { valueWithin } from './value-limit.ts';

export type EntryLine =
  | { readonly status: 'yes'; readonly conditions: readonly string[]; readonly needs: readonly Missing[] }
  /** The entry has no such line for the paragraph. */
  | { readonly status: 'absent'; readonly rule: string; readonly because: string }
  | { readonly status: 'barred'; readonly rule: string; readonly because: string };

/** The entry's own text governs, in supplement no. 1 to part 774. */
const CCL = '774 supp. 1';

export function entryLine(ctx: Context, x: TLicenseException, sale: Sale): EntryLine {
  const own = ctx.classified.effective;
  const entry = own && ctx.rules.entry(own.code.split('.')[0]!);
  const required = x.listBased === true;
  if (!own || !entry)
    return required
      ? { status: 'absent', rule: x.rule, because: own ? `${own.code} has no entry` : 'the ECCN is not known' }
      : { status: 'yes', conditions: [], needs: [] };
  const lines = entry.exceptions.filter((e) => e.code === x.code);
  const away = takenAway(ctx, own, lines);
  if (away.bar) return { status: 'barred', ...away.bar };
  if (x.listBased === false) return { status: 'yes', ...away };
  const given = best(
    ctx,
    own,
    entry,
    x,
    lines.filter((l) => !l.barred),
    sale,
  );
  if (given.status !== 'yes') return x.listBased === 'compared' ? compared(x, entry, away) : given;
  return { status: 'yes', conditions: [...given.conditions, ...away.conditions], needs: [...given.needs, ...away.needs] };
}

/** Part 740 names more items than the entry's line: both are law, and the exporter must know it. */
function compared(x: TLicenseException, entry: CclEntry, away: Away): EntryLine {
  return {
    status: 'yes',
    needs: away.needs,
    conditions: [
      ...away.conditions,
      `the entry ${entry.eccn} does not name this item for ${x.code}, though ${x.rule} does: confirm with BIS (${CCL})`,
    ],
  };
}

interface Away {
  readonly bar?: { readonly rule: string; readonly because: string };
  readonly conditions: readonly string[];
  readonly needs: readonly Missing[];
}

function takenAway(ctx: Context, own: Eccn, lines: readonly ListBased[]): Away {
  const conditions: string[] = [];
  const needs: Missing[] = [];
  for (const l of lines) {
    if (!l.barred || (l.to && !ctx.journey.to.in(ctx.rules, l.to))) continue;
    const covers = scopeCovers(own, l.applies);
    if (covers.answer === 'no') continue;
    const rule = l.rule ?? CCL;
    if (covers.answer === 'yes') return { bar: { rule, because: `the entry of ${own.code} excludes it` }, conditions, needs };
    conditions.push(`not for ${scopeText(l)} (${rule})`);
    if (covers.because === 'paragraph') needs.push(paragraph(ctx, own, l.code));
  }
  return { conditions, needs };
}

function best(
  ctx: Context,
  own: Eccn,
  entry: CclEntry,
  x: TLicenseException,
  lines: readonly ListBased[],
  sale: Sale,
): EntryLine {
  let found: EntryLine = { status: 'absent', rule: x.rule, because: `the entry of ${own.code} does not allow ${x.code}` };
  for (const l of lines) {
    const now = line(ctx, own, entry, x, l, sale);
    if (now.status === 'yes' && now.conditions.length === 0) return now;
    if (found.status !== 'yes' && (now.status === 'yes' || now.status === 'barred')) found = now;
  }
  return found;
}

function line(ctx: Context, own: Eccn, entry: CclEntry, x: TLicenseException, l: ListBased, sale: Sale): EntryLine {
  const covers = scopeCovers(own, l.applies);
  if (covers.answer === 'no')
    return { status: 'absent', rule: x.rule, because: `the entry of ${own.code} does not allow ${x.code}` };
  if (l.to && !ctx.journey.to.in(ctx.rules, l.to))
    return {
      status: 'barred',
      rule: l.rule ?? CCL,
      because: `the entry ${entry.eccn} does not allow ${x.code} to ${ctx.journey.to.name}`,
    };
  const reasons = controlledFor(ctx, own, l.notFor);
  if (reasons === 'yes')
    return {
      status: 'barred',
      rule: CCL,
      because: `the entry ${entry.eccn} does not allow ${x.code} where it is controlled for ${l.notFor!.join(' or ')} reasons`,
    };
  const conditions: string[] = [];
  const needs: Missing[] = [];
  if (covers.because === 'paragraph') needs.push(paragraph(ctx, own, l.code));
  if (reasons === 'undetermined')
    needs.push(
      ...l.notFor!.map(
        (r): Missing => ({
          fact: `not-controlled-for ${r}`,
          of: ctx.item.name,
          why: `the entry ${entry.eccn} allows ${x.code} only where it is not controlled for ${r} reasons`,
          at: ctx.item.eccn?.at ?? ctx.item.at,
        }),
      ),
    );
  if (covers.answer === 'undetermined')
    conditions.push(
      covers.because === 'condition'
        ? `${l.applies.condition!} (${CCL}, ${entry.eccn})`
        : `its paragraph is ${scopeText(l)} (${CCL})`,
    );
  if (reasons === 'undetermined')
    conditions.push(`it is not controlled for ${l.notFor!.join(' or ')} reasons (${CCL}, ${entry.eccn})`);
  if (l.limit === undefined) return { status: 'yes', conditions, needs };
  if (!sale.order) needs.push(orderUnknown(ctx, sale));
  const value = valueWithin(Exact.from(l.limit), entry.eccn, sale);
  return 'rule' in value
    ? { status: 'barred', ...value }
    : { status: 'yes', conditions: [...conditions, ...value.conditions], needs };
}

const paragraph = (ctx: Context, own: Eccn, code: string): Missing => ({
  fact: 'eccn',
  of: ctx.item.name,
  why: `${whatDecides(ctx.rules, own)} decides whether its entry allows License Exception ${code}`,
  at: ctx.item.eccn?.at ?? ctx.item.at,
});

function orderUnknown(ctx: Context, sale: Sale): Missing {
  const at = ctx.item.value?.at ?? ctx.item.at;
  return sale.currency === undefined
    ? { fact: 'value', of: ctx.item.name, why: 'the value of the order decides whether License Exception LVS is available', at }
    : {
        fact: 'rate',
        of: ctx.item.name,
        why: `no rate leads from ${sale.currency} to USD, in which License Exception LVS is limited: write rate ${sale.currency} = … USD`,
        at,
      };
}

function controlledFor(ctx: Context, own: Eccn, reasons: readonly string[] | undefined): Tri {
  if (!reasons) return 'no';
  return or(
    ...reasonsFor(ctx, own)
      .filter((r) => reasons.includes(r.reason))
      .map((r) => r.applies),
  );
}

function scopeText(l: ListBased): string {
  const { of, except, condition } = l.applies;
  const parts = [of?.join(', '), except && `except ${except.join(', ')}`, condition && `where ${condition}`].filter(Boolean);
  return parts.length > 0 ? parts.join(' ') : 'the entry';
}
