/** How a file is determined. */
import type { Day } from '../../../grammar/src/text/date.ts';

/** Generous: at about a kilobyte each they still find room. */
export const MOST_DETERMINATIONS = 1_000_000;

export interface DetermineOptions {
  /** The day for a file that states none. */
  readonly fallbackDate: Day;
  /** Answer by the codified text, whatever is enforced. */
  readonly codified?: boolean;
  /** Ask about this day, whatever the file and its destinations say. */
  readonly on?: Day;
  /** Provisos become undetermined. */
  readonly strict?: boolean;
  /** Facts of the rulebook that are carried, not attested, for the day are treated as not known. */
  readonly strictDates?: boolean;
  /** Keep requirements and bases whose answer is `no`. */
  readonly explain?: boolean;
  /** False: declared alternatives are not tried. */
  readonly alternatives?: boolean;
  /** False: red flags are not looked for. */
  readonly flags?: boolean;
  /** How many one file may ask for; those of the products beyond are not made, and undetermined. */
  readonly maxDeterminations?: number;
}
