/** A license required whatever the paragraph: an entry whose every paragraph needs one, where the paragraph itself is not stated. */
import { and, or, type Tri } from '../../base/tri.ts';
import type { Context } from '../context.ts';
import { allOf, retold } from '../proof.ts';
import type { Judged } from '../requirements/judged.ts';
import { matches } from './selector.ts';

/**
 * One requirement that holds for certain because for each paragraph the item can be in some enforced row requires a license; undefined
 * where that is not so, or where the paragraphs of the entry are not in hand. `judge` answers for the item as if it were in one of them.
 */
export function whateverParagraph(ctx: Context, judge: (ctx: Context) => readonly Judged[]): Judged | undefined {
  const own = ctx.classified.effective!;
  const { of, paragraphs } = ctx.rules.entry(own.code.split('.')[0]!)?.comprises ?? {};
  if (of === undefined || paragraphs === undefined || own.for !== undefined || matches(own, of) !== 'yes') return undefined;
  const cells = paragraphs.filter((code) => code !== own.code && matches({ code }, own.code) === 'yes');
  if (cells.length === 0) return undefined;
  const required: Judged[] = [];
  let all: Tri = 'yes';
  for (const code of cells) {
    const list = judge({ ...ctx, classified: { ...ctx.classified, effective: { code } } }).filter(
      (j) => j.result.enforcement === 'enforced',
    );
    all = and(all, or(...list.map((j) => j.result.answer)));
    if (all !== 'yes') return undefined;
    required.push(list.find((j) => j.result.answer === 'yes')!);
  }
  const { result, ...rest } = required[0]!;
  const same = required.every((j) => j.result.reviewPolicy === result.reviewPolicy);
  const title = `each paragraph of ${own.code} needs one`;
  const { rule, kind, reason } = result;
  return {
    ...rest,
    result: {
      id: 'whatever-paragraph',
      rule,
      kind,
      reason,
      title,
      answer: 'yes',
      enforcement: 'enforced',
      ...(same && { reviewPolicy: result.reviewPolicy, reviewRule: result.reviewRule }),
    },
    proof: allOf(
      title,
      required.map((j, i) => retold(j.proof, { text: `${cells[i]!}: ${j.proof.text}` })),
      { rule: '738.4(a)' },
    ),
  };
}
