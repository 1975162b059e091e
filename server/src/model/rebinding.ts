/**
 * A file of which a few declarations were read again, each with the name and the sort it had: they are bound again with all that
 * reaches them, and the others are not looked at. What this does not know how to do is left to the binder, which gives the same.
 */
import type { DeclNode, FileNode, TopNode } from '../../../grammar/src/index.ts';
import { commonEnds } from '../../../grammar/src/text/lists.ts';
import { firstIndex } from '../../../grammar/src/text/search.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import { Bound, diagnosticsOf, type ToBind } from './bound.ts';
import { cutCircles, isCircular } from './circles.ts';
import { Declarations, type NameIndex } from './declarations.ts';
import { readDirectives, unusedImports } from './directives.ts';
import { type GrowingModel, LISTS } from './empty-model.ts';
import { flawsIn, outsides, sameFlaw } from './flaws.ts';
import type { Fact } from './model.ts';
import { type Declared, Scope } from './scope.ts';
import { keyOf, Unit } from './unit.ts';

/** Of the units of a file, by their number in source order. It moves on from one binding to the next. */
interface Marked {
  /** By a name that they ask for. */
  readonly readers: Map<string, Set<number>>;
  /** With findings of their own, or an error that stands in them. */
  readonly noisy: Set<number>;
  readonly flawed: Set<number>;
  readonly inThousandths: Set<number>;
  /** What gave way to another, the latest last: who takes a change back has it again, with all that was found out about it. */
  readonly former: { readonly at: number; readonly unit: Unit }[];
}
const marks = new WeakMap<Bound, Marked>();
const MOST_FORMER = 16;

/** The same as the binder gives; undefined where that has to be asked. */
export function rebound(source: ToBind, rulebook: Rulebook, before: Bound): Bound | undefined {
  const { read } = before;
  if (!read || !sameImports(read.imports, source.imports)) return undefined;
  // Of a notice it is asked through which import each of its products comes.
  if (source.imports.length > 0 && before.units.some(({ declared }) => declared.sort === 'notice')) return undefined;
  const edited = editedIn(read.items, source.tree);
  if (!edited) return undefined;
  const units = [...before.units];
  const fresh = freshAmong(units, edited, source);
  const marked = marks.get(before) ?? mark(before.units);
  marks.delete(before);
  // Who reaches what is bound again is bound again too.
  const known = new Set(fresh.map(({ at }) => at));
  for (const { at } of fresh)
    for (const reader of marked.readers.get(units[at]!.name!) ?? []) {
      if (known.has(reader)) continue;
      known.add(reader);
      fresh.push({ at: reader, key: units[reader]!.key, node: units[reader]!.node });
    }
  fresh.sort((a, b) => a.at - b.at);

  const scope = new Scope(source.file, rulebook, read.imported);
  scope.own = new Declarations(before.index, units);
  const revived = revivedAmong(fresh, marked, scope, before.index);
  const model: GrowingModel = { ...(before.model as GrowingModel), asOf: undefined, rates: [], flaw: undefined };
  for (const { at, key, node } of fresh) {
    const old = units[at]!;
    unmark(marked, old, at);
    const unit = (units[at] = revived.get(at) ?? new Unit(scope, node, key));
    replace(model, before.model, old.declared, unit.declared);
  }
  readDirectives(scope, model, source, []);
  if (model.asOf && sameFact(model.asOf, before.model.asOf)) model.asOf = before.model.asOf;
  const made = fresh.filter(({ at }) => !revived.has(at)).map(({ at }) => units[at]!);
  // What a substitute does not say is what its target says.
  for (const unit of made) if (unit.declared.sort !== 'alternative') unit.fill();
  for (const unit of made) if (unit.declared.sort === 'alternative') unit.fill();
  unusedImports(scope, source, units);
  cutCircles(
    scope,
    made.map((unit) => unit.declared),
  );
  for (const { at } of fresh) note(marked, units[at]!, at);

  const noisy = inOrder(marked.noisy).map((at) => units[at]!);
  const diagnostics = diagnosticsOf(scope, noisy, marked.inThousandths.size > 0);
  const { of, outside } = flawsIn(source, () => units.map((unit) => unit.declared.value), diagnostics);
  for (const unit of made) unit.flaw = of.get(unit.declared.value);
  for (const { at } of fresh) if (units[at]!.flaw) marked.flawed.add(at);
  // Of another that is what it was the first error is a new one, or gone: then it is bound again too.
  if (of.size !== marked.flawed.size) return undefined;
  for (const at of marked.flawed) if (!sameFlaw(units[at]!.flaw, of.get(units[at]!.declared.value))) return undefined;
  const errors = outsides(source.file, before.outside, outside);
  model.flaw = outside && errors[0];
  const bound = new Bound({
    model,
    diagnostics,
    declared: scope.own,
    index: before.index,
    units,
    outside: errors,
    names: before.names,
    circular: isCircular(scope),
    read: { items: source.tree.items, imports: source.imports, imported: read.imported },
  });
  marks.set(bound, marked);
  return bound;
}

/** Is it the same, in the same place? Then it stays the same object. */
const sameFact = (a: Fact<unknown>, b: Fact<unknown> | undefined): boolean =>
  a.value === b?.value && a.at.start === b?.at.start && a.at.end === b.at.end;

