/** The answers of a file by the law of a day, and by the same law with a proposal over it, asked about the same day. */
import type { Day } from '../../../../grammar/src/text/date.ts';
import { attributeTo } from '../../determine/comparison/attribute.ts';
import { differenceOf } from '../../determine/comparison/compare.ts';
import { determineFile, type DetermineOptions } from '../../determine/index.ts';
import type { Determination } from '../../determine/result.ts';
import type { SpecModel } from '../../model/model.ts';
import type { Change, Rulebook } from '../../rulebook/rulebook.ts';
import { clauseOf, countriesOf, ends, entriesOf, type History, keyOf, NONE, notMadeOf, type Step } from './answer-history.ts';

export interface Proposal {
  readonly rulebook: Rulebook;
  /** What each of its operations does. */
  readonly changes: readonly Change[];
}

/** The first day on which all of it holds; undefined where it says none. */
export const wholeFrom = ({ changes }: Pick<Proposal, 'changes'>): Day | undefined =>
  changes
    .map((c) => c.effective!)
    .sort()
    .at(-1) as Day | undefined;

/** In the order of the sales in the file; every destination is asked about the day, whatever it states. */
export function underProposal(
  model: SpecModel,
  law: Rulebook,
  proposal: Proposal,
  on: Day,
  options: DetermineOptions,
): History[] {
  const answers = [law, proposal.rulebook].map(
    (rulebook) =>
      new Map(determineFile(model, rulebook, { ...options, on, explain: false, alternatives: false }).map((d) => [keyOf(d), d])),
  ) as [Map<string, Determination>, Map<string, Determination>];
  const sales = new Map([...answers[0], ...answers[1]]);
  return [...sales]
    .sort(([, a], [, b]) => a.at.start - b.at.start)
    .map(([key, sale]): History => {
      const [before, after] = [answers[0].get(key), answers[1].get(key)];
      const unmade = notMadeOf([before, after]);
      if (unmade) return { key, sale, steps: [], ...ends(before, after), unmade };
      const step = stepOf(model, law, proposal, on, before, after);
      return { key, sale, steps: step ? [step] : [], ...ends(before, after) };
    });
}

/** Without a day: it is no change of the law. An operation that bears on nothing in the difference made no part of it, if another did. */
function stepOf(
  model: SpecModel,
  law: Rulebook,
  { rulebook, changes }: Proposal,
  on: Day,
  before: Determination | undefined,
  after: Determination | undefined,
): Step | undefined {
  const one = (after ?? before)!;
  const difference = before && after ? differenceOf(before, after) : undefined;
  if (before && after && !difference) return undefined;
  const inForce = changes.filter((c) => c.effective! <= on);
  const { changes: found } = attributeTo(inForce, law.at(on), rulebook.at(on), {
    difference: difference ?? { bases: NONE, content: [], requirements: NONE, opened: [], closed: [], missing: [] },
    countries: countriesOf(clauseOf(model, one), one),
    entries: entriesOf(...[before, after].filter((d) => d !== undefined)),
    proofs: [(before ?? one).proof, (after ?? one).proof],
  });
  return {
    cause: 'proposal',
    ...ends(before, after),
    ...(difference && { difference }),
    changes: found.length > 0 ? found : inForce,
  };
}
