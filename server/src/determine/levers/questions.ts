/** Which fact to find out first: those that undetermined answers lack, ordered by how many each of them decides. */
import type { Day } from '../../../../grammar/src/text/date.ts';
import type { Determination, Missing } from '../result.ts';

export interface Question extends Missing {
  /** Answers that lack nothing else. */
  readonly decides: number;
  /** Answers that lack it, whatever else they lack. */
  readonly bearsOn: number;
  /** Ids of those, with their files and days. */
  readonly answers: readonly { readonly id: string; readonly file: string; readonly asOf: Day }[];
}

export function questionsOf(determinations: readonly Determination[]): Question[] {
  const found = new Map<string, { missing: Missing; decides: number; answers: Question['answers'][number][] }>();
  for (const d of determinations) {
    if (d.outcome !== 'undetermined') continue;
    // One fact may be asked for by several rules.
    const facts = new Map(d.missing.map((m) => [`${d.at.file}\0${m.fact}\0${m.of}`, m]));
    for (const [key, missing] of facts) {
      // What the law leaves open nobody can find out.
      if (missing.fact === 'law') continue;
      let question = found.get(key);
      if (!question) found.set(key, (question = { missing, decides: 0, answers: [] }));
      if (facts.size === 1) question.decides++;
      question.answers.push({ id: d.id, file: d.at.file, asOf: d.asOf });
    }
  }
  return [...found.values()]
    .map(({ missing, decides, answers }): Question => ({ ...missing, decides, bearsOn: answers.length, answers }))
    .sort((a, b) => b.decides - a.decides || b.bearsOn - a.bearsOn || (a.of < b.of ? -1 : a.of > b.of ? 1 : 0));
}
