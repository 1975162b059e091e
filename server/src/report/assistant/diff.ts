/** `earshot_diff`: the answers that change from one day to another, or by a proposal, with what made them so. */
import type { Day } from '../../../../grammar/src/text/date.ts';
import type { Comparable } from '../../determine/comparison/compare.ts';
import { answerWords } from '../../rules/answer-words.ts';
import { plural } from '../../rules/text.ts';
import type { History } from '../../workspace/diff/answer-history.ts';
import { toDiff } from '../diff/json.ts';
import { printDiffPretty } from '../diff/pretty.ts';
import { closing, notCompared, summaryOf } from '../diff/summary.ts';
import type { DiffInput } from '../diff/input.ts';
import type { Told } from './told.ts';
import type { Asked, Desk } from './desk.ts';
import { pageOf } from './page.ts';
import { Refusal } from './refusal.ts';
import { restsOn } from './words.ts';

/** Two days, or a folder of a proposal and the day it is asked about. */
export interface Compared {
  readonly from?: Day | undefined;
  readonly to?: Day | undefined;
  readonly reform?: string | undefined;
  readonly asOf?: Day | undefined;
}

function comparison(desk: Desk, asked: Asked, { from, to, reform, asOf }: Compared): ReturnType<Desk['compare']> {
  if (reform !== undefined) {
    if (from !== undefined || to !== undefined)
      throw new Refusal(
        'A proposal (reform) is compared with the law of one day (asOf); from and to compare two days. Choose one.',
      );
    return desk.propose(asked, reform, asOf);
  }
  if (from === undefined)
    throw new Refusal('earshot_diff: give from, a calendar day such as 2022-10-06, or reform, the folder of a proposal.');
  if (asOf !== undefined) throw new Refusal('asOf is the day of a proposal (reform); the later of two days is to.');
  const last = to ?? desk.today();
  if (from >= last) throw new Refusal(`The day from (${from}) is not before the day to (${last}).`);
  return desk.compare(asked, from, last);
}

export async function compared(desk: Desk, asked: Asked, what: Compared, cursor: string | undefined): Promise<Told> {
  const { input, notRead } = await comparison(desk, asked, what);
  const [from, to] = sidesOf(input.compared);
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
      ...(lastDay(input.compared) > input.rulebook.through
        ? [`The law after ${input.rulebook.through} was not read; it is carried forward.`]
        : []),
      ...closing(input),
    ],
    notRead: [...notRead, ...left],
    more,
  };
}

type Sides = DiffInput['compared'];

/** Both sides in words. */
const sidesOf = (c: Sides): readonly [string, string] =>
  c.mode === 'proposal'
    ? [`under the law of ${c.on}`, 'under the proposal']
    : c.mode === 'dates'
      ? [`under the law of ${c.from}`, `on ${c.to}`]
      : ['before', 'now'];
const lastDay = (c: Sides): string => (c.mode === 'dates' ? c.to : c.mode === 'proposal' ? c.on : '');

/** Every answer that the comparison tells of a sale, with what it rests on. */
function ends({ sale, before, steps }: History, from: string, to: string): string[] {
  const answers: (readonly [string, Comparable | undefined])[] = [
    [from, before],
    ...steps.map((s) => [s.on === undefined ? to : `from ${s.on}`, s.after] as const),
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
function stillOpen(histories: readonly History[], to: string): string[] {
  const open = histories.filter((h) => h.after?.outcome === 'undetermined').length;
  return open > 0 ? [`${plural(open, 'answer')} undetermined ${to}: not cleared. Ask earshot_check for the questions.`] : [];
}
