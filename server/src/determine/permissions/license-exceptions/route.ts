/** One way to use an exception: its scope, the entry's own line, its bars, 740.2, and which requirements it overcomes. */
import { addDays } from '../../../../../grammar/src/text/date.ts';
import type { TLicenseException } from '../../../rulebook/schema/index.ts';
import { type Context, sharedStep } from '../../context.ts';
import type { ExceptionResult, Missing, Proof } from '../../result.ts';
import { distinctMissing, missingOf, provisosOf, proving } from '../../proof.ts';
import { unreadLaw } from '../../requirements/attested.ts';
import type { Judged } from '../../requirements/judged.ts';
import type { Sale } from '../../sale/orders.ts';
import { entryLine } from './entry.ts';
import { overcome } from './overcome.ts';
import { restrictions } from './restrictions.ts';

export interface Verdict {
  /** `out`: it does not reach the item or the place at all. */
  readonly status: 'open' | 'conditional' | 'barred' | 'out';
  readonly rule: string;
  readonly because?: string;
  readonly conditions: readonly string[];
  readonly overcomes: readonly string[];
  readonly leaves: NonNullable<ExceptionResult['leaves']>;
  readonly provisos: readonly string[];
  readonly needs: readonly Missing[];
  /** Paragraphs of it of which one must be meant; a claim must say which. */
  readonly says: readonly string[];
  readonly unmet?: ExceptionResult['unmet'];
}

/** Does the spec claim it, and under which paragraphs, where it names any? */
export interface Claim {
  readonly claimed: boolean;
  readonly under: readonly string[];
}

export function judgeRoute(ctx: Context, x: TLicenseException, standing: readonly Judged[], sale: Sale, claim: Claim): Verdict {
  const { claimed, under } = claim;
  // Whether a code is claimed may turn on what was found for the country; the others are judged once for those alike.
  const way = claimed ? wayOf(ctx, x, sale, claim) : sharedStep(ctx, x, () => wayOf(ctx, x, sale, claim));
  if ('status' in way) return way;
  const carried = overcome(ctx, x, standing, under);
  const conditions = [...way.conditions, ...carried.conditions];
  const [left] = carried.hard;
  return {
    status: left ? 'barred' : conditions.length > 0 ? 'conditional' : 'open',
    rule: left?.rule ?? x.rule,
    ...(left && { because: left.because }),
    conditions,
    needs: distinctMissing([...way.needs, ...carried.needs]),
    overcomes: carried.overcomes,
    leaves: carried.hard.map(({ requirement, rule }) => ({ requirement, rule })),
    provisos: way.provisos,
    says: [...new Set([...way.says, ...carried.says])],
    ...(way.unmet && { unmet: way.unmet }),
  };
}

/** What it takes to use the exception at all, whatever it is to overcome; a verdict where it is out or barred. */
type Way = Verdict | Pick<Verdict, 'conditions' | 'needs' | 'provisos' | 'says' | 'unmet'>;

function wayOf(ctx: Context, x: TLicenseException, sale: Sale, { claimed, under }: Claim): Way {
  const none = { conditions: [], overcomes: [], leaves: [], provisos: [], needs: [], says: [] };
  const scope = ctx.evaluate(x.scope, ctx);
  if (scope.answer === 'no')
    return {
      ...none,
      status: 'out',
      rule: x.rule,
      // Nobody reads why what is not claimed does not reach the sale, and there are a hundred such ways.
      ...(claimed && {
        because: against(
          proving(() => ctx.evaluate(x.scope, ctx)),
          x,
        ),
      }),
    };
  // What overcomes certain reasons only says nothing of an item whose reasons are not known.
  if (x.overcomes && !ctx.classified.effective) return { ...none, status: 'out', rule: x.rule, because: 'the ECCN is not known' };

  const entry = entryLine(ctx, x, sale);
  if (entry.status === 'absent') return { ...none, status: 'out', rule: entry.rule, because: entry.because };
  if (entry.status === 'barred') return { ...none, status: 'barred', rule: entry.rule, because: entry.because };

  const own = ownBars(ctx, x);
  if (own.bar) return { ...none, status: 'barred', ...own.bar };
  const general = restrictions(ctx, x, under);
  if (general.bar) return { ...none, status: 'barred', ...general.bar };

  const stated = x.conditions
    .filter((c) => !c.when || ctx.evaluate(c.when, ctx).answer !== 'no')
    .map((c) => `${c.text} (${c.cite})`);
  const notice = notification(ctx, x, claimed);
  const law = unreadLaw(ctx, x, x.rule);
  return {
    conditions: [
      ...(law?.missing ? [law.text] : []),
      ...open(scope, x),
      ...entry.conditions,
      ...notice.conditions,
      ...stated,
      ...own.conditions,
      ...general.conditions,
    ],
    needs: distinctMissing([
      ...(law?.missing ? [law.missing] : []),
      ...missingOf(scope),
      ...entry.needs,
      ...own.needs,
      ...general.needs,
    ]),
    provisos: [
      ...new Set([...(law && !law.missing ? [law.text] : []), ...provisosOf(scope), ...own.provisos, ...general.provisos]),
    ],
    says: general.says,
    ...(notice.unmet && { unmet: notice.unmet }),
  };
}

