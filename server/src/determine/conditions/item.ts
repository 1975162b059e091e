/** Leaves about the item itself: its entry, kind, type and figures. */
import { Exact } from '../../base/exact.ts';
import { within } from '../../base/paragraph.ts';
import { and, or, tri, type Tri } from '../../base/tri.ts';
import type { Eccn } from '../../model/model.ts';
import type { Context } from '../context.ts';
import type { Missing, Proof } from '../result.ts';
import { choice as choiceOf, figure as figureOf } from '../classification/figures.ts';
import { lacks, leaf } from '../proof.ts';
import { whatDecides } from '../classification/paragraphs.ts';
import { type AppliedRow, reasonsFor, rowsInForce } from '../classification/rows.ts';
import { inSet, type ItemSet } from '../classification/selector.ts';
import { typeOf } from '../classification/type-of-item.ts';
import type { RulebookAt } from '../../rulebook/rulebook.ts';
import { type Evaluate, listOf } from './shape.ts';
import { kindOf } from '../../model/kind.ts';

export function noEccn(ctx: Context, why: string): Missing {
  return { fact: 'eccn', of: ctx.item.name, why, at: ctx.item.at };
}

/** Entry and paragraph; for an associated D or E entry also what it is for. */
export const eccn: Evaluate<'eccn'> = (l, ctx) => {
  const own = ctx.classified.effective;
  const wanted = (): string => listOf(l.eccn);
  if (!own) return lacks('the ECCN is not known', noEccn(ctx, `decides whether it is specified in ${wanted()}`));
  const answer = inSet(own, possible(l.eccn, ctx));
  const shown = (): string => (own.for ? `${own.code} (for ${own.for})` : own.code);
  if (answer === 'undetermined') {
    return lacks(`${shown()} is not stated deeply enough to say whether it is in ${wanted()}`, {
      fact: 'eccn',
      of: ctx.item.name,
      why: `${whatDecides(ctx.rules, own, l.eccn)} decides whether it is specified in ${wanted()}`,
      at: ctx.item.eccn?.at ?? ctx.item.at,
    });
  }
  const stated = ctx.item.eccn;
  return leaf(
    answer,
    () => `${shown()} is ${answer === 'yes' ? '' : 'not '}among ${wanted()}`,
    stated && { facts: () => [{ text: shown(), at: stated.at }] },
  );
};

/** A set less the excepted paragraphs that cannot speak of an item of the stated type: a mask paragraph is no question for equipment. */
function possible(set: ItemSet, ctx: Context): ItemSet {
  const type = ctx.item.type?.value;
  if (type === undefined || type === 'other' || !('except' in set) || !set.except) return set;
  let bySet = known.get(ctx.rules);
  if (!bySet) known.set(ctx.rules, (bySet = new WeakMap()));
  let byType = bySet.get(set);
  if (!byType) bySet.set(set, (byType = new Map()));
  // The same object each time: what is in it is kept with it.
  let own = byType.get(type);
  if (!own) byType.set(type, (own = { of: set.of, except: set.except.filter((s) => speaksOf(ctx.rules, s, type)) }));
  return own;
}

const known = new WeakMap<RulebookAt, WeakMap<ItemSet, Map<string, ItemSet>>>();

function speaksOf(rules: RulebookAt, paragraph: string, type: string): boolean {
  const dot = paragraph.indexOf('.');
  const types = dot < 0 ? undefined : rules.entry(paragraph.slice(0, dot))?.paragraphTypes?.[paragraph.slice(dot + 1)];
  return types === undefined || types.includes(type);
}

function onEntry(ctx: Context, text: string, test: (head: string, code: string) => Tri): Proof {
  const own = ctx.classified.effective;
  if (!own) return lacks('the ECCN is not known', noEccn(ctx, `decides whether it is ${text}`));
  const answer = test(own.code.split('.')[0]!, own.code);
  return leaf(answer, () => `${own.code} is ${answer === 'no' ? 'not ' : ''}${text}`);
}

export const onCcl: Evaluate<'onCcl'> = (l, ctx) =>
  onEntry(ctx, l.onCcl ? 'on the Commerce Control List' : 'EAR99', (head) => tri((head !== 'EAR99') === l.onCcl));

