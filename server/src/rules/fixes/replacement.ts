/**
 * A set of alternatives put into the text, as `variantOf` puts it into the bill of materials: at any depth of one product, each
 * use of an input names its substitute or goes.
 */
import type { DeclNode } from '../../../../grammar/src/index.ts';
import { applied } from '../../../../grammar/src/text/edits.ts';
import { inPlace } from '../../determine/alternatives/variant.ts';
import type { Alternative, Item, Use } from '../../model/model.ts';
import type { Edit, FileEdits, SpecFile, Specs } from '../fix.ts';
import { importEdit, pathFrom } from './imports.ts';
import { edit, intoDeclaration } from './insert.ts';
import { breakOf, lineEnd, removal } from './layout.ts';
import { type DeclaredAt, declarationAt, propertiesAt } from './trees.ts';

type Choice = ReadonlyMap<Item, Alternative>;

interface Changed {
  readonly parent: Item;
  readonly use: Use;
  readonly alternative: Alternative;
}

/** Parts of the product, with the set in place, one of whose uses changes. */
function changedBy(product: Item, choice: Choice): Changed[] {
  const out: Changed[] = [];
  const seen = new Set<Item>([product]);
  for (const parent of seen) {
    for (const use of parent.uses) {
      const alternative = choice.get(use.item);
      if (alternative) out.push({ parent, use, alternative });
      const next = alternative ? inPlace(alternative) : use.item;
      if (next) seen.add(next);
    }
  }
  return out;
}

/** An input that stands again inside its own substitute stays there: no text says that of a part that is also used elsewhere. */
function holdsItsTarget(alternative: Alternative, choice: Choice): boolean {
  const start = inPlace(alternative);
  return start !== undefined && changedBy(start, choice).some((c) => c.use.item === alternative.target);
}

/** Can the text say it? */
export function isSayable(set: readonly Alternative[]): boolean {
  const choice: Choice = new Map(set.map((a) => [a.target!, a]));
  return set.every((a) => !a.item.flaw && !holdsItsTarget(a, choice));
}

export function replacing(specs: Specs, product: Item, set: readonly Alternative[]): FileEdits[] {
  const changed = changedBy(product, new Map(set.map((a) => [a.target!, a])));
  const edits = new Edits(specs);
  const named = new Map<Alternative, Named>();
  for (const a of new Set(changed.map((c) => c.alternative))) {
    const own = inPlace(a) && asInput(specs, a, product, changed);
    if (own) named.set(a, own);
  }
  const copied = new Map([...named].flatMap(([a, n]) => (n.copy ? [[a.item, n]] : [])));
  for (const [parent, uses] of Map.groupBy(changed, (c) => c.parent)) {
    const gone = uses.filter((u) => !named.has(u.alternative));
    const emptied = gone.length === parent.uses.length;
    const none = gone.some((u) => u.use.relation !== 'contains') ? 'incorporates none' : 'contains none';
    for (const [i, u] of uses.entries()) {
      const name = named.get(u.alternative);
      const made = name ? renamed(specs, u.use, name.name) : without(specs, u.use, emptied && i === 0 ? none : undefined);
      if (!made) continue;
      // Where the substitute is declared anew, so are the uses in it.
      const copy = copied.get(parent);
      if (copy) copy.edits.push(made);
      else edits.add(u.use.at.file, made);
      if (name) edits.see(u.use.at.file, name.here.file.file);
    }
  }
  for (const { here, copy, name, edits: own } of named.values()) {
    const { file, decl } = here;
    if (!copy) edits.add(file.file, ...own);
    else edits.add(file.file, below(file, decl, [...own, { start: decl.name!.start, end: decl.name!.end, text: name }]));
  }
  return edits.all();
}

/** Products besides this one whose parts the edits change. */
export function alsoIn(specs: Specs, product: Item, set: readonly Alternative[]): Item[] {
  const parents = new Set(changedBy(product, new Map(set.map((a) => [a.target!, a]))).map((c) => c.parent));
  parents.delete(product);
  const others = [...specs.files.values()].flatMap((f) => f.model.products).filter((p) => p !== product);
  return others.filter((p) => reaches(p, (item) => parents.has(item)));
}

function reaches(product: Item, wanted: (item: Item) => boolean): boolean {
  const seen = new Set<Item>([product]);
  for (const item of seen) {
    if (wanted(item)) return true;
    for (const use of item.uses) seen.add(use.item);
  }
  return false;
}

class Edits {
  private readonly files = new Map<string, Edit[]>();
  private readonly seen = new Set<string>();
  private readonly specs: Specs;

