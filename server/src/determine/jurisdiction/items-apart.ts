/**
 * What comes with a product and is an item of its own, judged as a sale of its own to the same parties for the same use. Of a
 * foreign-made commodity that rests on a de minimis level it is U.S. software, bundled or built in, that is more than EAR99 or
 * controlled for AT alone (734.4(c)(1) and (d)(1), notes 2 and 3), and what is bundled and no content at all: technology with a
 * commodity, a commodity with software. Of a product that is or may be subject to the EAR it is whatever is bundled: there is no level
 * that leaves it out (734.3(a)(1)-(2)).
 */
import { or, type Tri } from '../../base/tri.ts';
import type { Destination as Clause, Eccn, Item, Use } from '../../model/model.ts';
import { kindOf } from '../../model/kind.ts';
import type { RulebookAt } from '../../rulebook/rulebook.ts';
import { figuresOf } from '../classification/package.ts';
import { pointerOf, scopeCovers } from '../classification/rows.ts';
import type { Context } from '../context.ts';
import { type ClaimResult, claimsHold } from '../permissions/license-exceptions/claims.ts';
import { exceptionsFor } from '../permissions/license-exceptions/index.ts';
import { encryptionRule } from '../permissions/reliance.ts';
import { missingOf, provisosOf } from '../proof.ts';
import { requirementsOf } from '../requirements/index.ts';
import type { Judged } from '../requirements/judged.ts';
import type { Basis, Missing } from '../result.ts';
import { everything } from '../sale/bill-of-materials.ts';
import { isDiscrete } from '../sale/contents.ts';
import { partiesOf } from '../sale/journey.ts';
import { leavesTheUnitedStates } from './in-the-us.ts';
import { publishedProof } from './published.ts';
import { asUsed, contentUses, likeWithLike } from './us-content.ts';

interface Apart {
  /** Items that need, or may need, a license of their own, and are no products with an answer of their own. */
  readonly missing: readonly Missing[];
  /** What it rests on that the rest need none. */
  readonly provisos: readonly string[];
}

/** Advanced computing paragraphs (`5D992.z`): software of the entry that does not say so is not in them. */
const isAdvanced = (selector: string): boolean => /^\w{5}\.z(\.|$)/.test(selector);

/** EAR99, or an entry whose rows for this paragraph are AT alone; not what the entry's heading does not speak of. */
function antiTerrorismOnly(eccn: Eccn, rules: RulebookAt): boolean {
  if (eccn.code === 'EAR99') return true;
  const entry = rules.entry(eccn.code.slice(0, 5));
  if (!entry || pointerOf(rules, eccn) !== undefined) return false;
  return entry.rows.every((row) => {
    if (row.reason === 'AT' || (eccn.code === entry.eccn && row.applies.of?.every(isAdvanced))) return true;
    return scopeCovers(eccn, row.applies).answer === 'no';
  });
}

const mayBeOfTheUs = ({ origin }: Item): boolean => origin === undefined || origin.value === 'US';

/** U.S. software that a commodity bundles or has built in: "bundled" is not "necessarily physically integrated" (734.4(d)(1) note 2). */
export const isSoftwareInside = (whole: Item, { relation, item }: Use): boolean =>
  kindOf(whole) === 'commodity' && relation !== 'contains' && kindOf(item) === 'software' && mayBeOfTheUs(item);

const bundledWith = new WeakMap<Item, readonly Use[]>();

/** What is bundled with it or with a part of it; foreign parts that are articles of their own are not looked into. */
function bundled(whole: Item): readonly Use[] {
  let found = bundledWith.get(whole);
  if (!found) {
    const parts = everything(whole, undefined, (part) => !mayBeOfTheUs(part) && isDiscrete(part)).map((u) => u.item);
    found = [whole, ...parts.filter((p) => mayBeOfTheUs(p) || !isDiscrete(p))]
      .flatMap((p) => p.uses.filter((u) => u.relation === 'bundles'))
      .map(asUsed);
    bundledWith.set(whole, found);
  }
  return found;
}

/** `byLevel`: the product rests on a de minimis level, which does not reach it. */
interface Candidate {
  readonly item: Item;
  readonly byLevel: boolean;
}

function candidates(ctx: Context, subject: Tri): Candidate[] {
  const { item: whole } = ctx;
  const out = new Map<Item, Candidate>();
  const take = (item: Item, byLevel: boolean): void => void (out.has(item) || out.set(item, { item, byLevel }));
  if (subject !== 'yes' && whole.origin?.value !== 'US')
    for (const { use } of contentUses(ctx, isDiscrete))
      if (isSoftwareInside(whole, use) && !atLevel(ctx, use)) take(use.item, true);
  const anyOrigin = subject !== 'no' && leavesTheUnitedStates(ctx);
  for (const use of bundled(whole)) {
    const counted = subject === 'no' && likeWithLike(whole, use, false);
    if (!counted && (anyOrigin || mayBeOfTheUs(use.item))) take(use.item, false);
  }
  return [...out.values()];
}

