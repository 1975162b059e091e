/**
 * A newer bill over a spec that is there. What the bill is the source of (values, quantities) follows it; what somebody may have looked into
 * (origin, ECCN, tariff heading) is filled in where nothing is said, and a difference is told, not taken. Nothing else is touched.
 * A use without a number counts as one, so a part whose number the bill does not say is never put beside a value: the answer would be a guess.
 */
import { type DeclNode, parse, type PropNode } from '../../../grammar/src/index.ts';
import type { Vocabulary } from '../../../grammar/src/parser/values.ts';
import { applied, type TextEdit } from '../../../grammar/src/text/edits.ts';
import { format } from '../../../grammar/src/printer/index.ts';
import { certainly } from './numbers.ts';
import { Names, nameOf } from './names.ts';
import { declarationOf, productOf, UNCOUNTED, useOf } from './spec.ts';
import type { Part, Plan } from './plan.ts';
import type { BomLine } from './reading.ts';
import { withoutZeros } from '../base/exact.ts';
import { quoted } from './strings.ts';

export type Updated = { readonly text: string; readonly changes: readonly string[] } | { readonly problem: string };

export function updated(text: string, plan: Plan, vocabulary: Vocabulary): Updated {
  const { tree, errors } = parse(text, vocabulary);
  if (errors.length > 0) return { problem: 'has errors of syntax: mend them first, nothing was changed' };
  const spec = new Spec(
    text,
    tree.items.filter((i): i is DeclNode => i.kind === 'decl'),
  );
  for (const { name } of plan.products) spec.announce(name);
  for (const input of plan.inputs) spec.input(input);
  for (const product of plan.products) spec.product(product);
  for (const alternative of plan.alternatives) spec.alternative(alternative);
  const after = spec.edited();
  return { text: after === text ? text : format(after, vocabulary), changes: spec.changes };
}

class Spec {
  readonly changes: string[] = [];
  private readonly text: string;
  private readonly byName: ReadonlyMap<string, DeclNode>;
  private readonly byPart: ReadonlyMap<string, readonly DeclNode[]>;
  private readonly edits: TextEdit[] = [];
  private readonly added: string[] = [];
  private readonly names: Names;
  private readonly taken = new Set<DeclNode>();
  /** The plan's name of a part → the spec's. */
  private readonly known = new Map<string, string>();

  constructor(text: string, declarations: readonly DeclNode[]) {
    this.text = text;
    this.byName = new Map(declarations.map((d) => [nameOfDecl(d), d]));
    this.byPart = Map.groupBy(declarations, (d) => property(d, 'part-number')?.values[0]?.text ?? '');
    this.names = new Names(this.byName.keys());
  }

  /** Products may name each other, and their names are taken first. */
  announce(name: string): void {
    this.known.set(name, this.byName.get(name)?.declKind === 'product' ? name : this.names.take(name, 'product'));
  }

  input({ name, line, rows, uncounted }: Plan['inputs'][number]): void {
    const found = this.find(['input'], line.part, line.maker);
    if (!found) {
      const own = this.names.take(line.part, 'part');
      this.known.set(name, own);
      this.added.push(declarationOf(`input ${own}`, line, rows, { uncounted }));
      this.changes.push(`new: input ${own}, row ${rows[0]}`);
      return;
    }
    this.known.set(name, nameOfDecl(found));
    this.facts(found, line, uncounted);
    this.fill(found, 'hts', line.hts === undefined ? undefined : quoted(line.hts));
  }

  private facts(d: DeclNode, { origin, eccn, unitValue }: BomLine, uncounted: boolean): void {
    if (unitValue?.currency && !uncounted) this.follow(d, 'value', `${certainly(unitValue.amount)} ${unitValue.currency}`);
    this.fill(d, 'origin', origin);
    this.fill(d, 'eccn', eccn);
  }

