/** Which declarations of a file, or of several that import each other, are what they were, and which are to be bound again. */
import type { DeclKind, DeclNode, TopNode } from '../../../grammar/src/index.ts';
import type { Declared } from './scope.ts';
import { keyOf, type Unit } from './unit.ts';

/** One declaration of the text as it is now; or one of a file that is not bound again, which is what it was. */
export class Slot {
  readonly node: DeclNode | undefined;
  readonly key: string;
  readonly sort: DeclKind;
  /** Of the text before, where it read the same. */
  readonly candidate: Unit | undefined;
  /** What it was; none where it is new. */
  readonly before: Declared | undefined;
  /** Bound, in the end. */
  unit: Unit | undefined;
  stale = false;
  /** Those that ask for its name. */
  readonly readers: Slot[] = [];

  constructor(sort: DeclKind, before: Declared | undefined, own?: { node: DeclNode; key: string; candidate: Unit | undefined }) {
    this.sort = sort;
    this.before = before;
    this.node = own?.node;
    this.key = own?.key ?? '';
    this.candidate = own?.candidate;
  }

  get declared(): Declared {
    return this.unit?.declared ?? this.before!;
  }
}

/**
 * Slots for declarations, each with the unit of the same statement; of what was read again, with the unit of the same text that
 * stood first among those left.
 */
export function slotsOf(text: string, items: readonly TopNode[], units: readonly Unit[]): Slot[] {
  const byNode = new Map(units.map((unit) => [unit.node, unit]));
  let byText: Map<string, Unit[]> | undefined;
  const out: Slot[] = [];
  let from = 0;
  for (const node of items) {
    if (node.kind === 'decl') {
      const same = byNode.get(node);
      const key = same?.key ?? keyOf(text, from, node.end);
      const candidate = same ?? (byText ??= left(items, byNode)).get(key)?.pop();
      if (candidate) {
        candidate.node = node;
        candidate.anchor.offset = node.start;
      }
      out.push(new Slot(node.declKind, candidate?.declared, { node, key, candidate }));
    }
    from = node.end;
  }
  return out;
}

/** Units whose statement is there no more, by their text; the first stands last. */
function left(items: readonly TopNode[], byNode: ReadonlyMap<DeclNode, Unit>): Map<string, Unit[]> {
  const rest = new Map(byNode);
  for (const node of items) if (node.kind === 'decl') rest.delete(node);
  const out = new Map<string, Unit[]>();
  for (const unit of [...rest.values()].toReversed()) {
    const same = out.get(unit.key);
    if (same) same.push(unit);
    else out.set(unit.key, [unit]);
  }
  return out;
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
      slot.readers.length = 0;
    }
  for (const file of files)
    for (const slot of file.slots) {
      const { candidate } = slot;
      if (!candidate || told.has(slot)) mark(slot);
      else
        for (const [name, was] of candidate.names) {
          const now = file.find(name);
          if (now) now.readers.push(slot);
          if (was !== now?.before || (was === undefined && (now !== undefined || file.renamed()))) mark(slot);
        }
    }
  for (let slot = open.pop(); slot; slot = open.pop()) for (const reader of slot.readers) mark(reader);
}
