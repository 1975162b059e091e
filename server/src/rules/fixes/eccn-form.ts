/** An ECCN as others write it: `5A992c`, `3A991a1`, `EAR 99`. */
import { prints } from '../../determine/classification/paragraphs.ts';
import { type Fix, type Fixer, replacing, type Specs } from '../fix.ts';
import { lineEnd, lineStart } from './layout.ts';

const EAR99 = String.raw`"?\bEAR[ _-]?99\b"?\.?`;
const ENTRY = String.raw`"?\b\d[A-Ea-e]\d{3}(?:[ .\-]*(?:\([A-Za-z0-9]+\)|[A-Za-z](?![A-Za-z-])|[0-9]+))*[.-]?"?`;
const FORM = new RegExp(`${EAR99}|${ENTRY}`, 'gi');

export const eccnForm: Fixer = ({ at }, specs): Fix[] => {
  const file = specs.files.get(at.file);
  if (!file) return [];
  const from = lineStart(file.text, at.start);
  const line = file.text.slice(from, lineEnd(file.text, at.start));
  for (const m of line.matchAll(FORM)) {
    const start = from + m.index;
    const end = start + m[0].length;
    if (start > at.end || end < at.start) continue;
    const to = canonical(m[0]);
    if (to === m[0]) return [];
    return [
      {
        title: `Change ${m[0]} to ${to}`,
        preferred: true,
        ...(isKnown(specs, at.file, to) && { safe: true }),
        edits: () => replacing({ file: at.file, start, end }, to),
      },
    ];
  }
  return [];
};

/** `3a991A1` → `3A991.a.1`: letters and digits by turns. */
function canonical(text: string): string {
  if (/^"?EAR/i.test(text)) return 'EAR99';
  const plain = text.replaceAll('"', '');
  const rest = plain.slice(5).match(/[A-Za-z]+|\d+/g) ?? [];
  return [plain.slice(0, 5).toUpperCase(), ...rest.map((r) => r.toLowerCase())].join('.');
}

/** Does the law of the file's day have this paragraph? Else the reading may be another one. */
function isKnown(specs: Specs, file: string, eccn: string): boolean {
  if (eccn === 'EAR99') return true;
  const day = specs.files.get(file)?.model.asOf?.value ?? specs.fallbackDate;
  const entry = specs.rulebook.at(day).entry(eccn.split('.')[0]!);
  return entry !== undefined && prints(entry, eccn);
}
