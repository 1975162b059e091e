/** Colors of the reports meant for people; none at all when they are off. */
import picocolors from 'picocolors';
import type { Tri } from '../base/tri.ts';
import type { Outcome } from '../determine/result.ts';
import type { Severity } from '../base/diagnostic.ts';

export type Paint = (text: string) => string;

export interface Palette {
  readonly bold: Paint;
  readonly dim: Paint;
  readonly severity: Readonly<Record<Severity, Paint>>;
  readonly outcome: Readonly<Record<Outcome, Paint>>;
  readonly answer: Readonly<Record<Tri, Paint>>;
}

export function palette(color: boolean): Palette {
  const c = picocolors.createColors(color);
  return {
    bold: c.bold,
    dim: c.dim,
    severity: { error: c.red, warning: c.yellow, information: c.blue, hint: c.dim },
    outcome: {
      'not-subject': c.green,
      'no-license-required': c.green,
      'license-exception': c.cyan,
      authorized: c.cyan,
      'license-required': c.red,
      undetermined: c.yellow,
    },
    answer: { yes: c.bold, no: c.dim, undetermined: c.yellow },
  };
}