  product(planned: Plan['products'][number]): void {
    const { line, parts, uncounted } = planned;
    const name = this.known.get(planned.name)!;
    const product = this.byName.get(name);
    if (!product) {
      this.added.push(productOf({ ...planned, parts: parts.map((p) => ({ ...p, name: this.nameInUse(p, new Set()) })) }, name));
      this.changes.push(`new: product ${name}`);
      return;
    }
    if (line) this.facts(product, line, uncounted);
    const uses = product.props.filter((p) => p.keyword === 'incorporates');
    const nameOfUse = (p: PropNode): string | undefined => p.values.find((v) => v.kind === 'name')?.text;
    const byPart = Map.groupBy(uses, nameOfUse);
    const wanted = new Map(parts.map((p) => [this.nameInUse(p, byPart), p]));
    for (const [part, { quantity }] of wanted) {
      const own = byPart.get(part) ?? [];
      if (own.length === 0) {
        this.insert(product, useOf(part, quantity));
        this.changes.push(`new in ${name}: ${part}, ${quantity ?? 'how many is not said'}`);
        continue;
      }
      const [use] = own;
      const number = use!.values.find((v) => v.kind === 'number');
      const now = number === undefined ? '1' : withoutZeros(number.text.replaceAll('_', ''));
      if (quantity === undefined && number) this.changes.push(`${part} in ${name} stays ${now}; the file does not say how many`);
      if (own.length > 1 || quantity === undefined || now === quantity) continue;
      this.changes.push(`${part} in ${name}: ${now} → ${quantity}`);
      if (number) this.edits.push({ start: number.start, end: number.end, text: certainly(quantity) });
      else {
        this.edits.push({ start: use!.keywordSpan.end, end: use!.keywordSpan.end, text: ` ${certainly(quantity)}` });
        this.edits.push({ start: use!.end, end: this.endOf(use!), text: '' });
      }
    }
    for (const use of uses) {
      const part = nameOfUse(use);
      // Only what a bill put there: a part with a part number. Others are somebody's own.
      const declared = part === undefined ? undefined : this.byName.get(part);
      if (part === undefined || wanted.has(part) || !declared || !property(declared, 'part-number')) continue;
      this.edits.push({ start: use.start, end: this.endOf(use), text: '' });
      this.changes.push(`no longer in ${name}: ${part}; its declaration stays`);
    }
  }

  /**
   * The declaration that the product is to take. Where the bill does not say how many and the spec has a value, one like it without the value,
   * so that the check asks: the value that stands may be that of one of many.
   */
  private nameInUse({ name, quantity, rows }: Part, taken: { has(name: string): boolean }): string {
    const own = this.known.get(name)!;
    const declared = this.byName.get(own);
    if (quantity !== undefined || taken.has(own) || !declared || !property(declared, 'value')) return own;
    const partNumber = property(declared, 'part-number')?.values[0]?.text ?? own;
    const there = this.byPart.get(partNumber)?.find((d) => taken.has(nameOfDecl(d)) && !property(d, 'value'));
    if (there) return nameOfDecl(there);
    const twin = this.names.take(own, 'part');
    // A product has destinations, and what it incorporates: no other may have them too.
    this.added.push(
      declared.declKind === 'input'
        ? this.withoutValue(declared, twin, partNumber)
        : `input ${twin} {\n${UNCOUNTED}\npart-number ${quoted(partNumber)}\n}`,
    );
    this.changes.push(`new: input ${twin}, as ${own} without a value: row ${rows[0]} does not say how many`);
    return twin;
  }

  /** A declaration under another name, its value a comment. */
  private withoutValue(d: DeclNode, name: string, partNumber: string): string {
    const value = property(d, 'value')!;
    const before = this.text.slice(0, value.start).split('\n').at(-1)!;
    const after = this.text.slice(value.end).split('\n')[0]!;
    const number = property(d, 'part-number') ? '' : `part-number ${quoted(partNumber)}\n`;
    const edit = (from: number, to: number, text: string): TextEdit => ({ start: from - d.start, end: to - d.start, text });
    return applied(this.text.slice(d.start, d.end), [
      edit(d.name!.start, d.name!.end, name),
      edit(value.start, value.start, `${before.trim() === '' ? '' : '\n'}${number}${UNCOUNTED}`),
      edit(value.end, value.end, /^\s*(\/\/.*)?$/.test(after) ? '' : '\n'),
    ]);
  }

