/** One file while it is bound. */
import { codes } from './binder-codes.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import type { Diagnostic } from '../base/diagnostic.ts';
import { Bound, diagnosticsOf, type ToBind } from './bound.ts';
import { cutCircles, isCircular } from './circles.ts';
import { type Clash, readDirectives, unusedImports } from './directives.ts';
import { type Flaw, flawsIn, outsides, sameFlaw } from './flaws.ts';
import { Declarations, type NameIndex, nameIndex, sameNames } from './declarations.ts';
import { emptyModel, type GrowingModel, LISTS } from './empty-model.ts';
import { type Declared, Scope } from './scope.ts';
import { type Names, type Slot, slotsOf } from './slots.ts';
import { Unit } from './unit.ts';

/** The declarations of a file, and where among them each name first stands. */
export interface NamedSlots {
  readonly slots: readonly Slot[];
  readonly index: NameIndex;
}

export class Declaring implements Names, NamedSlots {
  readonly file: string;
  readonly slots: readonly Slot[];
  readonly index: NameIndex;
  private readonly imported = new Map<string, { readonly slot: Slot; readonly by: number }>();
  private readonly clashes: Clash[] = [];
  /** Imports of files that import this one, and so read what it declares. */
  private readonly mutual = new Set<number>();
  private readonly source: ToBind;
  private readonly rulebook: Rulebook;
  private readonly before: Bound | undefined;
  private scope: Scope;
  private model: GrowingModel;
  private names: string | undefined;
  /** Of the slots, in their order, once there is one for each. */
  private units: readonly Unit[] = [];
  private outside: readonly Flaw[] = [];

  constructor(source: ToBind, rulebook: Rulebook, before: Bound | undefined) {
    this.source = source;
    this.file = source.file;
    this.rulebook = rulebook;
    this.before = before;
    this.scope = new Scope(source.file, rulebook);
    this.model = emptyModel(source.file);
    this.slots = slotsOf(source.text, source.tree.items, before?.units ?? []);
    this.index = before && sameNames(this.slots, before.units) ? before.index : nameIndex(this.slots);
  }

  importFrom(namesIn: (file: string) => NamedSlots | undefined): void {
    this.source.imports.forEach((to, by) => {
      const other = to && 'file' in to ? namesIn(to.file) : undefined;
      if (!other || other === this) return;
      if (other instanceof Declaring && other.source.imports.some((i) => i && 'file' in i && i.file === this.file))
        this.mutual.add(by);
      for (const [name, at] of other.index) {
        const slot = other.slots[at]!;
        const first = this.find(name);
        if (!first) this.imported.set(name, { slot, by });
        else if (first !== slot) this.clashes.push({ name, by, first, second: slot });
      }
    });
  }

  find(name: string): Slot | undefined {
    const at = this.index.get(name);
    return at === undefined ? this.imported.get(name)?.slot : this.slots[at];
  }

  renamed(): boolean {
    return this.before?.names !== this.allNames();
  }

  private allNames(): string {
    if (this.names !== undefined) return this.names;
    const all = [...this.index].map(([name, at]) => `${name} ${this.slots[at]!.sort}`);
    for (const [name, { slot }] of this.imported) all.push(`${name} ${slot.sort}`);
    return (this.names = all.join('\n'));
  }

  /** There is a thing for every declaration, which may yet be empty. */
  shells(): void {
    const scope = (this.scope = new Scope(this.file, this.rulebook));
    this.model = emptyModel(this.file);
    for (const slot of this.slots) {
      slot.unit = slot.stale ? new Unit(scope, slot.node!, slot.key) : slot.candidate!;
      (this.model[LISTS[slot.sort]] as Declared['value'][]).push(slot.unit.declared.value);
    }
    this.units = this.slots.map((slot) => slot.unit!);
  }

  /** Every name leads to its thing. */
  declare(): void {
    const { scope, source } = this;
    scope.own = new Declarations(this.index, this.units);
    for (const [name, { slot, by }] of this.imported) {
      const { declared } = slot;
      scope.imported.set(name, { declared, by });
      if (declared.sort === 'alternative') this.model.importedAlternatives.push(declared.value);
      // Who operates what is a fact of the parties that are named here.
      if (declared.sort === 'facility') this.model.facilities.push(declared.value);
      // A letter binds wherever what it names is sold.
      if (declared.sort === 'notice') this.model.notices.push(declared.value);
    }
    // Where each has a name of its own, none is declared twice.
    if (this.index.size < this.slots.length) this.duplicates();
    readDirectives(scope, this.model, source, this.clashes);
  }

  private duplicates(): void {
    this.slots.forEach(({ name, node }, i) => {
      const first = name === undefined ? i : this.index.get(name)!;
      if (first !== i)
        this.scope.report(codes.duplicateName, node!.name!, `${name} is declared twice`, {
          related: [{ at: this.slots[first]!.declared.value.at, message: 'first declared here' }],
        });
    });
  }

  fill(which: (sort: Declared['sort']) => boolean): void {
    for (const slot of this.slots) if (slot.stale && which(slot.sort)) slot.unit!.fill();
  }

  /** After all files are filled: circles, and what an imported alternative is for, may run through several. */
  finish(): void {
    unusedImports(this.scope, this.source, this.units);
    this.unreadNotices();
    cutCircles(
      this.scope,
      this.slots.filter((s) => s.stale).map((s) => s.unit!.declared),
    );
  }

  /** What is sold in another file is determined by what that file declares and imports: a notice elsewhere does not reach it. */
  private unreadNotices(): void {
    const { own, imported } = this.scope;
    for (const { declared } of this.slots) {
      if (declared.sort !== 'notice') continue;
      for (const { value, at } of declared.value.requires.flatMap((r) => r.items)) {
        const from = own.get(value.name)?.value === value ? undefined : imported.get(value.name);
        if (!from || value.role !== 'product' || this.mutual.has(from.by)) continue;
        this.scope.report(
          codes.wrongSortOfName,
          at,
          `${value.name} is sold in ${value.at.file}, which does not import this file: the notice does not reach it`,
        );
      }
    }
  }

  /** Last, when every error is known. Declarations whose first error is now another, though their text is what it was. */
  flaws(): Slot[] {
    const { of, outside } = flawsIn(this.source, () => this.slots, this.diagnostics());
    const others: Slot[] = [];
    for (const slot of this.slots) {
      const flaw = of.get(slot);
      if (slot.stale) slot.unit!.flaw = flaw;
      else if (!sameFlaw(slot.unit!.flaw, flaw)) others.push(slot);
    }
    this.outside = outsides(this.file, this.before?.outside ?? [], outside);
    this.model.flaw = outside && this.outside[0];
    return others;
  }

  private diagnostics(): Diagnostic[] {
    const inThousandths = this.units.some((unit) => unit.inThousandths);
    return diagnosticsOf(this.scope, this.units, inThousandths);
  }

  bound(): Bound {
    const { scope, source, index, units } = this;
    return new Bound({
      model: this.model,
      diagnostics: this.diagnostics(),
      declared: scope.own,
      index,
      units,
      outside: this.outside,
      names: units.some((u) => u.wanting) ? this.allNames() : undefined,
      circular: isCircular(scope),
      read:
        index.size === units.length && this.clashes.length === 0
          ? { items: source.tree.items, imports: source.imports, imported: scope.imported }
          : undefined,
    });
  }
}
