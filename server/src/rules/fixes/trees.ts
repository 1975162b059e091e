/** Where in a file's tree a place is. */
import type { DeclNode, PropNode } from '../../../../grammar/src/index.ts';
import type { SourceRange, Span } from '../../../../grammar/src/text/range.ts';
import type { SpecFile, Specs } from '../fix.ts';

const holds = (outer: Span, inner: Span): boolean => outer.start <= inner.start && inner.end <= outer.end;

export interface DeclaredAt {
  readonly file: SpecFile;
  readonly decl: DeclNode;
}

/** The declaration a place is in. */
export function declarationAt(specs: Specs, at: SourceRange): DeclaredAt | undefined {
  const file = specs.files.get(at.file);
  const decl = file?.parse.tree.items.find((i) => i.kind === 'decl' && holds(i, at));
  return file && decl?.kind === 'decl' ? { file, decl } : undefined;
}

/** The declaration of a name, as the file of a place sees it: its own before those of others. */
export function declarationOf(specs: Specs, name: string, from: string): DeclaredAt | undefined {
  const own = specs.files.get(from)?.declared.get(name);
  const found = own ?? [...specs.files.values()].map((f) => f.declared.get(name)).find((d) => d !== undefined);
  return found && declarationAt(specs, found.value.at);
}

/** The properties that hold a place, from the outermost in. */
export function propertiesAt(decl: DeclNode, at: Span): PropNode[] {
  const out: PropNode[] = [];
  for (let props: readonly PropNode[] | undefined = decl.props; props; ) {
    const next: PropNode | undefined = props.find((p) => holds(p, at));
    if (!next) break;
    out.push(next);
    props = next.block;
  }
  return out;
}
