/** What the findings on alternatives share. */
import { RANK } from '../determine/alternatives/index.ts';
import type { AlternativeResult, Determination, Outcome } from '../determine/result.ts';
import { clip } from '../base/message.ts';
import { amount } from '../base/figures.ts';
import { list, short } from './text.ts';

export const outcomeWords: Readonly<Record<Outcome, string>> = {
  'license-required': 'needs a license',
  undetermined: 'is undetermined',
  authorized: 'is authorized',
  'license-exception': 'goes under the license exception claimed',
  'no-license-required': 'needs no license',
  'not-subject': 'is not subject to the EAR',
};

/** Does it lift a restriction, settle a doubt, or take the product out of the EAR? */
export const improves = (a: AlternativeResult, d: Determination): boolean => RANK[a.outcome] > RANK[d.outcome];

/** `jp-stage in place of motion-stage`, `shared-die, without vision-asic` */
export function changesOf(a: AlternativeResult): string {
  return list(
    a.changes.map((c) =>
      c.strategy === 'design-around' ? `${c.alternative}, without ${c.input}` : `${c.alternative} in place of ${c.input}`,
    ),
  );
}

/** The same as a message has room for: `jp-stage for motion-stage` */
export const swapsOf = (a: AlternativeResult, atMost: number): string =>
  list(
    a.changes.map((c) => `${clip(c.alternative)} ${c.strategy === 'design-around' ? 'without' : 'for'} ${clip(c.input)}`),
    atMost,
  );

/** `30,000.00 USD more`, `420.00 USD less`, `at the same cost` */
export function costWords(a: AlternativeResult): string | undefined {
  const cost = a.costDelta;
  if (!cost) return undefined;
  if (/^-?0+(\.0*)?$/.test(cost.value)) return 'at the same cost';
  const less = cost.value.startsWith('-');
  return `${amount(cost.value.replace('-', ''), cost.currency)} ${less ? 'less' : 'more'}`;
}

/** `U.S. 1.72 %`, `+30,000.00 USD`, `26 weeks`: what tells one way from another, as a message has room for it. */
export function figuresOf(a: AlternativeResult): string[] {
  const cost = a.costDelta && amount(a.costDelta.value, a.costDelta.currency).replace(/^(?=\d)/, '+');
  return [a.percent === undefined ? '' : `U.S. ${short(a.percent)} %`, cost ?? '', a.leadTime ?? ''].filter(Boolean);
}

/** `U.S. content 1.72 %, 30,000.00 USD more, 26 weeks; jp-stage is available from 2027-01-01` */
export function termsOf(a: AlternativeResult): string {
  const slower = a.changes.flatMap((c) =>
    c.relativePerformance === undefined ? [] : [`${c.alternative} performs at ${short(c.relativePerformance)} %`],
  );
  const terms = [
    a.percent === undefined ? '' : `U.S. content ${short(a.percent)} %`,
    costWords(a) ?? '',
    a.leadTime ?? '',
    ...slower,
  ]
    .filter(Boolean)
    .join(', ');
  return [terms, ...(a.conditions ?? []), ...(a.minimal ? [] : ['a smaller set may do as well'])].filter(Boolean).join('; ');
}
