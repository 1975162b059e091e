/** Names of one file: its own declarations and those of the files it imports. Maps throughout, so `__proto__` is a name like any other. */
import type { SourceRange, Span } from '../../../grammar/src/text/range.ts';
import { suggest } from '../../../grammar/src/text/suggest.ts';
import type { Diagnostic } from '../base/diagnostic.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import type { ValueNode } from '../../../grammar/src/index.ts';
import { BINDER_CODES, type BinderCode } from './codes.ts';
import type { Alternative, Authorization, Facility, Item, Notice, Party } from './model.ts';

export type Declared =
  | { readonly sort: 'party'; readonly value: Party }
  | { readonly sort: 'facility'; readonly value: Facility }
  | { readonly sort: 'input' | 'product'; readonly value: Item }
  | { readonly sort: 'alternative'; readonly value: Alternative }
  | { readonly sort: 'authorization'; readonly value: Authorization }
  | { readonly sort: 'notice'; readonly value: Notice };

type Sort = Declared['sort'];
interface ValueOf {
  party: Party;
  facility: Facility;
  input: Item;
  product: Item;
  alternative: Alternative;
  authorization: Authorization;
  notice: Notice;
}

export interface Reference {
  readonly at: SourceRange;
  readonly target: Declared;
}

export class Scope {
  readonly diagnostics: Diagnostic[] = [];
  readonly references: Reference[] = [];
  readonly own = new Map<string, Declared>();
  /** Name → declaration and the import it came by. */
  readonly imported = new Map<string, { declared: Declared; by: number }>();
  readonly usedImports = new Set<number>();
  readonly file: string;
  readonly rulebook: Rulebook;

  constructor(file: string, rulebook: Rulebook) {
    this.file = file;
    this.rulebook = rulebook;
  }

  at(span: Span): SourceRange {
    return { file: this.file, start: span.start, end: span.end };
  }

  report(code: BinderCode, span: Span, message: string, more: Partial<Diagnostic> = {}): void {
    const { name, severity } = BINDER_CODES[code];
    this.diagnostics.push({ code, name, severity, message, at: this.at(span), ...more });
  }

  declare(name: string, span: Span, declared: Declared): void {
    const first = this.own.get(name);
    if (first) {
      this.report('ES0103', span, `${name} is declared twice`, {
        related: [{ at: first.value.at, message: 'first declared here' }],
      });
      return;
    }
    this.own.set(name, declared);
  }

  lookup(name: string): Declared | undefined {
    const own = this.own.get(name);
    if (own) return own;
    const other = this.imported.get(name);
    if (other) this.usedImports.add(other.by);
    return other?.declared;
  }

  resolve<S extends Sort>(node: ValueNode | undefined, ...sorts: S[]): ValueOf[S] | undefined {
    if (!node) return undefined;
    const found = this.lookup(node.text);
    const wanted = sorts.map((s) => `${/^[aeiou]/.test(s) ? 'an' : 'a'} ${s}`).join(' or ');
    if (!found) {
      const near = suggest(node.text, this.namesOf(sorts));
      this.report(
        'ES0101',
        node,
        `unknown name ${node.text}${near ? `; did you mean ${near}?` : `; no ${sorts.join(' or ')} of that name is declared`}`,
        near ? { data: { suggestion: near } } : {},
      );
      return undefined;
    }
    this.references.push({ at: this.at(node), target: found });
    if (!(sorts as string[]).includes(found.sort)) {
      this.report(
        'ES0102',
        node,
        `${node.text} is ${/^[aeiou]/.test(found.sort) ? 'an' : 'a'} ${found.sort}; expected ${wanted}`,
        { related: [{ at: found.value.at, message: 'declared here' }] },
      );
      return undefined;
    }
    return found.value as ValueOf[S];
  }

  private *namesOf(sorts: readonly string[]): Iterable<string> {
    for (const [name, d] of this.own) if (sorts.includes(d.sort)) yield name;
    for (const [name, d] of this.imported) if (sorts.includes(d.declared.sort)) yield name;
  }
}
