/** Step 1: the declared ECCN stands; where specs decide the paragraph, the derived one is compared with it. */
import { or } from '../../base/tri.ts';
import type { Eccn } from '../../model/model.ts';
import type { Classified, Context } from '../context.ts';
import type { Proof } from '../result.ts';
import { leaf, retold, step } from '../proof.ts';
import { kindOf } from '../../model/kind.ts';
import { matches } from './selector.ts';
import { typeOf } from './type-of-item.ts';

export interface Classifying {
  readonly result: Classified;
  readonly proof: Proof;
}

/** `ctx` gives item, date and evaluator; its own `classified` is ignored. */
export function classify(ctx: Context): Classifying {
  const { item, rules } = ctx;
  const declared = item.eccn?.value;
  const standing = declared && (declared.code === 'EAR99' || rules.entry(declared.code.split('.')[0]!)) ? declared : undefined;
  const inner: Context = { ...ctx, classified: { declared, effective: standing } };
  const tried: Proof[] = [];
  const hits: string[] = [];
  const type = typeOf(rules, item, standing);
  // Each record speaks of some types of item alone: where neither type nor entry is stated its paragraph is a guess, and to take it
  // for known would leave the rules that ask for another entry unasked.
  const decides = type !== undefined || standing !== undefined;
  // Figures are those of commodities.
  if ((item.specs.length > 0 || item.uses.length > 0) && (standing || kindOf(item) === 'commodity')) {
    for (const c of rules.classifications) {
      if (type && c.types && !c.types.includes(type.value)) continue;
      const proof = retold(ctx.evaluate(c.when, inner), { rule: c.cite });
      if (proof.answer === 'no') continue;
      const text = (): string => `${c.paragraph}: ${c.title}${decides ? '' : ', where its type is one of these'}`;
      tried.push(step(decides ? proof.answer : 'undetermined', text, [proof], proof));
      if (proof.answer === 'yes' && decides) hits.push(c.paragraph);
    }
  }
  // Of its own entry the first: what meets the limits of .a is of no later paragraph, though .b as printed may describe it too.
  const entry = declared?.code.split('.')[0];
  const derived = hits.find((h) => h.split('.')[0] === entry) ?? hits[0];
  const contradiction =
    derived !== undefined && declared !== undefined && !agree(declared, derived) && !refines(declared, derived);
  const effective = pick(standing, derived);
  const shown = effective ? effective.code : 'not known';
  const head = item.eccn
    ? leaf(
        standing ? 'yes' : 'no',
        standing ? `declared ${standing.code}` : `declared ${declared!.code}, which is not an entry on ${rules.date}`,
        { facts: [{ text: declared!.code, at: item.eccn.at }] },
      )
    : leaf('undetermined', 'no ECCN is declared');
  // With no hit, an undetermined paragraph matters only where nothing was declared: the declared ECCN stands.
  const missing = effective
    ? []
    : [{ fact: 'eccn', of: item.name, why: 'decides which license requirements apply', at: item.at }];
  return {
    result: { declared, derived, effective, contradiction },
    proof: step(
      effective ? 'yes' : 'undetermined',
      `classified as ${shown}`,
      tried.length > 0 ? [head, allOrAny(tried)] : [head],
      { rule: '774', ...(missing.length > 0 && { missing }) },
    ),
  };
}

function allOrAny(tried: readonly Proof[]): Proof {
  return step(or(...tried.map((t) => t.answer)), 'paragraphs the specs decide', tried);
}

/** The same entry, one a paragraph of the other. */
function agree(declared: Eccn, derived: string): boolean {
  return matches(declared, derived) !== 'no' || matches({ code: derived }, declared.code) !== 'no';
}

/** The declared paragraph says what the item is, and the specs that it belongs in the same entry's .z: `5A992.c` → `5A992.z.1` (note 4 to 3A090). */
function refines(declared: Eccn, derived: string): boolean {
  const [own, first] = declared.code.split('.');
  return first !== 'z' && derived.startsWith(`${own}.z`);
}

/** The deeper of two that agree; the declared one where they do not. */
function pick(declared: Eccn | undefined, derived: string | undefined): Eccn | undefined {
  if (!declared) return derived === undefined ? undefined : { code: derived };
  if (derived !== undefined && (matches({ code: derived }, declared.code) === 'yes' || refines(declared, derived)))
    return { code: derived, for: declared.for };
  return declared;
}
