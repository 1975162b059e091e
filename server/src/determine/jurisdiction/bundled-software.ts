/**
 * Software bundled with a foreign-made commodity. The de minimis level reaches it only where it is EAR99 or controlled for AT alone;
 * any other is assessed by itself, for it is of U.S. origin whatever it comes with (734.4(c)(1) and (d)(1), note 3; 734.3(a)(2)).
 */
import type { Day } from '../../../../grammar/src/text/date.ts';
import { or } from '../../base/tri.ts';
import type { Destination as Clause, Eccn, Item, Use } from '../../model/model.ts';
import { kindOf } from '../../model/kind.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';
import { figuresOf } from '../classification/package.ts';
import { scopeCovers } from '../classification/rows.ts';
import type { Context } from '../context.ts';
import { missingOf, provisosOf } from '../proof.ts';
import { requirementsOf } from '../requirements/index.ts';
import type { Basis, Missing } from '../result.ts';
import { isDiscrete } from '../sale/contents.ts';
import { partiesOf } from '../sale/journey.ts';
import { publishedProof } from './published.ts';
import { contentUses } from './us-content.ts';

interface ApartFromTheLevel {
  /** Software that needs, or may need, a license of its own, and is not a product with an answer of its own. */
  readonly missing: readonly Missing[];
  /** What it rests on that the rest needs none. */
  readonly provisos: readonly string[];
}

/** Advanced computing paragraphs (`5D992.z`): software of the entry that does not say so is not in them. */
const isAdvanced = (selector: string): boolean => /^\w{5}\.z(\.|$)/.test(selector);

/** EAR99, or an entry whose rows for this paragraph are AT alone. */
export function antiTerrorismOnly(eccn: Eccn, rulebook: Rulebook, on: Day): boolean {
  if (eccn.code === 'EAR99') return true;
  const entry = rulebook.at(on).entry(eccn.code.slice(0, 5));
  if (!entry) return false;
  return entry.rows.every((row) => {
    if (row.reason === 'AT' || (eccn.code === entry.eccn && row.applies.of?.every(isAdvanced))) return true;
    return scopeCovers(eccn, row.applies).answer === 'no';
  });
}

/** Software that comes with a commodity and is, or may be, of U.S. origin. */
export const isBundledSoftware = ({ relation, item }: Use): boolean =>
  relation === 'bundles' && kindOf(item) === 'software' && (item.origin === undefined || item.origin.value === 'US');

const US_ORIGIN: readonly Basis[] = [{ kind: 'us-origin', rule: '734.3(a)(2)', answer: 'yes' }];

/** Of a foreign-made commodity on its way: the software it comes with, judged as a sale of its own to the same parties for the same use. */
export function softwareApart(ctx: Context): ApartFromTheLevel {
  const missing: Missing[] = [];
  const provisos: string[] = [];
  if (kindOf(ctx.item) !== 'commodity') return { missing, provisos };
  for (const { use } of contentUses(ctx, isDiscrete)) {
    const { item } = use;
    if (!isBundledSoftware(use) || hasItsOwnAnswer(item, ctx)) continue;
    const classified = ctx.classify(item);
    if (classified.effective && antiTerrorismOnly(classified.effective, ctx.rules.rulebook, ctx.rules.date)) continue;
    const published = publishedProof(ctx, item);
    if (published?.answer === 'yes') continue;
    const own: Context = {
      ...ctx,
      item,
      classified,
      bases: US_ORIGIN,
      figures: figuresOf(item),
      figuresOf: item.name,
      figuresAt: item.at,
    };
    const needed = requirementsOf(own).filter((r) => r.result.enforcement === 'enforced');
    const answer = or(...needed.map((r) => r.result.answer));
    if (answer === 'no') provisos.push(...needed.flatMap((r) => [...provisosOf(r.proof)]));
    // A fact of the software that settles it is asked for first.
    const facts = answer === 'undetermined' ? needed.flatMap((r) => missingOf(r.proof)).filter((m) => m.of === item.name) : [];
    if (answer !== 'no') missing.push(...(facts.length > 0 ? facts : [toAssess(ctx, item, classified.effective)]));
  }
  return { missing, provisos };
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

function toAssess({ journey }: Context, item: Item, eccn: Eccn | undefined): Missing {
  const { name } = journey.to;
  const what = eccn ? `it is ${eccn.code}, which no de minimis level reaches, and` : 'it';
  return {
    fact: 'product',
    of: item.name,
    why: `${what} may need a license of its own to ${name}: declare it as a product with destination ${name}, the same parties and use (734.4(d)(1) note 3)`,
    at: item.at,
  };
}
