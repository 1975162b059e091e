/** Step 2: is it subject to the EAR (15 CFR 734.3)? All bases that apply are found, not only the first. */
import { and, or, type Tri } from '../../base/tri.ts';
import type { Item, Money } from '../../model/model.ts';
import type { Context } from '../context.ts';
import { allOf, anyOf, lacks, leaf, negate } from '../proof.ts';
import type { Basis, DeMinimisResult, Missing, Proof } from '../result.ts';
import type { Converter } from '../sale/exchange-rates.ts';
import { deMinimis } from './de-minimis.ts';
import { directProducts } from './direct-product.ts';
import { leavesTheUnitedStates } from './in-the-us.ts';
import { outsideTheEar } from './outside.ts';

export interface Jurisdiction {
  readonly bases: readonly Basis[];
  readonly proof: Proof;
  readonly missing: readonly Missing[];
  readonly deMinimis?: Omit<DeMinimisResult, 'applies'>;
  /** Foreign parts that count as discrete products and do not say what is in them. */
  readonly discrete?: readonly Item[];
  /** What it rests on that rules which are codified are not enforced here. */
  readonly spared?: readonly string[];
}

/** `all`: bases whose answer is no are kept. */
export function jurisdictionOf(ctx: Context, price: Money | undefined, money: Converter, all: boolean): Jurisdiction {
  const outside = outsideTheEar(ctx, ctx.item);
  if (!outside || outside.proof.answer === 'no') return basesOf(ctx, price, money, all);
  const not = negate(outside.proof);
  if (not.answer === 'no') return { bases: [], proof: allOf('subject to the EAR', [not], { rule: outside.rule }), missing: [] };
  // Whatever else would make it subject, whether it is published decides.
  const other = basesOf(ctx, price, money, all);
  const limited = (answer: Tri): Tri => and(answer, 'undetermined');
  return {
    ...other,
    bases: other.bases.map((b) => ({ ...b, answer: limited(b.answer) })),
    proof: allOf('subject to the EAR', [other.proof, not], { rule: '734.3' }),
  };
}

function basesOf(ctx: Context, price: Money | undefined, money: Converter, all: boolean): Jurisdiction {
  const bases: Basis[] = [];
  const proofs: Proof[] = [byOrigin(ctx, bases)];
  const origin = ctx.item.origin?.value;
  // A release in the United States is of what is there, whatever country it is deemed to go to (734.13(b)).
  const arrives = ctx.release?.abroad === false || ctx.journey.to.isDomestic(ctx.rules);
  const inUs = arrives || leavesTheUnitedStates(ctx);
  if (inUs && origin !== 'US') {
    bases.push({ kind: 'in-us', rule: '734.3(a)(1)', answer: 'yes' });
    proofs.push(
      leaf('yes', arrives ? 'in the United States once it arrives' : 'located in or moving through the United States', {
        rule: '734.3(a)(1)',
      }),
    );
  }
  if (origin === 'US') return { bases, proof: anyOf('subject to the EAR', proofs, { rule: '734.3(a)' }), missing: [] };
  const content = deMinimis(ctx, price, money);
  bases.push(...content.bases);
  proofs.push(content.proof);
  const spared: string[] = [];
  for (const d of directProducts(ctx)) {
    spared.push(...d.spared);
    if (d.basis.answer !== 'no' || all) bases.push(d.basis);
    proofs.push(d.proof);
  }
  return {
    bases,
    proof: anyOf('subject to the EAR', proofs, { rule: '734.3(a)' }),
    missing: content.rates,
    deMinimis: content.result,
    discrete: content.discrete,
    spared,
  };
}

function byOrigin({ item }: Context, bases: Basis[]): Proof {
  const rule = '734.3(a)(2)';
  if (item.origin === undefined) {
    bases.push({ kind: 'us-origin', rule, answer: 'undetermined' });
    const why = 'decides whether it is of U.S. origin, and so subject to the EAR';
    return lacks('its origin is not stated', { fact: 'origin', of: item.name, why, at: item.at }, { rule });
  }
  const { value, at } = item.origin;
  const us = value === 'US';
  if (us) bases.push({ kind: 'us-origin', rule, answer: 'yes' });
  return leaf(us ? 'yes' : 'no', us ? 'of U.S. origin' : `made in ${value}`, { rule, facts: [{ text: value, at }] });
}

/** By what is enforced; or by the codified text, whatever is enforced. */
export function subjectOf(bases: readonly Basis[], codified: boolean): Tri {
  return or(...bases.filter((b) => codified || b.enforcement !== 'not-enforced').map((b) => b.answer));
}
