/** A spec with a cursor `┆` in it, checked in memory: what every feature is tested on. */
import { day } from '../../grammar/src/text/date.ts';
import type { SourceRange } from '../../grammar/src/text/range.ts';
import type { View } from '../../server/src/ide/view.ts';
import { check } from '../../server/src/workspace/check.ts';
import { createProgram } from '../../server/src/workspace/program.ts';
import { rulebook } from '../support/rulebook.ts';

export const CURSOR = '┆';

export interface Fixture {
  readonly view: View;
  readonly offset: number;
  /** The text of a range. */
  text(at: SourceRange): string;
}

/** @param text the spec, with or without a cursor; `others`: further files, by path */
export function fixture(
  text: string,
  others: Readonly<Record<string, string>> = {},
  settings: { strict?: boolean } = {},
): Fixture {
  const file = 'main.earshot';
  const offset = Math.max(0, text.indexOf(CURSOR));
  const files = new Map([...Object.entries(others), [file, text.replace(CURSOR, '')]]);
  const program = createProgram([...files.keys()], { readFile: (path) => files.get(path) }, rulebook);
  const fallbackDate = day('2026-03-02');
  const result = check(program, [file], { fallbackDate, ...settings });
  return {
    view: { program, result, file, fallbackDate },
    offset,
    text: (at) => files.get(at.file)!.slice(at.start, at.end),
  };
}

/** U.S. content of 25.13 % in a product that goes to China and Taiwan. */
export const etcher = (cursor: (text: string) => string = (t) => t): string =>
  cursor(`as-of 2025-01-15

/// Bought in Arizona.
input handling-module "Wafer handling module" {
  origin US
  eccn   3B001.f.2
  value  502_600 USD
}

product etcher "Cluster etcher" {
  type   equipment
  origin SG
  eccn   3B001.f.2
  value  2_000_000 USD
  incorporates handling-module
  direct-product-of none
  plant direct-product-of none

  destination CN
  destination TW
}
`);

/** Puts the cursor into the middle of the `nth` occurrence of a text. */
export const into =
  (needle: string, nth = 1) =>
  (text: string): string => {
    let at = -1;
    for (let i = 0; i < nth; i++) at = text.indexOf(needle, at + 1);
    if (at < 0) throw new Error(`not in the text: ${needle}`);
    const middle = at + Math.ceil(needle.length / 2);
    return text.slice(0, middle) + CURSOR + text.slice(middle);
  };