export const category: Evaluate<'category'> = (l, ctx) =>
  onEntry(ctx, `in category ${l.category.join(', ')}`, (head) => tri(head !== 'EAR99' && l.category.includes(Number(head[0]))));

export const productGroup: Evaluate<'productGroup'> = (l, ctx) =>
  onEntry(ctx, `in product group ${l.productGroup.join(', ')}`, (head) =>
    tri(head !== 'EAR99' && l.productGroup.some((g) => g === head[1])),
  );

/** `xY6zz` and 9x515; 0A919 is not a 600 series entry (772.1). */
export function seriesOf(head: string): '600' | '9x515' | undefined {
  if (/^\d[A-E]6\d\d$/.test(head)) return '600';
  return /^9[A-E]515$/.test(head) ? '9x515' : undefined;
}

export function inSeries(code: string, series: '600' | '9x515' | '600-or-9x515', paragraphs?: 'a-x' | 'y'): Tri {
  const [head, first] = code.split('.') as [string, string | undefined];
  const s = seriesOf(head);
  if (s === undefined || (series !== '600-or-9x515' && s !== series)) return 'no';
  if (paragraphs === undefined) return 'yes';
  if (first === undefined) return 'undetermined';
  return tri(paragraphs === 'y' ? first === 'y' : first.length === 1 && first >= 'a' && first <= 'x');
}

export const series: Evaluate<'series'> = (l, ctx) => {
  const p = onEntry(ctx, `in the ${l.series} series${l.paragraphs ? ` (.${l.paragraphs})` : ''}`, (_, code) =>
    inSeries(code, l.series, l.paragraphs),
  );
  return p.answer === 'undetermined' && !p.missing
    ? { ...p, missing: [noEccn(ctx, 'its paragraph decides (.a to .x, or .y)')] }
    : p;
};

export const controlledFor: Evaluate<'controlledFor'> = (l, ctx) => {
  const among = (r: AppliedRow): boolean =>
    l.controlledFor.includes(r.reason) || (r.column !== undefined && l.controlledFor.includes(r.column));
  return withRows(
    ctx,
    `controlled for ${l.controlledFor.join(', ')} reasons`,
    among,
    (rows) => or(...rows.map((r) => r.applies)),
    (own, answer) => reasonsInWords(ctx, own, answer === 'yes' ? among : undefined, l.controlledFor),
  );
};

/** What holds of the item, not the list that the rule tests against. */
function reasonsInWords(
  ctx: Context,
  own: Eccn,
  among: ((row: AppliedRow) => boolean) | undefined,
  wanted: readonly string[],
): string {
  const rows = reasonsFor(ctx, own).filter((r) => r.applies === 'yes' && (among?.(r) ?? true));
  // The rule names columns, or reasons.
  const byColumn = wanted.some((w) => /\d$/.test(w));
  const held = [...new Set(rows.map((r) => (byColumn ? (r.column ?? r.reason) : r.reason)))];
  const so = held.length === 0 ? 'is controlled for no reason' : `is controlled for ${held.join(', ')} reasons`;
  return among ? `${own.code} ${so}` : `none of these reasons controls ${own.code}, which ${so}`;
}

export const antiTerrorismOnly: Evaluate<'antiTerrorismOnly'> = (l, ctx) =>
  l.antiTerrorismOnly === 'entry' ? ofAntiTerrorismEntry(ctx) : ofAntiTerrorismAlone(ctx);

/** "Only AT in the reason for control paragraph of the ECCN": a row for other paragraphs of the entry counts too. */
const ofAntiTerrorismEntry = (ctx: Context): Proof =>
  onEntry(ctx, 'of an entry controlled for anti-terrorism reasons alone', (head) => {
    const rows = rowsInForce(ctx.rules, ctx.rules.entry(head));
    return tri(rows.length > 0 && rows.every((r) => r.reason === 'AT'));
  });

