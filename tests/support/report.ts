/** What a report is made of, for files given as text. */
import { LineTable } from '../../grammar/src/text/range.ts';
import { type FreshReport, sourceOf } from '../../server/src/report/input.ts';
import { checkText, type TextOptions } from './check.ts';
import { rulebook } from './rulebook.ts';

export function reportOn(files: Readonly<Record<string, string>>, options: TextOptions = {}): FreshReport {
  const { determinations, diagnostics, summary } = checkText(files, options);
  return {
    tool: { name: 'earshot', version: '0.0.0' },
    rulebook: options.rulebook ?? rulebook,
    determinations,
    diagnostics,
    summary,
    source: (file) =>
      files[file] === undefined ? undefined : sourceOf({ text: files[file], lines: new LineTable(files[file]) }),
    shown: (file) => file,
  };
}