  /** With the comment that no number is said, which holds no longer. */
  private endOf(use: PropNode): number {
    return use.end + (/^[ \t]*\/\/ how many is not said[ \t]*(?=\r?\n)/.exec(this.text.slice(use.end))?.[0].length ?? 0);
  }

  alternative({ name, target, line }: Plan['alternatives'][number]): void {
    if (this.find(['alternative', 'input'], line.part, line.maker)) return;
    const own = this.names.take(name, 'part');
    this.added.push(declarationOf(`alternative ${own}`, line, [line.row], { replaces: this.known.get(target) ?? target }));
    this.changes.push(`new: alternative ${own}, row ${line.row}`);
  }

  edited(): string {
    const out = applied(this.text, this.edits);
    return this.added.length === 0 ? out : `${out.trimEnd()}\n\n${this.added.join('\n\n')}\n`;
  }

  /**
   * By the part number of its maker, and by the maker where both say one; else by its name. Each declaration is one row's alone: a part
   * that stands in several rows with other facts is several inputs.
   */
  private find(kinds: readonly string[], part: string, maker: string | undefined): DeclNode | undefined {
    const same = this.byPart.get(part)?.find((d) => {
      const supplier = property(d, 'supplier')?.values[0];
      return (
        !this.taken.has(d) &&
        kinds.includes(d.declKind) &&
        (maker === undefined || supplier?.kind !== 'string' || supplier.text === maker)
      );
    });
    const named = this.byName.get(nameOf(part, 'part'));
    const found =
      same ??
      (named && !this.taken.has(named) && kinds.includes(named.declKind) && !property(named, 'part-number') ? named : undefined);
    if (found) this.taken.add(found);
    return found;
  }

  private follow(d: DeclNode, keyword: string, value: string): void {
    const own = property(d, keyword);
    if (!own) return this.say(d, keyword, value);
    const now = this.text.slice(own.values[0]!.start, own.values.at(-1)!.end);
    if (plainMoney(now) === plainMoney(value)) return;
    this.edits.push({ start: own.values[0]!.start, end: own.values.at(-1)!.end, text: value });
    this.changes.push(`${keyword} of ${nameOfDecl(d)}: ${now} → ${value}`);
  }

  private fill(d: DeclNode, keyword: string, value: string | undefined): void {
    if (value === undefined) return;
    const own = property(d, keyword);
    if (!own) return this.say(d, keyword, value);
    const now = this.text.slice(own.values[0]!.start, own.values.at(-1)!.end);
    if (now.toLowerCase() !== value.toLowerCase())
      this.changes.push(`${keyword} of ${nameOfDecl(d)} stays ${now}; the file says ${value}`);
  }

  private say(d: DeclNode, keyword: string, value: string): void {
    this.insert(d, `${keyword} ${value}`);
    this.changes.push(`${keyword} of ${nameOfDecl(d)}: ${value}`);
  }

  /** Before the brace that closes the block. */
  private insert(d: DeclNode, property: string): void {
    const brace = this.text.lastIndexOf('}', d.end - 1);
    this.edits.push({ start: brace, end: brace, text: `${property}\n` });
  }
}

const nameOfDecl = (d: DeclNode): string => d.name?.text ?? '';

const property = (d: DeclNode, keyword: string): PropNode | undefined => d.props.find((p) => p.keyword === keyword);

const plainMoney = (text: string): string => {
  const [amount, currency] = text.split(/\s+/) as [string, string?];
  return `${withoutZeros(amount.replaceAll('_', ''))} ${currency ?? ''}`;
};