const ofAntiTerrorismAlone = (ctx: Context): Proof =>
  withRows(
    ctx,
    'controlled for anti-terrorism reasons alone',
    () => true,
    (rows) =>
      and(
        or(...rows.filter((r) => r.reason === 'AT').map((r) => r.applies)),
        or(...rows.filter((r) => r.reason !== 'AT').map((r) => r.applies)) === 'no' ? 'yes' : notYes(rows),
      ),
  );

function notYes(rows: readonly { reason: string; applies: Tri }[]): Tri {
  return rows.some((r) => r.reason !== 'AT' && r.applies === 'yes') ? 'no' : 'undetermined';
}

function withRows(
  ctx: Context,
  text: string,
  concerned: (row: AppliedRow) => boolean,
  test: (rows: readonly AppliedRow[]) => Tri,
  decided?: (own: Eccn, answer: Tri) => string,
): Proof {
  const own = ctx.classified.effective;
  if (!own) return lacks('the ECCN is not known', noEccn(ctx, `decides whether it is ${text}`));
  const rows = reasonsFor(ctx, own).filter(concerned);
  const answer = test(rows);
  if (answer !== 'undetermined')
    return leaf(answer, () => decided?.(own, answer) ?? `${own.code} is ${answer === 'yes' ? '' : 'not '}${text}`);
  // Where the entry makes it a question of fact, the reason can be ruled out; else it is a question of the paragraph.
  const asked = rows.filter((r) => r.because === 'condition' && r.applies === 'undetermined').map((r) => r.reason);
  const why = `decides whether it is ${text}`;
  const at = ctx.item.eccn?.at ?? ctx.item.at;
  const missing: Missing[] =
    asked.length > 0
      ? [...new Set(asked)].map((r) => ({ fact: `not-controlled-for ${r}`, of: ctx.item.name, why, at }))
      : [{ fact: 'eccn', of: ctx.item.name, why, at }];
  return leaf(answer, () => `whether ${own.code} is ${text} turns on its paragraph or a condition of the entry`, { missing });
}

export const itemKind: Evaluate<'itemKind'> = (l, ctx) => {
  const kind = kindOf(ctx.item);
  return leaf(tri(l.itemKind.includes(kind)), `it is ${kind === 'commodity' ? 'a commodity' : kind}`);
};

export const itemType: Evaluate<'itemType'> = (l, ctx) => {
  const type = typeOf(ctx.rules, ctx.item, ctx.classified.effective);
  // Every type is one of commodities; `other` is none of the rest.
  const kind = kindOf(ctx.item);
  if (!type && kind !== 'commodity') return leaf('no', `it is ${kind}`);
  if (!type)
    return lacks('its type is not stated', {
      fact: 'type',
      of: ctx.item.name,
      why: `decides whether it is one of ${l.itemType.join(', ')}`,
      at: ctx.item.at,
    });
  return leaf(tri(l.itemType.includes(type.value)), `its type is ${type.value}`, { facts: [{ text: type.value, at: type.at }] });
};

const SIGNS = { gt: '>', gte: '≥', lt: '<', lte: '≤', eq: '=' } as const;

export const figure: Evaluate<'figure'> = (l, ctx) => {
  const bounds = (['gt', 'gte', 'lt', 'lte', 'eq'] as const).flatMap((op) => (l[op] === undefined ? [] : [[op, l[op]] as const]));
  const wanted = bounds.map(([op, v]) => `${SIGNS[op]} ${v}`).join(' and ');
  const f = figureOf(ctx.figures, l.figure, l.kFactor === undefined ? undefined : Exact.from(l.kFactor));
  const title = l.figure.replaceAll('-', ' ');
  if (f.state === 'undefined') return leaf('no', `${title} is not defined: ${f.why}`);
  if (f.state === 'missing') {
    const enough = f.atLeast && byLeast(f.atLeast, l);
    if (enough) return leaf(enough, `${title} is at least ${f.atLeast!.toShort(4)}, ${enough === 'yes' ? '' : 'not '}${wanted}`);
    return leaf('undetermined', `${title} is not known (${wanted || 'any'})`, {
      missing: f.needs.map((fact) => ({
        fact,
        of: ctx.figuresOf,
        why: `needed to test ${title}${wanted ? ` ${wanted}` : ''}`,
        at: ctx.figuresAt,
      })),
    });
  }
  const holds = bounds.every(([op, v]) => {
    const c = f.value.cmp(Exact.from(v));
    return op === 'gt' ? c > 0 : op === 'gte' ? c >= 0 : op === 'lt' ? c < 0 : op === 'lte' ? c <= 0 : c === 0;
  });
  return leaf(tri(holds), `${title} ${f.value.toShort(4)} is ${holds ? '' : 'not '}${wanted}`, {
    facts: f.from.map((m) => ({ text: m.parameter, at: m.at })),
  });
};