/** A scope the stated facts leave open is a condition that names what it turns on. */
function open(scope: Proof, x: TLicenseException): string[] {
  if (scope.answer !== 'undetermined') return [];
  const facts = distinctMissing(missingOf(scope)).map((m) => `${m.fact} of ${m.of}`);
  return [
    facts.length > 0
      ? `it is within the scope of ${x.rule}, which turns on ${facts.join(', ')}`
      : `it is within the scope of ${x.rule}`,
  ];
}

function ownBars(
  ctx: Context,
  x: TLicenseException,
): { bar?: { rule: string; because: string }; conditions: string[]; needs: Missing[]; provisos: string[] } {
  const conditions: string[] = [];
  const needs: Missing[] = [];
  const provisos: string[] = [];
  for (const b of x.barred) {
    const p = ctx.evaluate(b.when, ctx);
    if (p.answer === 'yes') return { bar: { rule: b.cite, because: b.title }, conditions, needs, provisos };
    if (p.answer === 'undetermined') conditions.push(`not where this holds: ${b.title} (${b.cite})`);
    missingOf(p, needs);
    provisos.push(...provisosOf(p));
  }
  return { conditions, needs, provisos };
}

/** A claim states the day BIS was notified; without it, or before the waiting period is over, it does not hold. */
function notification(ctx: Context, x: TLicenseException, claimed: boolean): { conditions: string[]; unmet?: Verdict['unmet'] } {
  const n = x.notification;
  if (!n || (n.when && ctx.evaluate(n.when, ctx).answer === 'no')) return { conditions: [] };
  const claim = ctx.journey.clause.claims.find((c) => c.code === x.code);
  const rule = n.cite;
  const general = `BIS is notified at least ${n.days} calendar days before and does not ask for a license (${rule})`;
  // An authorization that relies on the exception has no place for the day; the destination says it.
  if (!claim?.notified) {
    const because = `BIS must be notified ${n.days} calendar days before, and no day is stated (${x.code} notified DATE)`;
    return { conditions: [general], ...(claimed && { unmet: { rule, because } }) };
  }
  const first = addDays(claim.notified, n.days);
  if (ctx.rules.date < first)
    return {
      conditions: [general],
      unmet: {
        rule,
        because: `BIS was notified on ${claim.notified}, so it may be used from ${first} on, ${n.days} calendar days later`,
      },
    };
  return { conditions: [`BIS, notified on ${claim.notified}, has not asked for a license (${rule})`] };
}

/** What decided against it, in the words of the steps that did; its title where those are lists. */
function against(p: Proof, x: TLicenseException): string {
  const words = [...new Set(failing(p))].filter((t) => t.length <= READABLE);
  return words.length > 0 ? words.join(', and ') : `not within “${x.title}”`;
}

const READABLE = 90;

function failing(p: Proof): string[] {
  if (p.negates) return p.children!.map((c) => c.text);
  const children = p.children?.filter((c) => c.answer === 'no') ?? [];
  return children.length > 0 ? children.flatMap(failing) : [p.text];
}
