/** The `earshot` section of an editor's settings. What is not of the right kind counts as unset. */
import { defaultSettings, type Settings } from '../protocol.ts';
import { parseDay } from '../../../grammar/src/text/date.ts';

export function readSettings(section: unknown): Settings {
  const given = (typeof section === 'object' && section !== null ? section : {}) as Record<string, unknown>;
  const flag = (name: 'strict' | 'codified' | 'inlayHints'): boolean =>
    typeof given[name] === 'boolean' ? given[name] : defaultSettings[name];
  const { asOf, maxFileSize } = given;
  return {
    asOf: typeof asOf === 'string' && parseDay(asOf) ? asOf : defaultSettings.asOf,
    strict: flag('strict'),
    codified: flag('codified'),
    maxFileSize: typeof maxFileSize === 'number' && maxFileSize > 0 ? maxFileSize : defaultSettings.maxFileSize,
    inlayHints: flag('inlayHints'),
  };
}
