/** `earshot_diff`: the answers that change from one day to another, with the rules that made them. */
import type { Day } from '../../../../grammar/src/text/date.ts';
import type { Comparable } from '../../determine/comparison/compare.ts';
import { answerWords } from '../../rules/answer-words.ts';
import { plural } from '../../rules/text.ts';
import type { History } from '../../workspace/diff/answer-history.ts';
import { toDiff } from '../diff/json.ts';
import { printDiffPretty } from '../diff/pretty.ts';
import { closing, notCompared, summaryOf } from '../diff/summary.ts';
import type { Told } from './told.ts';
import type { Asked, Desk } from './desk.ts';
import { pageOf } from './page.ts';
import { Refusal } from './refusal.ts';
import { restsOn } from './words.ts';

export async function compared(
  desk: Desk,
  asked: Asked,
  { from, to = desk.today(), cursor }: { from: Day; to?: Day | undefined; cursor: string | undefined },
): Promise<Told> {
  if (from >= to) throw new Refusal(`The day from (${from}) is not before the day to (${to}).`);
  const { input, notRead } = await desk.compare(asked, from, to);
  const left = notCompared(input);
  const changed = input.histories.filter((h) => h.steps.length > 0);
  const of = (histories: readonly History[]) => ({ ...input, histories });
  const { items, more } = pageOf<History>({
    items: changed,
    key: (h) => JSON.stringify([h.key, h.before?.outcome, h.after?.outcome, h.steps.map((s) => s.on)]),
    size: (h) => JSON.stringify(toDiff(of([h])).determinations).length,
    cursor,
    fingerprint: (text) => desk.fingerprint(text),
  });
  return {
    result: { ...toDiff(of(items)), summary: summaryOf(input) },
    lines: [
      ...printDiffPretty(of(items), { color: false, quiet: true }).trimEnd().split('\n'),
      ...items.flatMap((h) => ends(h, from, to)),
      ...stillOpen(input.histories, to),
      ...(to > input.rulebook.through ? [`The law after ${input.rulebook.through} was not read; it is carried forward.`] : []),
      ...closing(input),
    ],
    notRead: [...notRead, ...left],
    more,
  };
}

/** Every answer that the comparison tells of a sale, with what it rests on. */
function ends({ sale, before, steps }: History, from: Day, to: Day): string[] {
  const answers: (readonly [string, Comparable | undefined])[] = [
    [`under the law of ${from}`, before],
    ...steps.map((s) => [`from ${s.on ?? to}`, s.after] as const),
  ];
  return answers.flatMap(([when, answer]) =>
    answer
      ? [
          `${sale.id}, ${when}: ${answerWords[answer.outcome]}${answer.outcome === 'undetermined' ? ', not cleared' : ''}`,
          ...restsOn(answer),
        ]
      : [`${sale.id}, ${when}: not asked for`],
  );
}

/** What no change names may be open all the same. */
function stillOpen(histories: readonly History[], to: Day): string[] {
  const open = histories.filter((h) => h.after?.outcome === 'undetermined').length;
  return open > 0 ? [`${plural(open, 'answer')} undetermined on ${to}: not cleared. Ask earshot_check for the questions.`] : [];
}
