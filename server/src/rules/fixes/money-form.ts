/** Money as other programs print it: `€620`, `24,50 USD`, `1.620,00 EUR`. */
import { moneyIn, readingsOf } from '../../../../grammar/src/text/forms.ts';
import { type Fix, type Fixer, replacing, textAt } from '../fix.ts';
import { edit } from './insert.ts';
import { lineEnd, lineStart } from './layout.ts';

export const moneyForm: Fixer = ({ at }, specs): Fix[] => {
  const file = specs.files.get(at.file);
  if (!file) return [];
  const from = lineStart(file.text, at.start);
  const line = file.text.slice(from, lineEnd(file.text, at.start));
  for (const { index, form } of moneyIn(line)) {
    const place = { file: at.file, start: from + index, end: from + index + form.length };
    // A word before the amount may be the keyword of three letters that it belongs to.
    if (place.start > at.end || place.end < at.start) continue;
    const written = file.text.slice(place.start, place.end);
    return form.readings.map(
      (text): Fix => ({
        title: `Write ${written} as ${text}`,
        ...(form.sure && { safe: true, preferred: true }),
        edits: () => replacing(place, text),
      }),
    );
  }
  return [];
};

/** `1.620 EUR`, of which only the author knows whether it is thousands. */
export const eitherReading: Fixer = ({ at }, specs): Fix[] => {
  const [number = ''] = /^[\d.]+/.exec(textAt(specs, at)) ?? [];
  const place = { file: at.file, start: at.start, end: at.start + number.length };
  return readingsOf(number).map((text) => ({ title: `Write ${number} as ${text}`, edits: () => replacing(place, text) }));
};

/** An amount without its currency: which one is for the author to say. */
export const withCurrency: Fixer = ({ at }, specs): Fix[] => {
  const file = specs.files.get(at.file);
  if (!file) return [];
  const before = file.text.slice(lineStart(file.text, at.start), at.start);
  const after = file.text.slice(at.end, lineEnd(file.text, at.end));
  const isAmount = /^\d[\d_]*(?:\.\d+)?$/.test(file.text.slice(at.start, at.end)) && !/^[^\s]/.test(after);
  if (!isAmount || !/\b(?:value|price|value-limit|at)\s+$/.test(before)) return [];
  const edits = [edit({ start: at.end, end: at.end }, [' ', { hole: 'CURRENCY' }])];
  return [{ title: 'Add the currency', edits: () => [{ file: at.file, edits }] }];
};