  constructor(specs: Specs) {
    this.specs = specs;
  }
  add(file: string, ...edits: readonly Edit[]): void {
    this.files.set(file, [...(this.files.get(file) ?? []), ...edits]);
  }
  /** `from` comes to name something of `file`. */
  see(from: string, file: string): void {
    if (from === file || this.seen.has(`${from}\0${file}`)) return;
    this.seen.add(`${from}\0${file}`);
    const source = this.specs.files.get(from)!;
    const path = pathFrom(from, file);
    const known = source.parse.tree.items.some((i) => i.kind === 'import' && samePath(i.path?.text, path));
    if (!known) this.add(from, importEdit(source, path));
  }
  all(): FileEdits[] {
    return [...this.files].map(([file, edits]) => ({ file, edits }));
  }
}

const samePath = (written: string | undefined, path: string): boolean =>
  written !== undefined &&
  written
    .split('/')
    .filter((p) => p !== '.')
    .join('/') === path.replace(/^\.\//, '');

/** A use of another name; a price stated for this use was that of what it named before. */
function renamed(specs: Specs, use: Use, to: string): Edit | undefined {
  const prop = useAt(specs, use);
  const name = prop?.values.find((v) => v.kind === 'name');
  if (!prop || !name) return undefined;
  const price = prop.values.find((v) => v.role === 'at');
  return { start: name.start, end: price?.end ?? name.end, text: to };
}

function without(specs: Specs, use: Use, instead: string | undefined): Edit | undefined {
  const prop = useAt(specs, use);
  if (!prop) return undefined;
  if (instead !== undefined) return { start: prop.start, end: prop.end, text: instead };
  return removal(specs.files.get(use.at.file)!.text, prop);
}

function useAt(specs: Specs, use: Use) {
  const here = declarationAt(specs, use.at);
  return here && propertiesAt(here.decl, use.at)[0];
}

// ---------------------------------------------------------------- the alternative as an input

interface Named {
  readonly name: string;
  readonly here: DeclaredAt;
  /** Others may still want the alternative: the input is declared below it. */
  readonly copy: boolean;
  readonly edits: Edit[];
}

function asInput(specs: Specs, a: Alternative, product: Item, changed: readonly Changed[]): Named | undefined {
  const here = declarationAt(specs, a.at);
  if (!here) return undefined;
  const copy = a.at.file !== product.at.file || wantedStill(specs, a, changed);
  return { name: copy ? freeName(specs, `${a.name}-part`) : a.name, here, copy, edits: conversion(here, a) };
}

function below({ text }: SpecFile, decl: DeclNode, edits: readonly Edit[]): Edit {
  const at = lineEnd(text, decl.end);
  const br = breakOf(text);
  return { start: at, end: at, text: br + br + withEdits(text, decl, edits) };
}

/** Somebody else uses what it replaces. */
function wantedStill(specs: Specs, a: Alternative, changed: readonly Changed[]): boolean {
  const edited = new Set(changed.map((c) => c.parent));
  const uses = (item: Item): boolean => item.uses.some((u) => u.item === a.target) && !edited.has(item);
  const files = [...specs.files.values()];
  if (files.some(({ model: m }) => [...m.products, ...m.inputs, ...m.alternatives.map((x) => x.item)].some(uses))) return true;
  const { at, name } = a.target!;
  return [...specs.elsewhere.files()].some(
    ([file, { references }]) =>
      !specs.files.has(file) && references.some(({ target: { value } }) => value.name === name && value.at.file === at.file),
  );
}

/** What only an alternative has stays as a comment. */
const OWN = new Set(['lead-time', 'relative-performance', 'available-from']);

function conversion({ file, decl }: DeclaredAt, a: Alternative): Edit[] {
  const { text } = file;
  const out: Edit[] = [edit(decl.keyword, ['input'])];
  if (decl.relation) out.push(removal(text, decl.relation));
  for (const p of decl.props) if (OWN.has(p.keyword)) out.push(edit(p, [`/* ${text.slice(p.start, p.end)} */`]));
  const states = (keyword: string): boolean => decl.props.some((p) => p.keyword === keyword);
  for (const keyword of ['kind', 'type'] as const) {
    const value = a.target?.[keyword]?.value;
    const made = value === undefined || states(keyword) ? undefined : intoDeclaration(file, decl, { keyword, rest: [value] });
    if (made) out.push(made);
  }
  return out;
}

/** The declaration by itself, with its edits made. */
function withEdits(text: string, { start, end }: DeclNode, edits: readonly Edit[]): string {
  return applied(
    text.slice(start, end),
    edits.map((e) => ({ start: e.start - start, end: e.end - start, text: e.text })),
  );
}

function freeName(specs: Specs, wanted: string): string {
  const taken = (name: string): boolean => [...specs.files.values()].some((f) => f.declared.has(name));
  let name = wanted;
  for (let n = 2; taken(name); n++) name = `${wanted}-${n}`;
  return name;
}
