/** Every day on which an answer flips, found by the walk and found by asking about each day. */
import { addDays, day, type Day } from '../../grammar/src/text/date.ts';
import { determineFile } from '../../server/src/determine/index.ts';
import type { Rulebook } from '../../server/src/rulebook/rulebook.ts';
import { historiesOf } from '../../server/src/workspace/diff/answer-history.ts';
import { createProgram } from '../../server/src/workspace/program.ts';
import { rulebook } from '../support/rulebook.ts';

const text = `party smic "Semiconductor Manufacturing International Corporation" { country CN }
input part { type integrated-circuit origin US eccn 3A001.a.2 value 150 USD }
product chip { type integrated-circuit origin US value 20_000 USD specs { tops 640 at 8 bit die-area 814 mm2 transistor non-planar datacenter yes io-bandwidth 700 GB/s } destination CN, MO, AE }
product widget { type equipment origin KR eccn EAR99 value 1_000 USD incorporates part direct-product-of none plant direct-product-of none destination CU, SD, RU }
product meter { type other origin US eccn EAR99 value 200 USD destination CN { end-user smic end-use civil } destination BY { end-use civil } }
product phone { type equipment origin US eccn 5A992.c value 500 USD destination HK, RU, BY { end-use civil } }
`;
export const { model } = createProgram(
  ['a.earshot'],
  { readFile: (p) => (p === 'a.earshot' ? text : undefined) },
  rulebook,
).files.get('a.earshot')!;
export const fallbackDate = day('2026-01-02');

/** Every day on which an answer is another than on the day before, found by asking about each. */
export function flipsByAsking(from: Day, to: Day): string[] {
  const out: string[] = [];
  const ask = (on: Day) =>
    new Map(determineFile(model, rulebook, { fallbackDate, on, alternatives: false }).map((d) => [d.id, d.outcome]));
  let before = ask(from);
  for (let on = addDays(from, 1); on <= to; on = addDays(on, 1)) {
    const now = ask(on);
    for (const [id, outcome] of now) if (before.get(id) !== outcome) out.push(`${on} ${id} ${before.get(id)} ${outcome}`);
    before = now;
  }
  return out.sort();
}

export const flipsByWalking = (from: Day, to: Day, book: Rulebook = rulebook): string[] =>
  historiesOf(model, book, from, to, { fallbackDate })
    .flatMap((h) =>
      h.steps.flatMap((s) =>
        s.difference?.outcome ? [`${s.on} ${h.sale.id} ${s.difference.outcome.from} ${s.difference.outcome.to}`] : [],
      ),
    )
    .sort();
