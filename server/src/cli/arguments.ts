/** Reading option values: each complaint names the nearest value that would do. */
import { InvalidArgumentError } from 'commander';
import { parseDay, type Day } from '../../../grammar/src/text/date.ts';
import { suggest } from '../../../grammar/src/text/suggest.ts';
import { type Format, FORMAT_NAMES } from '../report/formats.ts';

/** One report and where it goes; to standard output without `file`. */
export interface Output {
  readonly format: Format;
  readonly file?: string;
}

export const addFormat = withChoices(
  (text: string, before: readonly Output[] | undefined): Output[] => [...(before ?? []), { format: oneOf(FORMAT_NAMES)(text) }],
  FORMAT_NAMES,
);

/** `--output` belongs to the `--format` before it; alone it takes the pretty report. */
export function addOutput(file: string, formats: readonly Output[]): Output[] {
  const last = formats.at(-1);
  if (!last) return [{ format: 'pretty', file }];
  if (last.file !== undefined) throw new InvalidArgumentError('Each --output needs a --format of its own before it.');
  return [...formats.slice(0, -1), { ...last, file }];
}

export function oneOf<T extends string>(choices: readonly T[]): ((text: string) => T) & Choices {
  return withChoices((text: string) => {
    const found = choices.find((c) => c === text);
    if (found !== undefined) return found;
    const near = suggest(text, choices);
    throw new InvalidArgumentError(near ? `Did you mean ${near}?` : `Choose ${anyOf(choices)}.`);
  }, choices);
}

/** Several of them, with commas between. */
export function someOf<T extends string>(choices: readonly T[]): (text: string) => T[] {
  return (text) =>
    text.split(',').map((word) => {
      const found = choices.find((c) => c === word.trim());
      if (found !== undefined) return found;
      const near = suggest(word.trim(), choices);
      throw new InvalidArgumentError(near ? `Did you mean ${near}?` : `Choose from ${choices.join(', ')}.`);
    });
}

/** What the reader of a value takes, for a shell to offer. */
export interface Choices {
  readonly choices: readonly string[];
}

function withChoices<F extends object>(read: F, choices: readonly string[]): F & Choices {
  return Object.assign(read, { choices });
}

export function readDay(text: string): Day {
  const d = parseDay(text);
  if (!d) throw new InvalidArgumentError('Expected a calendar day, such as 2025-01-15.');
  return d;
}

export function readCount(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('Expected a whole number, such as 50.');
  return Number(text);
}

export function readJobs(text: string): number {
  const count = /^\d{1,2}$/.test(text) ? Number(text) : 0;
  if (count < 1) throw new InvalidArgumentError('Expected a number of threads, from 1 to 99.');
  return count;
}

/** One part of so many, from 1; 0 of 0 is a part of which the run itself says the files. */
export interface Share {
  readonly part: number;
  readonly of: number;
}

export function readShare(text: string): Share {
  const [, part, of] = /^(\d{1,4})\/(\d{1,4})$/.exec(text) ?? [];
  const share = { part: Number(part), of: Number(of) };
  if (!(share.part >= 1 && share.part <= share.of))
    throw new InvalidArgumentError('Expected I/N, such as 1/4: the first of four.');
  return share;
}

function anyOf(words: readonly string[]): string {
  return `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}

export const addPath = (path: string, before: readonly string[] | undefined): string[] => [...(before ?? []), path];

export function addGlob(glob: string, before: readonly string[] | undefined): string[] {
  if (glob === '' || glob.startsWith('!')) throw new InvalidArgumentError('Expected a glob of what to pass over, without !.');
  return [...(before ?? []), glob];
}
