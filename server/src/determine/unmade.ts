/** Sales of a file that asks for more determinations than are allowed: none is left out in silence, each of them is undetermined. */
import type { Item } from '../model/model.ts';
import { leaf } from './proof.ts';
import type { Decision, Determination } from './result.ts';
import type { Planned } from './sale/orders.ts';
import { type Decided, shared, Told } from './told.ts';

/** What is missing: a setting, no fact of the spec. */
const LIMIT = 'max-determinations';

export const isUnmade = (d: { readonly missing: readonly { readonly fact: string }[] }): boolean => d.missing[0]?.fact === LIMIT;

export function unmade(product: Item, planned: readonly Planned[], most: number): Determination[] {
  const why = `the file asks for more determinations than the ${most} that are allowed`;
  const code = product.eccn?.value.code ?? null;
  const decision: Decision = {
    outcome: 'undetermined',
    classification: { declared: code, derived: null, effective: code },
    subjectToEar: 'undetermined',
    bases: [],
    requirements: [],
    exceptions: [],
    authorizations: [],
    allied: [],
    alternatives: [],
    redFlags: [],
    provisos: [],
    missing: [{ fact: LIMIT, of: 'earshot.json', why }],
  };
  const text = `not determined: ${why}`;
  const prove = (): Decided => ({
    decision,
    proof: leaf('undetermined', text, { missing: decision.missing }),
  });
  const own = shared(decision);
  return planned.map((p) => new Told(p, own, { prove }));
}
