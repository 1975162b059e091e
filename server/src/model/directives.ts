/** What a file says besides its declarations: the day it is asked about, rates of exchange, imports. */
import type { AsOfNode, RateNode } from '../../../grammar/src/index.ts';
import { Exact } from '../base/exact.ts';
import { codes } from './binder-codes.ts';
import type { ToBind } from './bound.ts';
import type { GrowingModel } from './empty-model.ts';
import type { Rate } from './model.ts';
import type { Declared, Scope } from './scope.ts';
import type { Unit } from './unit.ts';
import { dateOf } from './values.ts';

/** Of two declarations that have one name, which is imported by which import. */
export interface Clash {
  readonly name: string;
  readonly by: number;
  readonly first: { readonly declared: Declared };
  readonly second: { readonly declared: Declared };
}

/** Says what the model is told by them, and what is wrong with them. */
export function readDirectives(scope: Scope, model: GrowingModel, source: ToBind, clashes: readonly Clash[]): void {
  for (const node of source.tree.directives) {
    if (node.kind === 'as-of') readAsOf(scope, model, node);
    else if (node.kind === 'rate') readRate(scope, model, node);
  }
  importProblems(scope, source, clashes);
}

function readAsOf(scope: Scope, model: GrowingModel, node: AsOfNode): void {
  const found = dateOf(scope, node.date);
  if (!found) return;
  if (model.asOf)
    scope.report(codes.repeatedProperty, node, 'as-of may be given only once', {
      related: [{ at: model.asOf.at, message: 'first here' }],
    });
  else model.asOf = found;
}

function readRate(scope: Scope, model: GrowingModel, node: RateNode): void {
  if (!node.from || node.to?.kind !== 'money') return;
  const from = node.from.text.toUpperCase();
  const to = node.to.unit!;
  const value = Exact.from(node.to.text);
  if (value.sign <= 0) return scope.report(codes.impossibleValue, node.to, `A rate must be above zero; ${node.to.text} is not`);
  if (from === to)
    return scope.report(codes.repeatedRate, node, `A rate from ${from} to itself says nothing; name two currencies`);
  const twin = model.rates.find((r) => (r.from === from && r.to === to) || (r.from === to && r.to === from));
  if (twin)
    return scope.report(codes.repeatedRate, node, `Only one rate between ${from} and ${to} may be given`, {
      related: [{ at: twin.at, message: 'first here' }],
    });
  const on = dateOf(scope, node.on);
  model.rates.push({ from, to, rate: value, ...(on && { on: on.value }), at: scope.at(node) } satisfies Rate);
}

const importsOf = ({ tree }: ToBind) => tree.directives.filter((node) => node.kind === 'import');

function importProblems(scope: Scope, source: ToBind, clashes: readonly Clash[]): void {
  importsOf(source).forEach((node, i) => {
    const to = source.imports[i];
    const at = node.path ?? node;
    if (!to) return;
    if ('code' in to) scope.report(to.code, at, to.message);
    else if (to.file === source.file) scope.report(codes.importNotFound, at, 'A file cannot import itself');
    else
      for (const { name, by, first, second } of clashes)
        if (by === i)
          scope.report(codes.duplicateName, at, `${name} of ${to.file} is declared here too`, {
            related: [
              { at: first.declared.value.at, message: 'declared here' },
              { at: second.declared.value.at, message: 'and here' },
            ],
          });
  });
}

/** No reference leads to an alternative or a notice: an import is used too where it brings one for an input from elsewhere. */
export function unusedImports(scope: Scope, source: ToBind, units: readonly Unit[]): void {
  if (source.imports.length === 0) return;
  const { own, imported } = scope;
  const used = new Set<number>();
  for (const { names } of units)
    for (const name of names.keys()) if (!own.has(name) && imported.has(name)) used.add(imported.get(name)!.by);
  for (const { declared, by } of imported.values()) {
    if (declared.sort === 'notice') used.add(by);
    const target = declared.sort === 'alternative' ? declared.value.target : undefined;
    if (
      target &&
      (own.get(target.name)?.value === target ||
        (imported.get(target.name)?.declared.value === target && imported.get(target.name)!.by !== by))
    )
      used.add(by);
  }
  importsOf(source).forEach((node, i) => {
    const to = source.imports[i];
    if (to && 'file' in to && !used.has(i))
      scope.report(codes.unusedImport, node, `Nothing of ${to.file} is used`, { tags: ['unnecessary'] });
  });
}
