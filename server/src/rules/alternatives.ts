/** What the findings on alternatives share. */
import type { AlternativeResult, Determination, Outcome } from '../determine/determination.ts';
import { amount, list, short } from './text.ts';

const RANK: Readonly<Record<Outcome, number>> = {
  'license-required': 0, undetermined: 1, authorized: 2, 'license-exception': 2, 'no-license-required': 3, 'not-subject': 4,
};

/** Does it lift a restriction, or settle a doubt? */
export const improves = (a: AlternativeResult, d: Determination): boolean => RANK[a.outcome] > RANK[d.outcome] && RANK[d.outcome] < RANK.authorized;

export const outcomeWords: Readonly<Record<Outcome, string>> = {
  'license-required': 'needs a license',
  undetermined: 'is undetermined',
  authorized: 'is authorized',
  'license-exception': 'goes under the license exception claimed',
  'no-license-required': 'needs no license',
  'not-subject': 'is not subject to the EAR',
};

/** `jp-stage in place of motion-stage`, `without vision-asic (shared-die)` */
export function changesOf(a: AlternativeResult): string {
  return list(a.changes.map((c) => (c.strategy === 'design-around' ? `${c.alternative}, without ${c.input}` : `${c.alternative} in place of ${c.input}`)));
}

/** `U.S. content 1.72 %, 30,000.00 USD more, 26 weeks` */
export function termsOf(a: AlternativeResult): string {
  const cost = a.costDelta;
  const less = cost?.value.startsWith('-');
  return [
    a.percent === undefined ? '' : `U.S. content ${short(a.percent)} %`,
    cost ? `${amount(cost.value.replace('-', ''), cost.currency)} ${less ? 'less' : 'more'}` : '',
    a.leadTime ?? '',
  ].filter(Boolean).join(', ');
}

export const NOT_YET = 'This version determines no alternatives yet, so it does not report this code.';
