/** From trees to the semantic model, in two passes over all files, so that files may import each other. */
import { Exact } from '../base/exact.ts';
import type { Span } from '../../../grammar/src/text/range.ts';
import type { DeclNode, FileNode, RateNode } from '../../../grammar/src/index.ts';
import type { Diagnostic } from '../base/diagnostic.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import {
  authorizationShell,
  facilityShell,
  fillAuthorization,
  fillFacility,
  fillNotice,
  fillParty,
  noticeShell,
  ownershipCycles,
  partyShell,
} from './actors.ts';
import { alternativeShell, cutCycles, fillAlternative, fillItem, itemShell } from './items.ts';
import type { Rate, SpecModel } from './model.ts';
import { tellFlaws, type Flawable } from './flaws.ts';
import { Scope, type Declared, type Reference } from './scope.ts';
import { dateOf } from './values.ts';

export interface Bound {
  readonly model: SpecModel;
  readonly diagnostics: Diagnostic[];
  readonly references: readonly Reference[];
  readonly declared: ReadonlyMap<string, Declared>;
}

/** A file to bind, and where each of its imports leads: a file name, or why it leads nowhere. */
export interface ToBind {
  readonly file: string;
  readonly tree: FileNode;
  /** Of its syntax. */
  readonly errors: readonly (Span & { readonly message: string })[];
  readonly imports: readonly (
    | { readonly file: string }
    | { readonly code: 'ES0105' | 'ES0106'; readonly message: string }
    | undefined
  )[];
}

/** `ready`: what files bound before, and unchanged since, declare. */
export function bindAll(
  files: readonly ToBind[],
  rulebook: Rulebook,
  ready: ReadonlyMap<string, ReadonlyMap<string, Declared>> = new Map(),
): Map<string, Bound> {
  const open = new Map(files.map((f) => [f.file, new Declaring(f, rulebook)]));
  const declaredIn = (file: string) => open.get(file)?.scope.own ?? ready.get(file);
  for (const d of open.values()) d.importFrom(declaredIn);
  const out = new Map<string, Bound>();
  for (const [file, d] of open) out.set(file, d.fill());
  for (const d of open.values()) d.finish();
  for (const d of open.values()) d.flaws();
  return out;
}

class Declaring {
  readonly scope: Scope;
  private readonly source: ToBind;
  private readonly fillers: (() => void)[] = [];
  private readonly model: { -readonly [K in keyof SpecModel]: SpecModel[K] extends readonly (infer T)[] ? T[] : SpecModel[K] };

  constructor(source: ToBind, rulebook: Rulebook) {
    this.source = source;
    this.scope = new Scope(source.file, rulebook);
    this.model = {
      file: source.file,
      asOf: undefined,
      rates: [],
      parties: [],
      facilities: [],
      inputs: [],
      products: [],
      alternatives: [],
      importedAlternatives: [],
      authorizations: [],
      notices: [],
    };
    for (const item of source.tree.items) {
      if (item.kind === 'decl') this.register(item);
      else if (item.kind === 'as-of') this.asOf(item);
      else if (item.kind === 'rate') this.rate(item);
    }
  }

  private register(d: DeclNode): void {
    const { scope: s, model } = this;
    const add = <T>(sort: Declared['sort'], list: T[], value: T, fill: () => void): void => {
      list.push(value);
      this.fillers.push(fill);
      if (d.name) s.declare(d.name.text, d.name, { sort, value } as unknown as Declared);
    };
    switch (d.declKind) {
      case 'party': {
        const v = partyShell(s, d);
        return add('party', model.parties, v, () => fillParty(s, d, v));
      }
      case 'facility': {
        const v = facilityShell(s, d);
        return add('facility', model.facilities, v, () => fillFacility(s, d, v));
      }
      case 'input': {
        const v = itemShell(s, d, 'input');
        return add('input', model.inputs, v, () => fillItem(s, d, v));
      }
      case 'product': {
        const v = itemShell(s, d, 'product');
        return add('product', model.products, v, () => fillItem(s, d, v));
      }
      case 'alternative': {
        const v = alternativeShell(s, d);
        return add('alternative', model.alternatives, v, () => fillAlternative(s, d, v));
      }
      case 'authorization': {
        const v = authorizationShell(s, d);
        return add('authorization', model.authorizations, v, () => fillAuthorization(s, d, v));
      }
      case 'notice': {
        const v = noticeShell(s, d);
        return add('notice', model.notices, v, () => fillNotice(s, d, v));
      }
    }
  }

