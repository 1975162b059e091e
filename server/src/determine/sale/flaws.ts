/** Errors in what a determination reads: the item and all that is built into it, the parties, the facility, the file itself. */
import type { Flaw } from '../../model/flaws.ts';
import type { Party, SpecModel } from '../../model/model.ts';
import { everything } from './bill-of-materials.ts';
import type { Context } from '../context.ts';
import { leaf } from '../proof.ts';
import type { Missing, Proof } from '../result.ts';

export function flawsOf(model: SpecModel, ctx: Context): Missing[] {
  const out = new Map<string, Missing>();
  const tell = (of: string, flaw: Flaw | undefined): void => {
    if (flaw && !out.has(of))
      out.set(of, {
        fact: 'declaration',
        of,
        why: `it has an error (${flaw.message}), so not all it says is known`,
        at: flaw.at,
      });
  };
  tell(model.file, model.flaw);
  for (const n of model.notices) tell(n.name, n.flaw);
  for (const item of [ctx.item, ...everything(ctx.item).map((u) => u.item)]) tell(item.name, item.flaw);
  const { parties, facility, exporter } = ctx.journey;
  tell(facility?.name ?? '', facility?.flaw);
  const seen = new Set<Party>();
  const open = [
    ...parties,
    ...[exporter.party, facility?.operator?.value, ctx.item.developedBy?.value].filter((p): p is Party => p !== undefined),
  ];
  for (let party = open.pop(); party; party = open.pop()) {
    if (seen.has(party)) continue;
    seen.add(party);
    tell(party.name, party.flaw);
    open.push(...party.ownedBy.map((o) => o.owner), ...(party.ultimateParent ? [party.ultimateParent.value] : []));
  }
  return [...out.values()];
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
