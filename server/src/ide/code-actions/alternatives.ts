/** Alternatives where they bear: on a product, a destination, the use of an input, and their own declaration. */
import type { Determination } from '../../determine/result.ts';
import type { Fix, Specs } from '../../rules/fix.ts';
import { alternativesOf } from '../../rules/fixes/apply-alternative.ts';
import { isUse } from '../../../../grammar/src/uses.ts';
import { placeAt } from '../place.ts';
import { determinationsIn, treeOf, type View } from '../view.ts';

export function alternativeActions(view: View, offset: number, specs: Specs): Fix[] {
  const { decl, props } = placeAt(treeOf(view), offset);
  const name = decl?.name?.text;
  if (!decl || name === undefined) return [];
  const [prop] = props;
  const used = prop && isUse(prop.keyword) ? prop.values.find((v) => v.kind === 'name')?.text : undefined;
  const all = view.result.determinations;
  const of = (change: (c: Determination['alternatives'][number]['changes'][number]) => boolean, ds = all): Fix[] =>
    alternativesOf(ds, specs, (a) => a.changes.some(change));
  if (decl.declKind === 'alternative') return prop ? [] : of((c) => c.alternative === name);
  if (used !== undefined) {
    const own = decl.declKind === 'product' ? determinationsIn(view, decl) : all;
    return of((c) => c.input === used, own.length > 0 ? own : all);
  }
  if (decl.declKind === 'input' && !prop) return of((c) => c.input === name);
  if (decl.declKind !== 'product' || (prop && prop.keyword !== 'destination')) return [];
  return alternativesOf(determinationsIn(view, prop ?? decl), specs);
}
