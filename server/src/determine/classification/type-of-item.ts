/**
 * What type of item something is, for every rule: the one its paragraph names, where it names one ("3A991.p Integrated circuits,
 * n.e.s."), whatever the spec calls it; else the one the spec states, if the paragraph can speak of it. A word of the spec does not
 * take an item out of its entry.
 */
import type { Eccn, Item, ItemType } from '../../model/model.ts';
import type { CclEntry, RulebookAt } from '../../rulebook/rulebook.ts';
import type { SourceRange } from '../../../../grammar/src/text/range.ts';

export interface TypeOfItem {
  readonly value: ItemType;
  readonly at: SourceRange;
}

const known = new WeakMap<CclEntry, Map<string, readonly ItemType[] | undefined>>();

/** The types of item that a paragraph, or its entry, can speak of; undefined where the rulebook does not say. */
export function typesByParagraph(rules: RulebookAt, own: Eccn | undefined): readonly ItemType[] | undefined {
  const entry = own && rules.entry(own.code.split('.')[0]!);
  if (!own || !entry?.paragraphTypes) return undefined;
  let perCode = known.get(entry);
  if (!perCode) known.set(entry, (perCode = new Map()));
  if (!perCode.has(own.code)) perCode.set(own.code, named(entry, own.code));
  return perCode.get(own.code);
}

function named(entry: CclEntry, code: string): readonly ItemType[] | undefined {
  const types = entry.paragraphTypes!;
  for (let path = code.slice(entry.eccn.length + 1); path !== ''; path = path.slice(0, Math.max(0, path.lastIndexOf('.')))) {
    if (types[path]) return types[path] as readonly ItemType[];
  }
  return types['*'] as readonly ItemType[] | undefined;
}

export function typeOf(rules: RulebookAt, item: Item, own: Eccn | undefined): TypeOfItem | undefined {
  const types = typesByParagraph(rules, own);
  if (types?.length === 1) return { value: types[0]!, at: item.eccn?.at ?? item.type?.at ?? item.at };
  // One it cannot be says nothing: it is asked for.
  return types && item.type && !types.includes(item.type.value) ? undefined : item.type;
}
