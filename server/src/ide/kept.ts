/** Answers of products that cannot be read for what is being written: as they were before, where the spec now has their destinations. */
import type { DeMinimisResult, Determination } from '../determine/result.ts';
import type { SourceRange } from '../../../grammar/src/text/range.ts';
import type { Item, Use } from '../model/model.ts';
import { modelOf, type View } from './view.ts';

/** @param lost names of those products; @param before the answers of the file when all of it could be read */
export function withKept(view: View, lost: ReadonlySet<string>, before: readonly Determination[]): View {
  const known = new Map(before.flatMap((d) => (lost.has(d.product) ? [[d.id, d] as const] : [])));
  const products = new Map(modelOf(view).products.map((p) => [p.name, p]));
  const determinations = view.result.determinations.map((d) => {
    const was = known.get(d.id);
    return was && d.at.file === view.file ? moved(was, d.at, products.get(d.product)) : d;
  });
  return { ...view, result: { ...view.result, determinations } };
}

/** All that it tells it tells when it is asked. */
function moved(was: Determination, at: SourceRange, product: Item | undefined): Determination {
  const { deMinimis } = was;
  return Object.create(was, {
    at: { value: at },
    deMinimis: { value: deMinimis && placed(deMinimis, product ? usesIn(product) : []) },
    expected: { get: () => was.expected },
    proof: { get: () => was.proof },
  }) as Determination;
}

/** Its lines at the uses that the product now has. Of an input that is used several times, where nobody can tell which is which, at each. */
function placed(deMinimis: DeMinimisResult, uses: readonly Use[]): DeMinimisResult {
  const content = [...Map.groupBy(deMinimis.content, (line) => line.input)].flatMap(([input, lines]) => {
    const places = uses.flatMap(({ item, at }) => (item.name === input ? [at] : []));
    if (places.length === lines.length) return lines.map((line, i) => ({ ...line, at: places[i]! }));
    return lines.flatMap((line) => places.map((at) => ({ ...line, at })));
  });
  return { ...deMinimis, content };
}

/** In the order of the spec; what is in a part once, however often it is built in. */
function usesIn(product: Item): Use[] {
  const uses: Use[] = [];
  const seen = new Set([product]);
  for (const item of seen)
    for (const use of item.uses) {
      uses.push(use);
      seen.add(use.item);
    }
  return uses;
}
