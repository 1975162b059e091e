/** The declarations of a file, in source order and by name: of two that have one name, the first. */
import type { Declared } from './scope.ts';

/** Where each name first stands in the order of the file. */
export type NameIndex = ReadonlyMap<string, number>;

interface Named {
  readonly name: string | undefined;
}

export function nameIndex(list: readonly Named[]): NameIndex {
  const out = new Map<string, number>();
  list.forEach(({ name }, i) => {
    if (name !== undefined && !out.has(name)) out.set(name, i);
  });
  return out;
}

/** An index of the one list holds for the other too. */
export const sameNames = (a: readonly Named[], b: readonly Named[]): boolean =>
  a.length === b.length && a.every(({ name }, i) => name === b[i]!.name);

/** A view: after an edit that leaves the names as they were there is a new list, and the index of before. */
export class Declarations implements ReadonlyMap<string, Declared> {
  private readonly index: NameIndex;
  private readonly list: readonly { readonly declared: Declared }[];

  constructor(index: NameIndex, list: readonly { readonly declared: Declared }[]) {
    this.index = index;
    this.list = list;
  }

  get size(): number {
    return this.index.size;
  }
  has(name: string): boolean {
    return this.index.has(name);
  }
  get(name: string): Declared | undefined {
    const at = this.index.get(name);
    return at === undefined ? undefined : this.list[at]!.declared;
  }
  keys(): MapIterator<string> {
    return this.index.keys();
  }
  *values(): MapIterator<Declared> {
    for (const at of this.index.values()) yield this.list[at]!.declared;
  }
  *entries(): MapIterator<[string, Declared]> {
    for (const [name, at] of this.index) yield [name, this.list[at]!.declared];
  }
  [Symbol.iterator](): MapIterator<[string, Declared]> {
    return this.entries();
  }
  forEach(of: (declared: Declared, name: string, all: ReadonlyMap<string, Declared>) => void): void {
    for (const [name, at] of this.index) of(this.list[at]!.declared, name, this);
  }
}