/** A declaration that is bound again. */
interface Fresh {
  readonly at: number;
  readonly key: string;
  readonly node: DeclNode;
}

/** Those with another text than they had. All others move to where they stand now. */
function freshAmong(units: readonly Unit[], { from, nodes, ahead }: Edited, { text, tree }: ToBind): Fresh[] {
  const first = from - ahead;
  const fresh: Fresh[] = [];
  nodes.forEach((node, i) => {
    const unit = units[first + i]!;
    const key = keyOf(text, tree.items[from + i - 1]?.end ?? 0, node.end);
    if (key === unit.key || unit.describedAnew(node, key)) unit.stand(node);
    else fresh.push({ at: first + i, key, node });
  });
  const last = units.at(-1);
  const behind = first + nodes.length;
  // All by as much.
  if (last && behind < units.length && last.anchor.offset !== last.node.start)
    for (let i = behind; i < units.length; i++) units[i]!.stand(units[i]!.node);
  return fresh;
}

/** Of what is to be bound again, that which was there before with the same text, and in which every name led to what it leads to now. */
function revivedAmong(
  fresh: readonly Fresh[],
  { former }: Marked,
  { own, imported }: Scope,
  index: NameIndex,
): ReadonlyMap<number, Unit> {
  const revived = new Map<number, Unit>();
  if (former.length === 0) return revived;
  const open = new Map(fresh.map((f) => [f.at, f]));
  const now = (name: string): Declared | undefined => {
    const at = index.get(name);
    if (at === undefined) return imported.get(name)?.declared;
    return open.has(at) ? revived.get(at)?.declared : own.get(name);
  };
  // One may reach another.
  for (let left = -1; left !== open.size - revived.size; ) {
    left = open.size - revived.size;
    for (const { at, key, node } of fresh) {
      if (revived.has(at)) continue;
      const found = former.find(
        (f) => f.at === at && f.unit.key === key && f.unit.asked.every(([name, led]) => led !== undefined && now(name) === led),
      );
      if (!found) continue;
      former.splice(former.indexOf(found), 1);
      found.unit.stand(node);
      revived.set(at, found.unit);
    }
  }
  return revived;
}

const sameImports = (a: ToBind['imports'], b: ToBind['imports']): boolean =>
  a.length === b.length && a.every((to, i) => leadsTo(to) === leadsTo(b[i]) && leadsTo(to) !== null);

/** Null where it leads nowhere, and may have led somewhere. */
const leadsTo = (to: ToBind['imports'][number]): string | null | undefined => to && ('file' in to ? to.file : null);

interface Edited {
  /** Of the statements of the file, the first that was read again, and how many of those before it declare nothing. */
  readonly from: number;
  readonly ahead: number;
  /** All up to the last of them. */
  readonly nodes: readonly DeclNode[];
}

/** Undefined where not each is a declaration with the name and the sort it had. */
function editedIn(before: readonly TopNode[], { items, directives }: FileNode): Edited | undefined {
  if (before.length !== items.length) return undefined;
  const { head: from, tail } = commonEnds(before, items);
  const nodes: DeclNode[] = [];
  for (let i = from; i < items.length - tail; i++) {
    const [was, is] = [before[i]!, items[i]!];
    if (was.kind !== 'decl' || is.kind !== 'decl') return undefined;
    if (was.declKind !== is.declKind || !is.name || was.name?.text !== is.name.text) return undefined;
    nodes.push(is);
  }
  const [first] = nodes;
  return { from, nodes, ahead: first ? firstIndex(directives.length, (i) => directives[i]!.start > first.start) : 0 };
}

function replace(model: GrowingModel, before: Bound['model'], old: Declared, by: Declared): void {
  const name = LISTS[by.sort];
  const list = model[name] as Declared['value'][];
  const own = list === (before[name] as readonly unknown[]) ? [...list] : list;
  own[own.indexOf(old.value)] = by.value;
  (model as unknown as Record<string, Declared['value'][]>)[name] = own;
}

function mark(units: readonly Unit[]): Marked {
  const marked: Marked = {
    readers: new Map(),
    noisy: new Set(),
    flawed: new Set(),
    inThousandths: new Set(),
    former: [],
  };
  units.forEach((unit, at) => {
    note(marked, unit, at);
    if (unit.flaw) marked.flawed.add(at);
  });
  return marked;
}

function note({ readers, noisy, inThousandths }: Marked, unit: Unit, at: number): void {
  for (const [name] of unit.asked) {
    const own = readers.get(name);
    if (own) own.add(at);
    else readers.set(name, new Set([at]));
  }
  if (unit.diagnostics.length > 0) noisy.add(at);
  if (unit.inThousandths) inThousandths.add(at);
}

function unmark({ readers, noisy, flawed, inThousandths, former }: Marked, unit: Unit, at: number): void {
  for (const [name] of unit.asked) readers.get(name)?.delete(at);
  for (const set of [noisy, flawed, inThousandths]) set.delete(at);
  former.push({ at, unit });
  if (former.length > MOST_FORMER) former.shift();
}

const inOrder = (some: ReadonlySet<number>): number[] => [...some].sort((a, b) => a - b);
