import type { Example } from './rule.ts';

/** What the page of a code of the language says besides the code's own words. */
export interface LanguagePage {
  readonly fix: string;
  readonly bad: Example;
  readonly good: Example;
  /** Where it may be suppressed. */
  readonly suppress?: string;
}
