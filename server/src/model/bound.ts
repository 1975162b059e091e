/** What the binder takes, and what it gives. */
import type { codes } from './binder-codes.ts';
import type { Text } from '../../../grammar/src/text/pieces.ts';
import type { Span } from '../../../grammar/src/text/range.ts';
import type { FileNode, SyntaxError_ } from '../../../grammar/src/index.ts';
import type { Diagnostic } from '../base/diagnostic.ts';
import type { NameIndex } from './declarations.ts';
import type { Flaw } from './flaws.ts';
import type { SpecModel } from './model.ts';
import type { Declared, Reference } from './scope.ts';
import type { Unit } from './unit.ts';

export interface Bound {
  readonly model: SpecModel;
  readonly diagnostics: readonly Diagnostic[];
  readonly references: readonly Reference[];
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
