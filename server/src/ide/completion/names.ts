/** Names of things: those the file may name, and those of other files, which come with their import. */
import type { Item } from '../../model/model.ts';
import type { Declared } from '../../model/scope.ts';
import { importEdit, pathFrom } from '../../rules/fixes/imports.ts';
import { visibleIn } from '../names.ts';
import { sourceOf, type ReadView } from '../view.ts';
import type { Around } from './around.ts';
import { type Candidate, RANKS } from './candidates.ts';

type Sort = Declared['sort'];

/** @param within the declaration at hand: nothing is offered to itself, and nothing is put into what it is made of */
export function names(view: ReadView, around: Around, sorts: readonly Sort[], within: string | undefined): Candidate[] {
  const visible = visibleIn(view.program, view.file);
  const own = within === undefined ? undefined : visible.get(within);
  const found: Candidate[] = [];
  for (const [label, declared] of visible) {
    if (!sorts.includes(declared.sort) || declared === own || leadsTo(declared, own)) continue;
    found.push({ label, kind: 'name', detail: described(declared.sort, declared.value.label), rank: RANKS.name, order: 0 });
  }
  return [...found, ...elsewhere(view, around, sorts, new Set(visible.keys()))];
}

function elsewhere(view: ReadView, around: Around, sorts: readonly Sort[], taken: Set<string>): Candidate[] {
  const found: Candidate[] = [];
  for (const path of around.paths()) {
    if (path === view.file) continue;
    for (const { sort, name, label } of around.outline(path)) {
      if (!sorts.includes(sort) || taken.has(name)) continue;
      taken.add(name);
      const from = pathFrom(view.file, path);
      found.push({
        label: name,
        kind: 'name',
        detail: `${described(sort, label)} · ${from}`,
        rank: RANKS.name,
        order: 1,
        from,
        besides: importEdit(sourceOf(view), from),
      });
    }
  }
  return found;
}

const described = (sort: Sort, label: string | undefined): string => [sort, label].filter((x) => x).join(' · ');

/** Is the one at hand among what goes into it, at any depth? Then it cannot go into the one at hand. */
function leadsTo(from: Declared, own: Declared | undefined): boolean {
  if (!own || (own.sort !== 'input' && own.sort !== 'product') || (from.sort !== 'input' && from.sort !== 'product'))
    return false;
  const seen = new Set<Item>();
  const open: Item[] = [from.value];
  for (let item = open.pop(); item; item = open.pop()) {
    if (item === own.value) return true;
    if (seen.has(item)) continue;
    seen.add(item);
    open.push(...item.uses.map((u) => u.item));
  }
  return false;
}
