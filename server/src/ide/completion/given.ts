/** What the block at hand says already, so that it is not offered again. */
import type { DeclNode, ExpectedAt, FileNode, PropNode } from '../../../../grammar/src/index.ts';
import type { Span } from '../../../../grammar/src/text/range.ts';
import { placeAt, touches } from '../place.ts';

export interface Given {
  /** Keywords of the block, and of the file where no block is. */
  readonly keywords: ReadonlySet<string>;
  /** Words, codes and names that the list at hand has, in lower case. */
  readonly values: ReadonlySet<string>;
  readonly declaration?: DeclNode;
}

/** Said once each in one statement; of the second sort in all statements of the block. */
const LISTS = new Set(['destination', 'covers', 'requires']);
const THROUGHOUT = new Set([
  'via',
  'role',
  'end-use',
  'claims',
  'not-controlled-for',
  'consignee',
  'owned-by',
  'incorporates',
  'bundles',
  'commingles',
  'contains',
]);

/** @param word what is being written, which does not speak against itself */
export function givenAt(tree: FileNode, here: ExpectedAt, word: Span): Given {
  const place = placeAt(tree, word.start);
  const decl = place.decl ?? declarationAround(tree, word.start);
  const outer = place.props.findLast((p) => p.block !== undefined && insideBlock(p, word.start));
  const block = outer?.block ?? decl?.props ?? [];
  const others = block.filter((p) => !touches(p.keywordSpan, word.start) && !touches(p.keywordSpan, word.end));
  const keywords = decl
    ? others.map((p) => p.keyword)
    : tree.items.flatMap((i) => (i.kind === 'decl' || touches({ start: i.start, end: i.start + 1 }, word.start) ? [] : [i.kind]));
  const property = here.properties.at(-1);
  const said = !property
    ? []
    : THROUGHOUT.has(property.keyword)
      ? [property, ...block.filter((p) => p.keyword === property.keyword)]
      : LISTS.has(property.keyword)
        ? [property]
        : [];
  const values = said.flatMap((p) => p.values).filter((v) => !(v.start <= word.end && word.start <= v.end));
  return {
    keywords: new Set(keywords),
    values: new Set(values.map((v) => v.text.toLowerCase())),
    ...(decl && { declaration: decl }),
  };
}

/** Behind the last value that stands before its block. */
const insideBlock = (p: PropNode, offset: number): boolean =>
  p.start < offset && offset < p.end && p.values.every((v) => v.end <= offset);

function declarationAround(tree: FileNode, offset: number): DeclNode | undefined {
  const item = tree.items.findLast((i) => i.start < offset);
  return item?.kind === 'decl' && offset < item.end ? item : undefined;
}
