/** Which declarations of a file, or of several that import each other, are what they were, and which are to be bound again. */
import type { DeclKind, DeclNode, TopNode } from '../../../grammar/src/index.ts';
import { commonEnds, spliced } from '../../../grammar/src/text/lists.ts';
import type { Text } from '../../../grammar/src/text/pieces.ts';
import type { SourceRange } from '../../../grammar/src/text/range.ts';
import type { Declared } from './scope.ts';
import { keyOf, type Unit } from './unit.ts';

/** One declaration of the text as it is now; or one of a file that is not bound again, which is what it was. */
export class Slot {
  readonly node: DeclNode | undefined;
  readonly name: string | undefined;
  readonly key: string;
  readonly sort: DeclKind;
  /** Of the text before, where it read the same. */
  readonly candidate: Unit | undefined;
  /** What it was; none where it is new. */
  readonly before: Declared | undefined;
  /** Bound, in the end. */
  unit: Unit | undefined;
  stale = false;
  /** Those that ask for its name, where it may be another thing. */
  readers: Slot[] | undefined;

  constructor(node: DeclNode, key: string, candidate: Unit | undefined);
  constructor(settled: Declared);
  constructor(of: DeclNode | Declared, key = '', candidate?: Unit) {
    this.key = key;
    this.candidate = candidate;
    if ('sort' in of) {
      this.sort = of.sort;
      this.before = of;
      this.name = of.value.name;
    } else {
      this.node = of;
      this.sort = of.declKind;
      this.before = candidate?.declared;
      this.name = candidate ? candidate.name : of.name?.text;
    }
  }

  get declared(): Declared {
    return this.unit?.declared ?? this.before!;
  }
  get whole(): SourceRange {
    return this.declared.value.whole;
  }
}

/**
 * Slots for declarations, each with the unit of the same statement; of what was read again, with the unit of the same text that
 * stood first among those left.
 */
export function slotsOf(text: Text, items: readonly TopNode[], units: readonly Unit[]): Slot[] {
  const nodes = items.filter((item) => item.kind === 'decl');
  const { same, left } = unitsOf(nodes, units);
  const again = new Again(left);
  const out: Slot[] = [];
  items.forEach((node, i) => {
    if (node.kind !== 'decl') return;
    let unit = same[out.length];
    let key = unit?.key;
    if (key === undefined) {
      key = keyOf(text, items[i - 1]?.end ?? 0, node.end);
      unit = again.of(node, key);
    }
    unit?.stand(node);
    out.push(new Slot(node, key, unit));
  });
  return out;
}

/** Units whose statements were read again. Each is taken once, by the first that has its text, or all of it but words that describe it. */
class Again {
  private readonly byText: ReadonlyMap<string, Unit[]>;
  private readonly byName: ReadonlyMap<string | undefined, Unit>;
  private readonly left: Set<Unit>;

  constructor(units: readonly Unit[]) {
    this.left = new Set(units);
    this.byText = Map.groupBy(units.toReversed(), (unit) => unit.key);
    this.byName = new Map(units.map((unit) => [unit.name, unit]));
  }

  of(node: DeclNode, key: string): Unit | undefined {
    const alike = this.byText.get(key) ?? [];
    for (let unit = alike.pop(); unit; unit = alike.pop()) if (this.left.delete(unit)) return unit;
    const named = node.name && this.byName.get(node.name.text);
    if (!named || !this.left.has(named) || !named.describedAnew(node, key)) return undefined;
    this.left.delete(named);
    return named;
  }
}

/** The unit of each statement that was not read again, and in source order those that are left. Almost always all but a few, in one order. */
function unitsOf(
  nodes: readonly DeclNode[],
  units: readonly Unit[],
): { readonly same: readonly (Unit | undefined)[]; readonly left: readonly Unit[] } {
  const { head, tail } = commonEnds(
    units.map((unit) => unit.node),
    nodes,
  );
  const end = units.length - tail;
  const between = new Map(units.slice(head, end).map((unit) => [unit.node, unit]));
  const moved = nodes.slice(head, nodes.length - tail).map((node) => {
    const unit = between.get(node);
    between.delete(node);
    return unit;
  });
  return { same: spliced<Unit | undefined>(units, head, end, moved), left: [...between.values()] };
}

/** Names as one file sees them. */
export interface Names {
  readonly slots: readonly Slot[];
  find(name: string): Slot | undefined;
  /** All names, where something says that one is unknown: what it says turns on them. */
  readonly renamed: () => boolean;
}

/** Marks what is to be bound again: what is new or told to, what asks for a name that leads elsewhere, and what reaches such a one. */
export function markStale(files: readonly Names[], told: ReadonlySet<Slot>): void {
  const open: Slot[] = [];
  const mark = (slot: Slot): void => {
    if (slot.stale) return;
    slot.stale = true;
    open.push(slot);
  };
  for (const { slots } of files)
    for (const slot of slots) {
      slot.stale = false;
      slot.readers = undefined;
      if (!slot.candidate || told.has(slot)) mark(slot);
    }
  const fresh = open.length;
  for (const file of files) for (const slot of file.slots) if (!slot.stale && leadsElsewhere(slot, file)) mark(slot);
  // Almost always nothing asks for what is new, and nobody needs to know who asks for what.
  if (open.length === fresh) return;
  for (const file of files)
    for (const slot of file.slots)
      if (!slot.stale)
        for (const [name] of slot.candidate!.asked) {
          const now = file.find(name);
          if (now) (now.readers ??= []).push(slot);
        }
  for (let slot = open.pop(); slot; slot = open.pop()) for (const reader of slot.readers ?? []) mark(reader);
}

/** Does it ask for a name that is another thing than it was, or may yet be one? */
function leadsElsewhere({ candidate }: Slot, file: Names): boolean {
  for (const [name, was] of candidate!.asked) {
    const now = file.find(name);
    if (was !== now?.before || now?.stale || (was === undefined && (now !== undefined || file.renamed()))) return true;
  }
  return false;
}
