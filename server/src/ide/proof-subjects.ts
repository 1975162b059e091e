import { placeAt } from './place.ts';
import { determinationsIn, treeOf, type View } from './view.ts';

/** Ids of the determinations an offset speaks of: those of a destination, or all of a product. */
export function proofSubjects(view: View, offset: number): string[] {
  const { decl, props, value } = placeAt(treeOf(view), offset);
  if (decl?.declKind !== 'product') return [];
  const destination = props.find((p) => p.keyword === 'destination');
  if (!destination) return determinationsIn(view, decl).map((d) => d.id);
  const here = determinationsIn(view, destination);
  const named = value?.kind === 'country' ? here.filter((d) => d.destination === value.text.toUpperCase()) : [];
  return (named.length > 0 ? named : here).map((d) => d.id);
}
