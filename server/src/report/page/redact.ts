/** What is hidden before a report leaves the house: amounts of money, and who and where. */
import { currencyCodes } from '../../../../grammar/src/text/currencies.ts';
import { visible } from '../../base/visible.ts';
import { screeningOf } from '../../determine/parties/screening.ts';
import type { SpecModel } from '../../model/model.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';
import type { Hide } from './html.ts';

export const REDACTIONS = ['values', 'parties'] as const;
export type Redaction = (typeof REDACTIONS)[number];

/** @param models of every file that was read, imports among them */
export function hiding(
  what: readonly Redaction[],
  models: readonly SpecModel[],
  files: readonly string[],
  rulebook: Rulebook,
): Hide {
  const hides = [
    ...(what.includes('parties') ? [names(models, files, rulebook)] : []),
    ...(what.includes('values') ? [amounts] : []),
  ];
  return (text) => hides.reduce((t, hide) => hide(t), text);
}

const CURRENCIES = new Set(currencyCodes);

/** A number with the code of a currency after it, as specs, proofs and reports write them. */
const amounts: Hide = (text) =>
  text.replace(/-?\d[\d,_]*(?:\.\d+)?(?:e-?\d+)?(\s|_)?([A-Z]{3})\b/g, (all, _gap, code: string) =>
    CURRENCIES.has(code) ? `(withheld) ${code}` : all,
  );

/** Names, labels and aliases of parties, suppliers and facilities, and names of files, each by a number. */
function names(models: readonly SpecModel[], files: readonly string[], rulebook: Rulebook): Hide {
  const as = new Map<string, string>();
  const add = (all: readonly (string | undefined)[], what: string): void => {
    // Names stand on the page with what cannot be seen in them made visible.
    for (const name of all.flatMap((n) => (n === undefined ? [] : [n, visible(n)])))
      if (name !== '' && !as.has(name.toLowerCase())) as.set(name.toLowerCase(), what);
  };
  let parties = 0;
  let facilities = 0;
  for (const model of models) {
    for (const p of model.parties) {
      const cleared = p.cleared.map((c) => c.name);
      // A list writes its name as it likes.
      const listed = screeningOf(rulebook, p).found.flatMap((f) => [f.printed, f.entry.name]);
      add([p.name, p.label, ...p.alsoKnownAs.map((a) => a.value), ...cleared, ...listed], `party ${++parties}`);
    }
    for (const f of model.facilities) add([f.name, f.label], `facility ${++facilities}`);
    for (const a of model.authorizations) add([a.number?.value], 'a license');
    const items = [...model.inputs, ...model.products, ...model.alternatives.map((a) => a.item)];
    for (const { supplier } of items)
      if (supplier && typeof supplier.value === 'string' && !as.has(supplier.value.toLowerCase()))
        add([supplier.value], `party ${++parties}`);
    for (const d of model.products.flatMap((p) => p.destinations)) if (d.reviewed) add([d.reviewed.by], 'a reviewer');
  }
  files.forEach((file, i) => add([file], `file ${i + 1}`));
  if (as.size === 0) return (text) => text;
  const longest = [...as.keys()].sort((a, b) => b.length - a.length).map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const any = new RegExp(`(?<![\\p{L}\\p{N}_-])(?:${longest.join('|')})(?![\\p{L}\\p{N}_-])`, 'giu');
  return (text) => text.replace(any, (name) => as.get(name.toLowerCase()) ?? 'a party');
}
