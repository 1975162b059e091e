/** What a file declares, from its text alone: for a file that no program reads yet. */
import { type DeclKind, type FileNode, parse } from '../../../grammar/src/index.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import { vocabularyOf } from './program.ts';

export interface Outlined {
  readonly sort: DeclKind;
  readonly name: string;
  readonly label?: string;
}

export function outlineOf(tree: FileNode): Outlined[] {
  return tree.items.flatMap((item) =>
    item.kind === 'decl' && item.name !== undefined && item.name.text !== ''
      ? [{ sort: item.declKind, name: item.name.text, ...(item.label && { label: item.label.text }) }]
      : [],
  );
}

export const outline = (text: string, rulebook: Rulebook): Outlined[] => outlineOf(parse(text, vocabularyOf(rulebook)).tree);
