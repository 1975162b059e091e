/** What else changes the answers of several files, each asked about as it was checked. */
import { type LeverOptions, type Levers, leversOf } from '../determine/levers/index.ts';
import type { Determination } from '../determine/result.ts';
import type { Program } from './program.ts';

/** @param checkedBy what a file was checked by */
export const leversIn = (
  determinations: readonly Determination[],
  checkedBy: (file: string) => { readonly program: Program; readonly options: LeverOptions },
): Levers[] =>
  [...Map.groupBy(determinations, (d) => d.at.file)].flatMap(([file, own]) => {
    const { program, options } = checkedBy(file);
    return leversOf(program.files.get(file)!.model, own, program.rulebook, options);
  });