/** What the least that a figure can be decides of its bounds already. */
function byLeast(least: Exact, l: Bounds): Tri | undefined {
  const over = (bound: string | undefined, or: number): boolean => bound !== undefined && least.cmp(Exact.from(bound)) >= or;
  if (over(l.lt, 0) || over(l.lte, 1) || over(l.eq, 1)) return 'no';
  const open = l.lt !== undefined || l.lte !== undefined || l.eq !== undefined;
  const met = (l.gte === undefined || over(l.gte, 0)) && (l.gt === undefined || over(l.gt, 1));
  return !open && met ? 'yes' : undefined;
}

type Bounds = { readonly [op in keyof typeof SIGNS]?: string | undefined };

export const choice: Evaluate<'choice'> = (l, ctx) => {
  const m = choiceOf(ctx.figures, l.choice);
  const title = l.choice.replaceAll('-', ' ');
  if (!m)
    return lacks(`${title} is not stated`, {
      fact: l.choice,
      of: ctx.figuresOf,
      why: `the rule turns on ${title} being ${l.is}`,
      at: ctx.figuresAt,
    });
  return leaf(tri(m.choice === l.is), `${title} is ${m.choice}`, { facts: [{ text: m.parameter, at: m.at }] });
};

export const inProductionBefore: Evaluate<'inProductionBefore'> = (l, ctx) => {
  const since = ctx.item.inProductionSince;
  if (!since)
    return lacks('the start of production is not stated', {
      fact: 'in-production-since',
      of: ctx.item.name,
      why: `decides whether it was in production before ${l.inProductionBefore}`,
      at: ctx.item.at,
    });
  return leaf(tri(since.value < l.inProductionBefore), `in production since ${since.value}`, {
    facts: [{ text: since.value, at: since.at }],
  });
};

export const form: Evaluate<'form'> = (l, ctx) => {
  const stated = ctx.item.form;
  if (kindOf(ctx.item) !== 'software') return leaf('no', 'it is not software');
  return stated
    ? leaf(tri(stated.value === l.form), `its form is ${stated.value}`, { facts: [{ text: stated.value, at: stated.at }] })
    : lacks('its form is not stated', {
        fact: 'form',
        of: ctx.item.name,
        why: `decides whether it is ${l.form}`,
        at: ctx.item.at,
      });
};

/** A narrower paragraph than the one stated leaves it open; so does silence. */
export const encryptionParagraph: Evaluate<'encryptionParagraph'> = (l, ctx) => {
  const stated = ctx.item.encryptionParagraph;
  const claimed = ctx.journey.clause.claims.find((c) => c.code === 'ENC' && c.under?.startsWith('740.17(b)'));
  const own = stated?.value ?? claimed?.under;
  const words = l.encryptionParagraph.join(' or ');
  if (own !== undefined && l.encryptionParagraph.some((w) => within(own, w)))
    return leaf('yes', `classified under ${own}`, { facts: [{ text: own, at: stated?.at ?? claimed?.at }] });
  if (own !== undefined && !l.encryptionParagraph.some((w) => within(w, own)))
    return leaf('no', `classified under ${own}, not ${words}`, { facts: [{ text: own, at: stated?.at ?? claimed?.at }] });
  return lacks(
    own === undefined ? 'its paragraph of 740.17(b) is not stated' : `which paragraph of ${own} it falls under is not stated`,
    {
      fact: 'encryption-paragraph',
      of: ctx.item.name,
      why: `decides whether it was classified under ${words}`,
      at: stated?.at ?? ctx.item.at,
    },
  );
};
