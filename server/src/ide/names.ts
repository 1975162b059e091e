/** Names: what declares them and what refers to them, as the binder resolved them. */
import type { ImportNode } from '../../../grammar/src/index.ts';
import type { SourceRange } from '../../../grammar/src/text/range.ts';
import type { Declared } from '../model/scope.ts';
import { resolveImport, type Program } from '../workspace/program.ts';
import { touches } from './place.ts';
import { rangeIn } from './view.ts';
import { usesWritten } from './written.ts';

export interface NamedHere {
  readonly declared: Declared;
  /** The mention under the cursor. */
  readonly at: SourceRange;
}

/** The declared thing an offset speaks of: its declaration or a use of its name. */
export function namedAt(program: Program, file: string, offset: number): NamedHere | undefined {
  const source = program.files.get(file);
  if (!source) return undefined;
  const use = source.references.find((r) => touches(r.at, offset));
  if (use) return { declared: use.target, at: use.at };
  for (const declared of source.declared.values()) {
    if (touches(declared.value.at, offset)) return { declared, at: declared.value.at };
  }
  return undefined;
}

/** Every place in the program that means this declaration; the declaration first. */
export function mentionsOf(program: Program, declared: Declared): SourceRange[] {
  const { value } = declared;
  const found: SourceRange[] = [value.at];
  for (const [file, source] of program.files) {
    if (!source.text.includes(value.name)) continue;
    const starts = new Set<number>();
    for (const { at, target } of source.references) {
      if (target.value !== value) continue;
      starts.add(at.start);
      found.push(at);
    }
    if (visibleIn(program, file).get(value.name)?.value !== value) continue;
    for (const use of usesWritten(source, value.name)) if (!starts.has(use.start)) found.push(rangeIn(file, use));
  }
  return found;
}

/** What a file may name: its own declarations and those of the files it imports. */
export function visibleIn(program: Program, file: string): Map<string, Declared> {
  const found = new Map(program.files.get(file)?.declared);
  for (const { target } of importsOf(program, file)) {
    if (target === undefined) continue;
    for (const [name, declared] of program.files.get(target)?.declared ?? []) if (!found.has(name)) found.set(name, declared);
  }
  return found;
}

/** The imports of a file; `target` where the path leads to a file of the program. */
export function importsOf(program: Program, file: string): { readonly node: ImportNode; readonly target: string | undefined }[] {
  const items = program.files.get(file)?.parse.tree.items ?? [];
  return items
    .filter((item) => item.kind === 'import')
    .map((node) => {
      const to = node.path === undefined ? undefined : resolveImport(file, node.path.text);
      return { node, target: typeof to === 'string' && program.files.has(to) ? to : undefined };
    });
}
