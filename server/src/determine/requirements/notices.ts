/** "Is informed" letters (744.21(b), 744.23(b), …): they bind one exporter, for the items, places and days they name. */
import type { Notice } from '../../model/model.ts';
import type { Context } from '../context.ts';
import { itemAndPlace } from '../permissions/covers.ts';
import type { Proof, RequirementResult } from '../result.ts';
import { allOf, leaf } from '../proof.ts';
import type { Judged } from './judged.ts';

/** No license exception overcomes a notice: it informs of a requirement of part 744, which speaks for its own (740.1(a)). */
export function noticeRequirements(ctx: Context, notices: readonly Notice[]): Judged[] {
  return notices.flatMap((n): Judged[] => {
    const hit = n.requires.find(
      (r) => itemAndPlace(ctx, r) && (r.parties.length === 0 || r.parties.some((p) => ctx.journey.parties.includes(p.value))),
    );
    const on = ctx.rules.date;
    if (!hit || (n.from && on < n.from.value) || (n.to && on > n.to.value)) return [];
    const exporter = ctx.journey.exporter.party;
    const bound = n.binds === undefined || exporter === n.binds.value;
    const proof: Proof = allOf(`notice ${n.name}`, [
      leaf(
        bound ? 'yes' : 'no',
        n.binds ? `it binds ${n.binds.value.name}` : 'it names no exporter, so it binds whoever exports',
        {
          facts: [{ text: n.name, at: n.at }],
          ...(!exporter && n.binds && { provisos: [`the exporter is not ${n.binds.value.name}, whom notice ${n.name} binds`] }),
        },
      ),
    ]);
    const result: RequirementResult = {
      id: `notice-${n.name}`,
      rule: n.name,
      kind: 'notice',
      reason: 'is-informed',
      answer: proof.answer,
      enforcement: 'enforced',
      title: `notice ${n.label ?? n.name}`,
      about: n.at,
    };
    return [{ result, proof, exceptions: 'none', exceptionsCite: '740.1(a)', countsForDeMinimis: false }];
  });
}