  private asOf(node: Extract<FileNode['items'][number], { kind: 'as-of' }>): void {
    const found = dateOf(this.scope, node.date);
    if (!found) return;
    if (this.model.asOf)
      this.scope.report('ES0114', node, 'as-of stands twice', { related: [{ at: this.model.asOf.at, message: 'first here' }] });
    else this.model.asOf = found;
  }

  private rate(node: RateNode): void {
    if (!node.from || node.to?.kind !== 'money') return;
    const from = node.from.text.toUpperCase();
    const to = node.to.unit!;
    const value = Exact.from(node.to.text);
    if (value.sign <= 0) return this.scope.report('ES0113', node.to, `a rate must be above zero; ${node.to.text} is not`);
    if (from === to) return this.scope.report('ES0117', node, `a rate from ${from} to itself says nothing`);
    const twin = this.model.rates.find((r) => (r.from === from && r.to === to) || (r.from === to && r.to === from));
    if (twin)
      return this.scope.report('ES0117', node, `a rate between ${from} and ${to} stands twice`, {
        related: [{ at: twin.at, message: 'first here' }],
      });
    const on = dateOf(this.scope, node.on);
    this.model.rates.push({ from, to, rate: value, ...(on && { on: on.value }), at: this.scope.at(node) } satisfies Rate);
  }

  importFrom(declaredIn: (file: string) => ReadonlyMap<string, Declared> | undefined): void {
    const nodes = this.source.tree.items.filter((i) => i.kind === 'import');
    nodes.forEach((node, i) => {
      const to = this.source.imports[i];
      if (!to) return;
      if ('code' in to) return this.scope.report(to.code, node.path ?? node, to.message);
      const other = declaredIn(to.file);
      if (!other || other === this.scope.own)
        return this.scope.report('ES0105', node.path ?? node, other ? 'a file cannot import itself' : `${to.file} is not there`);
      for (const [name, declared] of other) {
        const clash = this.scope.own.get(name) ?? this.scope.imported.get(name)?.declared;
        if (!clash) {
          this.scope.imported.set(name, { declared, by: i });
          if (declared.sort === 'alternative') this.model.importedAlternatives.push(declared.value);
        } else if (clash !== declared)
          this.scope.report('ES0103', node.path ?? node, `${name} of ${to.file} is declared here too`, {
            related: [
              { at: clash.value.at, message: 'declared here' },
              { at: declared.value.at, message: 'and here' },
            ],
          });
      }
    });
  }

  fill(): Bound {
    for (const f of this.fillers) f();
    return {
      model: this.model,
      diagnostics: this.scope.diagnostics,
      references: this.scope.references,
      declared: this.scope.own,
    };
  }

  /** After all files are filled: circles, and what an imported alternative is for, may run through several. */
  finish(): void {
    this.unusedImports();
    cutCycles(this.scope, [...this.model.inputs, ...this.model.products, ...this.model.alternatives.map((a) => a.item)]);
    ownershipCycles(this.scope, this.model.parties);
  }

  /** Last, when every error is known. */
  flaws(): void {
    const { parties, facilities, inputs, products, alternatives, authorizations, notices } = this.model;
    const declarations: Flawable[] = [parties, facilities, inputs, products, alternatives, authorizations, notices].flat();
    this.model.flaw = tellFlaws(this.source.file, declarations, this.source.errors, this.scope.diagnostics);
    for (const a of alternatives) (a.item as Flawable).flaw = a.flaw;
  }

  /** No reference leads to an alternative: an import is used too where it brings one for an input from elsewhere. */
  private unusedImports(): void {
    const { own, imported, usedImports } = this.scope;
    for (const [, { declared, by }] of imported) {
      const target = declared.sort === 'alternative' ? declared.value.target : undefined;
      if (
        target &&
        (own.get(target.name)?.value === target ||
          (imported.get(target.name)?.declared.value === target && imported.get(target.name)!.by !== by))
      )
        usedImports.add(by);
    }
    this.source.tree.items
      .filter((i) => i.kind === 'import')
      .forEach((node, i) => {
        const to = this.source.imports[i];
        if (to && 'file' in to && !usedImports.has(i))
          this.scope.report('ES0104', node, `nothing of ${to.file} is used`, { tags: ['unnecessary'] });
      });
  }
}
