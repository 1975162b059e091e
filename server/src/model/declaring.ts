/** One file while it is bound. */
import { codes } from './binder-codes.ts';
import { Exact } from '../base/exact.ts';
import { Anchor } from '../base/anchor.ts';
import type { AsOfNode, RateNode } from '../../../grammar/src/index.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import { ownershipCycles } from './actors.ts';
import type { Diagnostic } from '../base/diagnostic.ts';
import type { Bound, ToBind } from './bound.ts';
import { type Flaw, flawsIn } from './flaws.ts';
import { Declarations, type NameIndex, nameIndex, sameNames } from './declarations.ts';
import { cutCycles } from './items.ts';
import { emptyModel, type GrowingModel } from './empty-model.ts';
import type { Rate, SpecModel } from './model.ts';
import { type Declared, type Reference, Scope } from './scope.ts';
import { type Names, type Slot, slotsOf } from './slots.ts';
import { Unit } from './unit.ts';
import { dateOf } from './values.ts';

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
  /** Of two that have one name, which is imported by which import. */
  private readonly clashes: { readonly name: string; readonly by: number; readonly first: Slot; readonly second: Slot }[] = [];
  /** Imports of files that import this one, and so read what it declares. */
  private readonly mutual = new Set<number>();
  private readonly source: ToBind;
  private readonly rulebook: Rulebook;
  private readonly before: Bound | undefined;
  private scope: Scope;
  private model: GrowingModel;
  private names: string | undefined;
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
      add(this.model, slot.unit.declared);
    }
  }

  /** Every name leads to its thing. */
  declare(): void {
    const { scope, source } = this;
    const declared = this.slots.map((slot) => slot.declared);
    scope.own = new Declarations(this.index, declared);
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
    if (this.index.size < this.slots.length) this.duplicates(declared);
    for (const item of source.tree.items) {
      if (item.kind === 'as-of') this.asOf(item);
      else if (item.kind === 'rate') this.rate(item);
    }
    this.importProblems();
  }

  private duplicates(declared: readonly Declared[]): void {
    this.slots.forEach(({ name, node }, i) => {
      const first = name === undefined ? i : this.index.get(name)!;
      if (first !== i)
        this.scope.report(codes.duplicateName, node!.name!, `${name} is declared twice`, {
          related: [{ at: declared[first]!.value.at, message: 'first declared here' }],
        });
    });
  }

  private asOf(node: AsOfNode): void {
    const found = dateOf(this.scope, node.date);
    if (!found) return;
    if (this.model.asOf)
      this.scope.report(codes.repeatedProperty, node, 'as-of may be given only once', {
        related: [{ at: this.model.asOf.at, message: 'first here' }],
      });
    else this.model.asOf = found;
  }

  private rate(node: RateNode): void {
    if (!node.from || node.to?.kind !== 'money') return;
    const from = node.from.text.toUpperCase();
    const to = node.to.unit!;
    const value = Exact.from(node.to.text);
    if (value.sign <= 0)
      return this.scope.report(codes.impossibleValue, node.to, `A rate must be above zero; ${node.to.text} is not`);
    if (from === to)
      return this.scope.report(codes.repeatedRate, node, `A rate from ${from} to itself says nothing; name two currencies`);
    const twin = this.model.rates.find((r) => (r.from === from && r.to === to) || (r.from === to && r.to === from));
    if (twin)
      return this.scope.report(codes.repeatedRate, node, `Only one rate between ${from} and ${to} may be given`, {
        related: [{ at: twin.at, message: 'first here' }],
      });
    const on = dateOf(this.scope, node.on);
    this.model.rates.push({ from, to, rate: value, ...(on && { on: on.value }), at: this.scope.at(node) } satisfies Rate);
  }

  private importProblems(): void {
    const nodes = this.source.tree.items.filter((i) => i.kind === 'import');
    nodes.forEach((node, i) => {
      const to = this.source.imports[i];
      const at = node.path ?? node;
      if (!to) return;
      if ('code' in to) this.scope.report(to.code, at, to.message);
      else if (to.file === this.file) this.scope.report(codes.importNotFound, at, 'A file cannot import itself');
      else
        for (const { name, by, first, second } of this.clashes)
          if (by === i)
            this.scope.report(codes.duplicateName, at, `${name} of ${to.file} is declared here too`, {
              related: [
                { at: first.declared.value.at, message: 'declared here' },
                { at: second.declared.value.at, message: 'and here' },
              ],
            });
    });
  }

  fill(which: (sort: Declared['sort']) => boolean): void {
    for (const slot of this.slots) if (slot.stale && which(slot.sort)) slot.unit!.fill();
  }

  /** After all files are filled: circles, and what an imported alternative is for, may run through several. */
  finish(): void {
    this.unusedImports();
    this.unreadNotices();
    const fresh = this.slots.filter((s) => s.stale).map((s) => s.unit!.declared);
    const of = (...sorts: Declared['sort'][]) => fresh.filter((d) => sorts.includes(d.sort));
    // What is not new leads to nothing new, so it closes no circle.
    cutCycles(this.scope, [
      ...[...of('input'), ...of('product')].map((d) => d.value as SpecModel['products'][number]),
      ...of('alternative').map((d) => (d.value as SpecModel['alternatives'][number]).item),
    ]);
    ownershipCycles(
      this.scope,
      of('party').map((d) => d.value as SpecModel['parties'][number]),
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
    const { of, outside } = flawsIn(this.source, this.slots, this.diagnostics());
    const others: Slot[] = [];
    for (const slot of this.slots) {
      const flaw = of.get(slot);
      if (slot.stale) slot.unit!.flaw = flaw;
      else if (!sameFlaw(slot.unit!.flaw, flaw)) others.push(slot);
    }
    const known = this.before?.outside ?? [];
    this.model.flaw = outside && lasting(this.file, known, outside);
    this.outside = this.model.flaw
      ? [this.model.flaw, ...known.filter((f) => f !== this.model.flaw)].slice(0, MOST_OUTSIDE)
      : known;
    return others;
  }

  private diagnostics(): Diagnostic[] {
    const all = [...this.scope.diagnostics];
    for (const { unit } of this.slots) if (unit!.diagnostics.length > 0) all.push(...unit!.diagnostics);
    const inThousandths = this.slots.some(({ unit }) => unit!.inThousandths);
    return inThousandths ? all.filter((d) => d.code !== codes.twoReadings || d.data?.['of'] !== 'money') : all;
  }

  bound(): Bound {
    const units = this.slots.map((s) => s.unit!);
    let references: readonly Reference[] | undefined;
    return {
      model: this.model,
      diagnostics: this.diagnostics(),
      get references() {
        return (references ??= units.flatMap((u) => u.references));
      },
      declared: this.scope.own,
      index: this.index,
      units,
      outside: this.outside,
      names: units.some((u) => u.wanting) ? this.allNames() : undefined,
      circular: this.scope.diagnostics.some((d) => d.code === codes.billOfMaterialsCycle || d.code === codes.ownershipCycle),
    };
  }

  /** No reference leads to an alternative or a notice: an import is used too where it brings one for an input from elsewhere. */
  private unusedImports(): void {
    if (this.source.imports.length === 0) return;
    const { own, imported } = this.scope;
    const used = new Set<number>();
    for (const { unit } of this.slots)
      for (const name of unit!.names.keys()) if (!own.has(name) && imported.has(name)) used.add(imported.get(name)!.by);
    for (const [, { declared, by }] of imported) {
      if (declared.sort === 'notice') used.add(by);
      const target = declared.sort === 'alternative' ? declared.value.target : undefined;
      if (
        target &&
        (own.get(target.name)?.value === target ||
          (imported.get(target.name)?.declared.value === target && imported.get(target.name)!.by !== by))
      )
        used.add(by);
    }
    this.source.tree.items
      .filter((i) => i.kind === 'import')
      .forEach((node, i) => {
        const to = this.source.imports[i];
        if (to && 'file' in to && !used.has(i))
          this.scope.report(codes.unusedImport, node, `Nothing of ${to.file} is used`, { tags: ['unnecessary'] });
      });
  }
}

