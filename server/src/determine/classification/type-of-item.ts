/**
 * What type of item something is, for every rule: the one its paragraph names, where it names one ("3A991.p Integrated circuits,
 * n.e.s."), whatever the spec calls it; else the one the spec states. A word of the spec does not take an item out of its entry.
 */
import type { Eccn, Item, ItemType } from '../../model/model.ts';
import type { CclEntry, RulebookAt } from '../../rulebook/rulebook.ts';
import type { SourceRange } from '../../../../grammar/src/text/range.ts';

export interface TypeOfItem {
  readonly value: ItemType;
  readonly at: SourceRange;
}

const known = new WeakMap<CclEntry, Map<string, ItemType | undefined>>();

/** The single type of item that a paragraph can speak of; undefined where it names several, or none. */
export function typeByParagraph(rules: RulebookAt, own: Eccn | undefined): ItemType | undefined {
  const entry = own && rules.entry(own.code.split('.')[0]!);
  if (!own || !entry?.paragraphTypes) return undefined;
  let perCode = known.get(entry);
  if (!perCode) known.set(entry, (perCode = new Map()));
  if (!perCode.has(own.code)) perCode.set(own.code, single(entry, own.code));
  return perCode.get(own.code);
}

function single(entry: CclEntry, code: string): ItemType | undefined {
  const types = entry.paragraphTypes!;
  for (let path = code.slice(entry.eccn.length + 1); path !== ''; path = path.slice(0, Math.max(0, path.lastIndexOf('.')))) {
    const named = types[path];
    if (named) return named.length === 1 ? (named[0] as ItemType) : undefined;
  }
  const whole = types['*'];
  return whole?.length === 1 ? (whole[0] as ItemType) : undefined;
}

export function typeOf(rules: RulebookAt, item: Item, own: Eccn | undefined): TypeOfItem | undefined {
  const named = typeByParagraph(rules, own);
  return named === undefined ? item.type : { value: named, at: item.eccn?.at ?? item.type?.at ?? item.at };
}
