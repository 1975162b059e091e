/** Verbs that ask other questions than check: what they did not determine is the same finding, told on standard error. */
import type { SourceRange } from '../../../grammar/src/text/range.ts';
import { MOST_DETERMINATIONS } from '../determine/options.ts';
import type { Determination } from '../determine/result.ts';
import { visible } from '../base/visible.ts';
import { notMadeOf } from '../rules/es9008-determinations-not-made.ts';
import { progress } from './console.ts';
import type { Opened } from './open-program.ts';

/** Told file by file, as `check --format concise` does. False where there are none. */
export function tellNotMade(
  { program, options }: Pick<Opened, 'program' | 'options'>,
  unmade: readonly Determination[],
  location: (at: SourceRange) => { readonly file: string; readonly line: number; readonly column: number },
): boolean {
  const most = options.maxDeterminations ?? MOST_DETERMINATIONS;
  for (const [file, own] of Map.groupBy(unmade, (d) => d.at.file)) {
    const { model } = program.files.get(file)!;
    for (const { code, severity, message, at } of notMadeOf(model, own, { most })) {
      const { file: shown, line, column } = location(at);
      progress(`${visible(shown)}:${line}:${column} ${code} ${severity} ${visible(message)}\n`);
    }
  }
  return unmade.length > 0;
}
