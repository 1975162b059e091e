/** Errors in what a determination reads: the item and all that is built into it, the parties, the facility, the file itself. */
import type { Flaw } from '../../model/flaws.ts';
import type { SpecModel } from '../../model/model.ts';
import { withEveryoneAbove } from '../../model/owner-graph.ts';
import { everything } from './bill-of-materials.ts';
import type { Context } from '../context.ts';
import { operatorAsked } from '../parties/listed-site.ts';
import { leaf } from '../proof.ts';
import type { Missing, Proof } from '../result.ts';

/** Errors that a determination lists; the rest is counted. */
const LISTED = 64;

export function flawsOf(model: Pick<SpecModel, 'file' | 'flaw' | 'notices'>, ctx: Context): Missing[] {
  const out = new Map<string, Missing>();
  const tell = (of: string, flaw: Flaw | undefined): void => {
    if (flaw && !out.has(of))
      out.set(of, {
        fact: 'declaration',
        of,
        why: `it has an error (${flaw.message}), so the answer is undetermined`,
        at: flaw.at,
      });
  };
  tell(model.file, model.flaw);
  for (const n of model.notices) tell(n.name, n.flaw);
  for (const item of [ctx.item, ...everything(ctx.item).map((u) => u.item)]) tell(item.name, item.flaw);
  const { parties, facility, exporter } = ctx.journey;
  tell(facility?.name ?? '', facility?.flaw);
  const others = [exporter.party, facility?.operator?.value, ctx.item.developedBy?.value].filter((p) => p !== undefined);
  for (const party of withEveryoneAbove([...parties, ...others])) tell(party.name, party.flaw);
  const all = [...out.values(), ...unreadStatements(ctx), ...operatorAsked(ctx)];
  if (all.length <= LISTED) return all;
  const more = `${all.length - LISTED} more declarations that it rests on have an error`;
  return [...all.slice(0, LISTED), { fact: 'declaration', of: ctx.item.name, why: more, at: ctx.item.at }];
}

/** Of a part that requires licenses. */
export const mayRequire = (paragraph: string): boolean => /^(736|742|744|746|754)\b/.test(paragraph);

/** A `within` that no rule reads where it stands, or that its opposite takes back: what it says may be what a license turns on. */
function unreadStatements({ item, journey: { clause }, rules: { rulebook } }: Context): Missing[] {
  const ofItem = (paragraph: string): boolean => item.standings.some((s) => s.within && s.paragraph === paragraph);
  const read = (paragraph: string, inSale: boolean): boolean => {
    const asked = rulebook.questions.get(paragraph);
    return asked ? !inSale || asked.of === 'sale' || ofItem(paragraph) : !mayRequire(paragraph);
  };
  const all = [...item.standings, ...clause.standings];
  // A rule that counts only what is stated is silent where a statement stands against its opposite.
  const opposed = (paragraph: string): boolean =>
    mayRequire(paragraph) && all.some((o) => !o.within && o.paragraph === paragraph);
  return all.flatMap(({ paragraph, within, at }, i): Missing[] => {
    if (!within || (read(paragraph, i >= item.standings.length) && !opposed(paragraph))) return [];
    const why = opposed(paragraph)
      ? `it states both within and outside ${paragraph}, so nothing is cleared on it`
      : `it states within ${paragraph}, which no rule reads there, so nothing is cleared on it: state what that paragraph turns on`;
    return [{ fact: 'declaration', of: item.name, why, at }];
  });
}

/** Before its first day the rulebook knows nothing: what it carries back ends there. */
export function beforeTheRulebook({ rules, item }: Context): Missing[] {
  const { date, rulebook } = rules;
  return date < rulebook.from
    ? [
        {
          fact: 'law',
          of: item.name,
          why: `the rulebook begins on ${rulebook.from}, so the law of ${date} is not known`,
          at: item.at,
        },
      ]
    : [];
}

export const flawProof = (missing: readonly Missing[]): Proof =>
  leaf(
    'undetermined',
    missing.some((m) => m.fact === 'law') ? 'the law of the day is not known' : 'what the answer rests on has errors',
    { missing, facts: () => missing.map((m) => ({ text: m.of, at: m.at! })) },
  );
