/**
 * Published software and technology is not subject to the EAR, and no content (734.3(b)(3), 734.7(a)). Some stays subject all the same:
 * always, or until its source code is publicly available and notified, as `jurisdiction.yaml` says.
 */
import type { Item } from '../../model/model.ts';
import { inSet } from '../classification/selector.ts';
import type { Context } from '../context.ts';
import { lacks, leaf } from '../proof.ts';
import type { Proof } from '../result.ts';
import { kindOf } from '../../model/kind.ts';

const RULE = '734.3(b)(3)';

/** Undefined where the spec does not say that it is published. */
export function publishedProof(ctx: Context, item: Item): Proof | undefined {
  const { published } = item;
  if (!published?.value || kindOf(item) === 'commodity') return undefined;
  const facts = [{ text: 'published', at: published.at }];
  const code = ctx.classify(item).effective;
  const rules = ctx.rules.inForce('published');
  if (!code)
    return unclassified(
      ctx,
      item,
      rules.map((r) => r.title),
    );
  const bar = rules.find((r) => inSet(code, r.eccn) !== 'no');
  if (!bar) return leaf('yes', 'published', { rule: RULE, facts });
  const { rule, title, subject } = bar;
  if (subject === 'always') return leaf('no', `published, which leaves this subject to the EAR: ${title}`, { rule, facts });
  const notified = published.notified !== undefined && published.notified <= ctx.rules.date;
  if (!notified && (published.notified !== undefined || subject === 'until-notified'))
    return leaf('no', `${title}: published once BIS and the ENC coordinator are notified`, { rule, facts });
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

/** Its entry is not known, so it may be what stays subject. */
function unclassified(ctx: Context, item: Item, titles: readonly string[]): Proof {
  const { at } = item.published!;
  const facts = [{ text: 'published', at }];
  const open = `${item.name} is nothing that stays subject although published (${titles.join('; ')})`;
  if (titles.length === 0) return leaf('yes', 'published', { rule: RULE, facts });
  if (!ctx.strict) return leaf('yes', 'published', { rule: RULE, facts, provisos: [open] });
  return lacks(open, { fact: 'eccn', of: item.name, why: `decides whether ${open}`, at }, { rule: RULE });
}
