import type { Day } from '../../../../grammar/src/text/date.ts';

export interface RulebookFlags {
  readonly asOf?: Day;
  readonly format: 'text' | 'json';
}
export interface ListFlags extends RulebookFlags {
  readonly kind?: string;
}
export interface ImportFlags {
  readonly csl: string;
  readonly to?: string;
  readonly snapshot?: Day;
  readonly acceptSmaller?: true;
}
export interface AuditFlags extends RulebookFlags {
  readonly ecfr: readonly string[];
  readonly all?: true;
  /** Folder of the copy. */
  readonly facts?: string;
}
