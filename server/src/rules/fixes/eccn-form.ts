/** An ECCN as others write it: `5A992c`, `3A991a1`, `EAR 99`. */
import { eccnIn } from '../../../../grammar/src/text/forms.ts';
import { prints } from '../../determine/classification/paragraphs.ts';
import { type Fix, type Fixer, replacing, type Specs } from '../fix.ts';
import { lineEnd, lineStart } from './layout.ts';

export const eccnForm: Fixer = ({ at }, specs): Fix[] => {
  const file = specs.files.get(at.file);
  if (!file) return [];
  const from = lineStart(file.text, at.start);
  const line = file.text.slice(from, lineEnd(file.text, at.start));
  for (const { index, form } of eccnIn(line)) {
    const place = { file: at.file, start: from + index, end: from + index + form.length };
    if (place.start > at.end || place.end < at.start) continue;
    return form.readings.map(
      (to): Fix => ({
        title: `Change ${file.text.slice(place.start, place.end)} to ${to}`,
        preferred: true,
        ...(isKnown(specs, at.file, to) && { safe: true }),
        edits: () => replacing(place, to),
      }),
    );
  }
  return [];
};

/** Does the law of the file's day have this paragraph? Else the reading may be another one. */
function isKnown(specs: Specs, file: string, eccn: string): boolean {
  if (eccn === 'EAR99') return true;
  const day = specs.files.get(file)?.model.asOf?.value ?? specs.fallbackDate;
  const entry = specs.rulebook.at(day).entry(eccn.split('.')[0]!);
  return entry !== undefined && prints(entry, eccn);
}