function add(model: GrowingModel, { sort, value }: Declared): void {
  switch (sort) {
    case 'party':
      return void model.parties.push(value);
    case 'facility':
      return void model.facilities.push(value);
    case 'input':
      return void model.inputs.push(value);
    case 'product':
      return void model.products.push(value);
    case 'alternative':
      return void model.alternatives.push(value);
    case 'authorization':
      return void model.authorizations.push(value);
    case 'notice':
      return void model.notices.push(value);
  }
}

const sameFlaw = (a: Flaw | undefined, b: Flaw | undefined): boolean =>
  a === b ||
  (a !== undefined && b !== undefined && a.message === b.message && a.at.start === b.at.start && a.at.end === b.at.end);

/** Errors that are kept apart: as many as a hand goes back and forth between. */
const MOST_OUTSIDE = 8;

/** The same object as it was, moved, where the file had the same error before. */
function lasting(file: string, known: readonly Flaw[], now: Flaw): Flaw {
  const length = now.at.end - now.at.start;
  const before = known.find((f) => f.message === now.message && f.at.end - f.at.start === length);
  if (before) {
    anchors.get(before)!.offset = now.at.start;
    return before;
  }
  const fresh = new Anchor(file, now.at.start);
  const flaw: Flaw = { ...now, at: fresh.at(now.at) };
  anchors.set(flaw, fresh);
  return flaw;
}
const anchors = new WeakMap<Flaw, Anchor>();
