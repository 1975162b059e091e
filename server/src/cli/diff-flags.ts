import type { Day } from '../../../grammar/src/text/date.ts';
import type { ColorMode } from './console.ts';
import type { LawFlags } from './law.ts';

export const DIFF_FORMATS = ['pretty', 'json', 'markdown'] as const;
export const DIFF_FAIL_ON = ['flip', 'change', 'never'] as const;

export interface DiffFlags extends LawFlags {
  readonly from?: Day;
  readonly to?: Day;
  readonly against?: string;
  readonly reform?: string;
  readonly format?: (typeof DIFF_FORMATS)[number];
  readonly output?: string;
  readonly all?: true;
  readonly failOn?: (typeof DIFF_FAIL_ON)[number];
  readonly color: ColorMode;
  readonly quiet?: true;
}
