/** A day in another order or without its zeros: `2026-3-2`, `2026/03/02`. */
import { parseDay } from '../../../../grammar/src/text/date.ts';
import { type Fix, type Fixer, replacing } from '../fix.ts';
import { lineEnd, lineStart } from './layout.ts';

export const dayForm: Fixer = ({ at }, specs): Fix[] => {
  const file = specs.files.get(at.file);
  if (!file) return [];
  const from = lineStart(file.text, at.start);
  const line = file.text.slice(from, lineEnd(file.text, at.start));
  for (const m of line.matchAll(/\b(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})\b/g)) {
    const start = from + m.index;
    const end = start + m[0].length;
    if (start > at.end || end < at.start) continue;
    const to = `${m[1]}-${m[2]!.padStart(2, '0')}-${m[3]!.padStart(2, '0')}`;
    if (to === m[0] || parseDay(to) === undefined) return [];
    return [
      {
        title: `Change ${m[0]} to ${to}`,
        preferred: true,
        safe: true,
        edits: () => replacing({ file: at.file, start, end }, to),
      },
    ];
  }
  return [];
};
