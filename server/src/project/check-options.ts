/** How a check is to be made. Who says it first is heard: the command line, then `earshot.json`, then an editor's own settings. */
import type { Day } from '../../../grammar/src/text/date.ts';
import type { CheckOptions } from '../workspace/check.ts';
import type { Config } from './config.ts';

/** What one voice says; what it leaves unsaid is for the next. */
export interface Said {
  readonly asOf?: Day;
  readonly codified?: boolean;
  readonly strict?: boolean;
  readonly strictDates?: boolean;
  readonly margin?: string;
  readonly maxDeterminations?: number;
}

export const saidBy = (config: Config): Said => ({
  ...(config['as-of'] !== undefined && { asOf: config['as-of'] as Day }),
  ...(config.codified !== undefined && { codified: config.codified }),
  ...(config.strict !== undefined && { strict: config.strict }),
  ...(config['strict-dates'] !== undefined && { strictDates: config['strict-dates'] }),
  ...(config.margin !== undefined && { margin: String(config.margin) }),
  ...(config['max-determinations'] !== undefined && { maxDeterminations: config['max-determinations'] }),
});

/** @param voices the first to be heard first */
export function checkOptions(voices: readonly Said[], today: Day): CheckOptions {
  const first = <K extends keyof Said>(key: K): Said[K] => voices.find((v) => v[key] !== undefined)?.[key];
  const margin = first('margin');
  const maxDeterminations = first('maxDeterminations');
  return {
    fallbackDate: first('asOf') ?? today,
    codified: first('codified') ?? false,
    strict: first('strict') ?? false,
    strictDates: first('strictDates') ?? false,
    ...(margin === undefined ? {} : { margin }),
    ...(maxDeterminations === undefined ? {} : { maxDeterminations }),
  };
}
