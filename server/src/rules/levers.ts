/** What else changes an answer, in words: for the command line, the page, the hover and assistants. */
import type { Levers, Then } from '../determine/levers/index.ts';
import { visible } from '../base/visible.ts';
import { answerWords } from './answer-words.ts';
import { amount, list, short } from './text.ts';

/** The answer with a lever in place. */
export const answered = ({ outcome, subjectToEar }: Then): string =>
  outcome === 'no-license-required' && subjectToEar !== 'no'
    ? `${answerWords[outcome]}${subjectToEar === 'yes' ? ', subject to the EAR' : ''}`
    : answerWords[outcome];

const withShare = (t: Then): string => `${answered(t)}${t.percent === undefined ? '' : ` (U.S. content ${short(t.percent)} %)`}`;

/** `At a fair market value of 2,600,000.00 USD or more: not subject to the EAR (U.S. content 25 %).`, and the answers it tells. */
export function leverLines(l: Levers): { readonly text: string; readonly answers: readonly Then[] }[] {
  const { price } = l;
  return [
    ...(price
      ? [
          {
            text: `At a fair market value of ${amount(price.value, price.currency)} or more: ${withShare(price)}.`,
            answers: [price],
          },
        ]
      : []),
    ...[...Map.groupBy(l.removals, withShare)].map(([answer, removals]) => ({
      text: `Without ${removals.map((r) => visible(r.input)).join(', or without ')}: ${answer}.`,
      answers: removals,
    })),
    ...l.exporters.map((p) => ({ text: `Exported from ${list(p.countries, PLACES)}: ${answered(p)}.`, answers: [p] })),
    ...l.destinations.map((p) => ({
      text: `To ${list(p.countries, PLACES)}, for an unlisted civil buyer: ${answered(p)}.`,
      answers: [p],
    })),
    ...l.days.map((d) => ({ text: `Under the law of ${d.on}: ${answered(d)}.`, answers: [d] })),
  ];
}

const PLACES = 8;
