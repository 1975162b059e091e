/** Names of one file: its own declarations and those of the files it imports. Maps throughout, so `__proto__` is a name like any other. */
import { shownAt } from '../base/message.ts';
import type { Anchor } from '../base/anchor.ts';
import type { SourceRange, Span } from '../../../grammar/src/text/range.ts';
import { Spellings } from '../../../grammar/src/text/spellings.ts';
import type { Diagnostic } from '../base/diagnostic.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import type { ValueNode } from '../../../grammar/src/index.ts';
import { BINDER_CODES, type BinderCode, codes } from './binder-codes.ts';
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

/** What is written down while one declaration is bound: all of it stands as long as the declaration and its names do. */
export interface Notes {
  readonly anchor: Anchor;
  readonly diagnostics: Diagnostic[];
  readonly references: Reference[];
  /** Every name asked for, with what it led to. */
  readonly names: Map<string, Declared | undefined>;
  /** A price with three decimals that has one reading. */
  inThousandths?: boolean;
}

export class Scope {
  /** Of no declaration: imports, rates, names that stand twice. */
  readonly diagnostics: Diagnostic[] = [];
  /** Of the declaration that is being bound. */
  notes: Notes | undefined;
  own: ReadonlyMap<string, Declared> = new Map();
  /** Name → declaration and the import it came by. */
  readonly imported: Map<string, { declared: Declared; by: number }>;
  readonly file: string;
  readonly rulebook: Rulebook;

  constructor(file: string, rulebook: Rulebook, imported: Scope['imported'] = new Map()) {
    this.file = file;
    this.rulebook = rulebook;
    this.imported = imported;
  }

  at(span: Span): SourceRange {
    return this.notes ? this.notes.anchor.at(span) : { file: this.file, start: span.start, end: span.end };
  }

  report(code: BinderCode, span: Span, message: string, more: Partial<Diagnostic> = {}): void {
    const { name, severity } = BINDER_CODES[code];
    const at = this.at(span);
    (this.notes ?? this).diagnostics.push({ code, name, severity, at, ...shownAt(message, at), ...more });
  }

  lookup(name: string): Declared | undefined {
    const found = this.own.get(name) ?? this.imported.get(name)?.declared;
    this.notes?.names.set(name, found);
    return found;
  }

  resolve<S extends Sort>(node: ValueNode | undefined, ...sorts: S[]): ValueOf[S] | undefined {
    if (!node) return undefined;
    const found = this.lookup(node.text);
    const wanted = sorts.map((s) => `${/^[aeiou]/.test(s) ? 'an' : 'a'} ${s}`).join(' or ');
    if (!found) {
      const near = this.nearest(node.text, sorts);
      this.report(
        codes.unknownName,
        node,
        `Unknown name ${node.text}${near ? `; did you mean ${near}?` : `; no ${sorts.join(' or ')} of that name is declared`}`,
        { data: { sorts: sorts.join(' '), ...(near && { suggestion: near }) } },
      );
      return undefined;
    }
    this.notes?.references.push({ at: this.at(node), target: found });
    if (!(sorts as string[]).includes(found.sort)) {
      this.report(
        codes.wrongSortOfName,
        node,
        `${node.text} is ${/^[aeiou]/.test(found.sort) ? 'an' : 'a'} ${found.sort}; expected ${wanted}`,
        { related: [{ at: found.value.at, message: 'declared here' }] },
      );
      return undefined;
    }
    return found.value as ValueOf[S];
  }

  private readonly spellings = new Map<string, Spellings>();

  /** Every name is declared before the first is looked up. */
  private nearest(name: string, sorts: readonly string[]): string | undefined {
    const key = sorts.join();
    let known = this.spellings.get(key);
    if (!known) this.spellings.set(key, (known = new Spellings(this.namesOf(sorts))));
    return known.nearest(name);
  }

  private *namesOf(sorts: readonly string[]): Iterable<string> {
    for (const [name, d] of this.own) if (sorts.includes(d.sort)) yield name;
    for (const [name, d] of this.imported) if (sorts.includes(d.declared.sort)) yield name;
  }
}
