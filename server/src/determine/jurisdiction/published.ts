/**
 * Published software and technology is not subject to the EAR, and no content (734.3(b)(3), 734.7). Encryption software of 5D002 is only
 * where it is publicly available source code, or object code of which the source code is, as 742.15(b) says.
 */
import type { Item } from '../../model/model.ts';
import { inSet } from '../classification/selector.ts';
import type { Context } from '../context.ts';
import { lacks, leaf } from '../proof.ts';
import type { Proof } from '../result.ts';
import { kindOf } from '../../model/kind.ts';

const RULE = '734.3(b)(3)';
const ENCRYPTION = ['5D002'];
/** Files ready for a machine that makes a firearm, its frame or receiver stay subject when posted (734.7(c)). */
const FIREARMS = ['0D501', '0D505', '0E501', '0E505'];
/** Until then every publication of encryption source code had to be notified; since, non-standard cryptography alone (86 FR 16482). */
const NON_STANDARD_ALONE = '2021-03-29';

/** Undefined where the spec does not say that it is published. */
export function publishedProof(ctx: Context, item: Item): Proof | undefined {
  const { published } = item;
  if (!published?.value || kindOf(item) === 'commodity') return undefined;
  const facts = [{ text: 'published', at: published.at }];
  const code = ctx.classify(item).effective;
  if (code && inSet(code, FIREARMS) !== 'no')
    return leaf('no', 'published, which leaves files for making firearms subject to the EAR', { rule: '734.7(c)', facts });
  if (!code || inSet(code, ENCRYPTION) === 'no') return leaf('yes', 'published', { rule: RULE, facts });
  const { date } = ctx.rules;
  const notified = published.notified !== undefined && published.notified <= date;
  const rule = '742.15(b)';
  if (!notified && (published.notified !== undefined || date < NON_STANDARD_ALONE))
    return leaf('no', 'encryption software of 5D002 is published once BIS and the ENC coordinator are notified', { rule, facts });
  const open = [
    ...(notified ? [] : [`${item.name} uses no non-standard cryptography, or its publication was notified (742.15(b)(2))`]),
    ...(item.form?.value === 'source-code' ? [] : [`the source code of ${item.name} is publicly available (742.15(b)(1))`]),
  ];
  if (open.length === 0) return leaf('yes', 'published encryption source code, notified', { rule, facts });
  if (ctx.strict) {
    const fact = notified ? 'form' : 'published notified';
    return lacks(
      open.join('; '),
      { fact, of: item.name, why: `decides whether it is published: ${open.join('; ')}`, at: published.at },
      { rule },
    );
  }
  return leaf('yes', 'published encryption software', { rule, facts, provisos: open });
}
