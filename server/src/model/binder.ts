/** From trees to the semantic model, in passes over all files, so that files may import each other. */
import type { Rulebook } from '../rulebook/rulebook.ts';
import type { Bound, ToBind } from './bound.ts';
import { nameIndex } from './declarations.ts';
import { Declaring, type NamedSlots } from './declaring.ts';
import { rebound } from './rebinding.ts';
import type { Declared } from './scope.ts';
import { markStale, Slot } from './slots.ts';

/**
 * `ready`: what files bound before, and unchanged since, declare. `before`: what the other files were; declarations of theirs
 * that are what they were, and reach only such ones, stay the same objects, and their places move to where they now stand.
 */
export function bindAll(
  files: readonly ToBind[],
  rulebook: Rulebook,
  ready: ReadonlyMap<string, ReadonlyMap<string, Declared>> = new Map(),
  before: ReadonlyMap<string, Bound> = new Map(),
): Map<string, Bound> {
  // Where a circle is cut, and who is told of it, turns on all that is in it.
  const wasCircular = [...before.values()].some((b) => b.circular);
  if (wasCircular) return bind(files, rulebook, ready, new Map());
  const bound = oneEdited(files, rulebook, before) ?? bind(files, rulebook, ready, before);
  return [...bound.values()].some((b) => b.circular) ? bind(files, rulebook, ready, new Map()) : bound;
}

/** Almost always somebody writes in one declaration of one file. */
function oneEdited(
  files: readonly ToBind[],
  rulebook: Rulebook,
  before: ReadonlyMap<string, Bound>,
): Map<string, Bound> | undefined {
  const [only] = files;
  const known = only && files.length === 1 ? before.get(only.file) : undefined;
  const bound = known && rebound(only!, rulebook, known);
  return bound && new Map([[only!.file, bound]]);
}

function bind(
  files: readonly ToBind[],
  rulebook: Rulebook,
  ready: ReadonlyMap<string, ReadonlyMap<string, Declared>>,
  before: ReadonlyMap<string, Bound>,
): Map<string, Bound> {
  const open = new Map(files.map((f) => [f.file, new Declaring(f, rulebook, before.get(f.file))]));
  const settled = new Map<string, NamedSlots>();
  const namesIn = (file: string): NamedSlots | undefined => {
    const own = open.get(file) ?? settled.get(file);
    const done = own ? undefined : ready.get(file);
    if (!done) return own;
    const slots = [...done.values()].map((declared) => new Slot(declared));
    const named = { slots, index: nameIndex(slots) };
    settled.set(file, named);
    return named;
  };
  const all = [...open.values()];
  for (const d of all) d.importFrom(namesIn);
  // An error may come to a declaration from elsewhere: then it is another thing too.
  const told = new Set<Slot>();
  for (;;) {
    markStale(all, told);
    for (const d of all) d.shells();
    for (const d of all) d.declare();
    // What a substitute does not say is what its target says.
    for (const d of all) d.fill((sort) => sort !== 'alternative');
    for (const d of all) d.fill((sort) => sort === 'alternative');
    for (const d of all) d.finish();
    const others = all.flatMap((d) => d.flaws());
    if (others.length === 0) break;
    for (const slot of others) told.add(slot);
  }
  return new Map(all.map((d) => [d.file, d.bound()]));
}
