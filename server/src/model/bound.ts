/** What the binder takes, and what it gives. */
import { codes } from './binder-codes.ts';
import type { Text } from '../../../grammar/src/text/pieces.ts';
import type { Span } from '../../../grammar/src/text/range.ts';
import type { FileNode, SyntaxError_ } from '../../../grammar/src/index.ts';
import type { Diagnostic } from '../base/diagnostic.ts';
import type { NameIndex } from './declarations.ts';
import type { Flaw } from './flaws.ts';
import type { SpecModel } from './model.ts';
import type { Declared, Reference, Scope } from './scope.ts';
import type { Unit } from './unit.ts';

/** A class, where a literal with a getter would do: that is a closure, which keeps what its maker held. */
export class Bound {
  readonly model: SpecModel;
  readonly diagnostics: readonly Diagnostic[];
  readonly declared: ReadonlyMap<string, Declared>;
  /** Where their names stand among the units. */
  readonly index: NameIndex;
  /** In source order. */
  readonly units: readonly Unit[];
  /** Errors that stood in no declaration, the latest first. */
  readonly outside: readonly Flaw[];
  /** Every name there is, where a finding turns on all of them. */
  readonly names: string | undefined;
  /** A bill of materials or a holding leads back to itself. */
  readonly circular: boolean;
  /** What it was bound from, where each declaration has a name of its own. */
  readonly read:
    | { readonly items: FileNode['items']; readonly imports: ToBind['imports']; readonly imported: Scope['imported'] }
    | undefined;
  private allReferences: readonly Reference[] | undefined;

  constructor(of: Omit<Bound, 'references'>) {
    this.model = of.model;
    this.diagnostics = of.diagnostics;
    this.declared = of.declared;
    this.index = of.index;
    this.units = of.units;
    this.outside = of.outside;
    this.names = of.names;
    this.circular = of.circular;
    this.read = of.read;
  }

  get references(): readonly Reference[] {
    return (this.allReferences ??= this.units.flatMap((u) => u.references));
  }
}

/** All that was found, of no declaration first. `inThousandths`: a price of the file has one reading, so each that could have two has that one. */
export function diagnosticsOf(scope: Scope, units: readonly Unit[], inThousandths: boolean): Diagnostic[] {
  const all = [...scope.diagnostics];
  for (const { diagnostics } of units) if (diagnostics.length > 0) all.push(...diagnostics);
  return inThousandths ? all.filter((d) => d.code !== codes.twoReadings || d.data?.['of'] !== 'money') : all;
}

/** A file to bind, and where each of its imports leads: a file name, or why it leads nowhere. */
export interface ToBind {
  readonly file: string;
  readonly text: Text;
  readonly tree: FileNode;
  /** Of its syntax. */
  readonly errors: readonly SyntaxError_[];
  /** Where a declaration may be lost to one of them. */
  readonly lost: readonly Span[];
  readonly imports: readonly (
    | { readonly file: string }
    | { readonly code: typeof codes.importNotFound | typeof codes.importOutsideWorkspace; readonly message: string }
    | undefined
  )[];
}
