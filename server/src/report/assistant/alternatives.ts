/** `earshot_alternatives`: the questions to ask first, then answer by answer what would change it. */
import type { Determination } from '../../determine/result.ts';
import type { Levers } from '../../determine/levers/index.ts';
import { type Question, questionsOf } from '../../determine/levers/questions.ts';
import { changesOf, termsOf } from '../../rules/alternatives.ts';
import { answerWords } from '../../rules/answer-words.ts';
import { list } from '../../rules/text.ts';
import { alternativesReport } from '../alternatives.ts';
import { leverLines } from '../../rules/levers.ts';
import { questionLine } from '../levers.ts';
import { editionLine } from '../rulebooks-used.ts';
import type { Told } from './told.ts';
import type { Asked, Desk } from './desk.ts';
import { pageOf } from './page.ts';
import { answerLines, restsOn } from './words.ts';

type Item = { readonly question: Question } | { readonly answer: Determination };

/** What else changes an answer takes a hundred determinations each. */
const MOST = 10;

export async function alternatives(desk: Desk, asked: Asked, cursor: string | undefined): Promise<Told> {
  const { report, notRead, levers } = await desk.check({ ...asked, alone: true });
  const items: Item[] = [
    ...questionsOf(report.determinations).map((question) => ({ question })),
    ...report.determinations.map((answer) => ({ answer })),
  ];
  const page = pageOf<Item>({
    items,
    key: (item) =>
      'answer' in item
        ? `${item.answer.at.file} ${item.answer.id} ${item.answer.outcome}`
        : `${item.question.fact} ${item.question.of}`,
    size: (item) => JSON.stringify('answer' in item ? item.answer.alternatives : item.question).length,
    most: MOST,
    cursor,
    fingerprint: (text) => desk.fingerprint(text),
  });
  const questions = page.items.flatMap((item) => ('question' in item ? [item.question] : []));
  const determinations = page.items.flatMap((item) => ('answer' in item ? [item.answer] : []));
  const found = levers(determinations);
  const of = new Map(found.map((l) => [l.determination, l]));
  return {
    result: alternativesReport({ ...report, determinations }, { levers: found, questions }),
    lines: [
      ...(questions.length > 0 ? ['What to find out first:', ...questions.map((q) => `  ${questionLine(q)}`)] : []),
      ...determinations.flatMap((d) => [...answerLines(d, report), ...ways(d), ...furtherWays(of.get(d))]),
      'Costs are for one unit of the product. Each answer was determined again in full.',
      editionLine(report),
    ],
    notRead,
    more: page.more,
  };
}

function ways(d: Determination): string[] {
  if (!d.alternativeSearch) return ['  No declared alternative was tried.'];
  const { complete, unhelpful } = d.alternativeSearch;
  return [
    ...d.alternatives.flatMap((a) => {
      const terms = termsOf(a);
      const subject = a.outcome === 'no-license-required' && a.subjectToEar !== 'no' ? ', subject to the EAR' : '';
      return [
        `  With ${changesOf(a)}: ${answerWords[a.outcome]}${a.outcome === 'undetermined' ? ', not cleared' : subject}${terms ? `; ${terms}` : ''}`,
        ...restsOn({ ...a, missing: a.outcome === 'undetermined' ? undefined : [] }).map((line) => `  ${line}`),
      ];
    }),
    ...(unhelpful.length > 0 ? [`  ${list(unhelpful)} ${unhelpful.length === 1 ? 'changes' : 'change'} nothing.`] : []),
    ...(complete ? [] : ['  The search was cut; other sets, and cheaper ones, may exist.']),
  ];
}

const furtherWays = (levers: Levers | undefined): string[] =>
  levers
    ? leverLines(levers).flatMap(({ text, answers }) => [
        `  ${text}`,
        ...new Set(answers.flatMap(restsOn).map((line) => `  ${line}`)),
      ])
    : [];
