/**
 * Commodity, software or technology. The product group in an ECCN says which it is (15 CFR 738.2(b): D software, E technology, A to C
 * commodities): a word of the spec, or its absence, takes no item out of its entry. Of EAR99, and where no ECCN is stated, the spec
 * says it; without a word it is a commodity.
 */
import type { Eccn, Fact, ItemKind } from './model.ts';

export function kindOf(item: { readonly kind?: Fact<ItemKind> | undefined; readonly eccn?: Fact<Eccn> | undefined }): ItemKind {
  return kindByEccn(item.eccn?.value) ?? item.kind?.value ?? 'commodity';
}

/** What the product group of an entry says; undefined for EAR99 and for none. */
export function kindByEccn(eccn: Eccn | undefined): ItemKind | undefined {
  if (eccn === undefined || !/^\d[A-E]/.test(eccn.code)) return undefined;
  const group = eccn.code[1]!;
  return group === 'D' ? 'software' : group === 'E' ? 'technology' : 'commodity';
}

/** The same as a fact, where the ECCN says it. */
export function kindStated(item: { readonly eccn?: Fact<Eccn> | undefined }): Fact<ItemKind> | undefined {
  const value = kindByEccn(item.eccn?.value);
  return value && { value, at: item.eccn!.at };
}
