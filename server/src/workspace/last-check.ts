/** What was found in a file when it was last checked: also for the file that it is after an edit, where most of it still holds. */
import type { Determination } from '../determine/result.ts';
import type { Counted } from '../determine/determining.ts';
import type { Ground } from '../determine/ground.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import type { Diagnostic } from '../base/diagnostic.ts';
import type { ProductFindings } from '../rules/diagnose.ts';

/** Determinations and rule findings of one file. */
export interface FileResult {
  readonly determinations: readonly Determination[];
  /** How many of them are undetermined. */
  readonly undetermined: number;
  readonly diagnostics: readonly Diagnostic[];
}

export interface LastCheck extends FileResult {
  readonly rulebook: Rulebook;
  /** One word for the options that bear on it, but for how many determinations it may ask for. */
  readonly key: string;
  readonly most: number;
  /** Product by product. */
  readonly found: readonly ProductFindings[];
  readonly counted: Counted;
  /** What all of them rest on; none where a product turns on the sales of another. */
  readonly ground: Ground | undefined;
}

const made = new WeakMap<object, LastCheck>();
/** Of a file that was not checked since: what was found before. It holds no text and no tree. */
const passedOn = new WeakMap<object, LastCheck>();

/** Of the very file. */
export const lastCheck = (source: object): LastCheck | undefined => made.get(source);

/** Of an earlier one in its place. */
export const checkBefore = (source: object): LastCheck | undefined => made.get(source) ?? passedOn.get(source);

export function keepCheck(source: object, found: LastCheck): void {
  made.set(source, found);
  passedOn.delete(source);
}

/** One source takes the place of another. */
export function passOn(from: object, to: object): void {
  const before = checkBefore(from);
  if (before) passedOn.set(to, before);
}