/** Encryption software that is built in has terms of its own, 734.4(b)(1), which the level itself is given under. */
export const restsOnTheLevel = ({ relation }: Use, eccn: Eccn, rules: RulebookAt): boolean =>
  (relation !== 'bundles' && encryptionRule(rules, eccn) !== undefined) || antiTerrorismOnly(eccn, rules);

function atLevel(ctx: Context, use: Use): boolean {
  const { effective } = ctx.classify(use.item);
  return effective !== undefined && restsOnTheLevel(use, effective, ctx.rules);
}

const US_ORIGIN: readonly Basis[] = [{ kind: 'us-origin', rule: '734.3(a)(2)', answer: 'yes' }];
const IN_US: readonly Basis[] = [{ kind: 'in-us', rule: '734.3(a)(1)', answer: 'yes' }];

/** `subject`: whether the product itself is subject to the EAR. */
export function itemsApart(ctx: Context, subject: Tri): Apart {
  const missing: Missing[] = [];
  const provisos: string[] = [];
  for (const { item, byLevel } of candidates(ctx, subject)) {
    if (hasItsOwnAnswer(item, ctx)) continue;
    const published = publishedProof(ctx, item);
    if (published?.answer === 'yes') continue;
    const classified = ctx.classify(item);
    const own: Context = {
      ...ctx,
      item,
      classified,
      bases: mayBeOfTheUs(item) ? US_ORIGIN : IN_US,
      figures: figuresOf(item),
      figuresOf: item.name,
      figuresAt: item.at,
    };
    const needed = requirementsOf(own).filter((r) => r.result.enforcement === 'enforced');
    const answer = or(...needed.map((r) => r.result.answer));
    if (answer === 'no') {
      provisos.push(...needed.flatMap((r) => [...provisosOf(r.proof)]));
      continue;
    }
    const claim = subject === 'yes' ? claimedFor(own, needed) : undefined;
    if (claim?.holds === 'yes') {
      provisos.push(...claim.provisos);
      continue;
    }
    // A fact of the item that settles it is asked for first.
    const facts = answer === 'undetermined' ? needed.flatMap((r) => missingOf(r.proof)).filter((m) => m.of === item.name) : [];
    missing.push(...(facts.length > 0 ? facts : [toAssess(ctx, item, classified.effective, byLevel)]));
  }
  return { missing, provisos };
}

/** The exceptions that the sale claims may carry what goes with the product too. Not LVS: its limit is of each item's own orders. */
function claimedFor(own: Context, needed: readonly Judged[]): ClaimResult | undefined {
  const { clause } = own.journey;
  const codes = clause.claims.map((c) => c.code).filter((code) => code !== 'LVS');
  if (codes.length === 0) return undefined;
  const strictly = own.strict ? { of: own.item.name, at: clause.at } : undefined;
  return claimsHold(codes, exceptionsFor(own, needed, {}, codes), needed, strictly);
}

/** A product that goes there too, to the same parties for the same use on the same day, is answered for by itself. */
const hasItsOwnAnswer = (item: Item, ctx: Context): boolean =>
  item.role === 'product' && item.destinations.some((clause) => covers(clause, ctx));

function covers(clause: Clause, { journey, rules }: Context): boolean {
  const { parties, facility, endUses, to } = journey;
  const theirs = partiesOf(clause);
  return (
    clause.targets.some((t) => to.within(rules, t.value)) &&
    clause.on?.value === journey.clause.on?.value &&
    parties.every((p) => theirs.includes(p)) &&
    (facility === undefined || clause.facility?.value === facility) &&
    endUses.every((use) => clause.endUses.some((u) => u.known === use))
  );
}

function toAssess({ journey }: Context, item: Item, eccn: Eccn | undefined, byLevel: boolean): Missing {
  const { name } = journey.to;
  const is = eccn ? `it is ${eccn.code}, ` : 'it is ';
  const what = byLevel
    ? `${eccn ? `${is}which no de minimis level reaches, and` : 'it'} may need a license of its own to ${name}`
    : `${is}an item of its own that is subject to the EAR, and may need a license to ${name}`;
  const rule = byLevel ? '734.4(d)(1) note 3' : '734.3(a)';
  return {
    fact: 'product',
    of: item.name,
    why: `${what}: declare it as a product with destination ${name}, the same parties and use (${rule})`,
    at: item.at,
  };
}
