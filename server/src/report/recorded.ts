/** What was found for one file, as plain data: for a cache, and between threads. */
import { type Combined, combined, type Part } from '../workspace/parts.ts';
import type { ReportInput } from './input.ts';
import { determinationBody, determinationHead, reportFinding } from './json.ts';
import { keep } from './kept.ts';
import type { Kept } from './kept-schema.ts';
import type { ReportDetermination, ReportFinding } from './schema.ts';

export interface Recorded {
  /** None where they were not asked for. */
  readonly determinations: readonly ReportDetermination[];
  readonly diagnostics: readonly ReportFinding[];
  readonly kept: Kept;
}

interface Asked {
  readonly determinations: boolean;
  readonly proof: boolean;
  readonly fixes?: (found: Combined) => NonNullable<ReportInput['fixes']>;
}

/** @param input with files by their names in the workspace */
export function recorded(part: Part, files: Pick<ReportInput, 'tool' | 'rulebook' | 'source' | 'shown'>, asked: Asked): Recorded {
  const own = combined([part]);
  const input: ReportInput = { ...files, ...own, ...(asked.fixes && { fixes: asked.fixes(own) }) };
  return {
    determinations: asked.determinations
      ? part.determinations.map((d) => ({
          ...determinationHead(d, input),
          ...determinationBody(d, input, { proof: asked.proof }),
        }))
      : [],
    diagnostics: own.diagnostics.map((d) => reportFinding(d, input)),
    kept: keep([part], own, input),
  };
}
