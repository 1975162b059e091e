/** What `earshot rulebook audit` found, for its reports. */
import type { Comparison } from '../../ecfr/compare.ts';
import type { EditionsAudit } from '../../rulebook/editions/reached.ts';

export interface EditionsReport {
  readonly rulebook: { readonly version: string; readonly from: string; readonly through: string };
  readonly older: string;
  readonly newer: string;
  /** Facts in force on this day alone. */
  readonly asOf?: string;
  readonly comparison: Comparison;
  readonly audit: EditionsAudit;
  /** Rows of the Country Chart that changed, of countries that the rulebook does not know. */
  readonly unknownRows: readonly string[];
}
