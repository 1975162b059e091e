import type { SourceRange } from '../../../../grammar/src/text/range.ts';
import type { Exposure } from '../../workspace/exposure/index.ts';
import type { EditionOf } from '../rulebooks-used.ts';

/** Everything a report of exposure is made of: one day, or an earlier and a later one. */
export interface ExposureInput {
  readonly tool: { readonly name: 'earshot'; readonly version: string };
  readonly rulebook: EditionOf;
  readonly days: readonly [Exposure] | readonly [Exposure, Exposure];
  location(at: SourceRange): { file: string; line: number; column: number };
}

export const EXPOSURE_FORMATS = ['pretty', 'json', 'csv'] as const;
export type ExposureFormat = (typeof EXPOSURE_FORMATS)[number];
