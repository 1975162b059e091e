/** What the findings on jurisdiction share. */
import type { Determination } from '../determine/result.ts';
import type { Severity } from '../base/diagnostic.ts';

/**
 * That an item is subject to the EAR is worth a warning where a license is required or may be; where the way is open
 * it is only worth knowing.
 */
export function weight(ds: readonly Determination[]): Severity {
  return ds.some((d) => d.outcome === 'license-required' || d.outcome === 'undetermined') ? 'warning' : 'information';
}

/** Findings of different weight do not share a line. */
export const weightKey = (d: Determination): string => weight([d]);
