/** Origin, export classification and tariff heading in cells. What is one is taken over; anything else is told apart and left unsaid. */

import { countryOf } from './countries.ts';

interface Said {
  readonly eccn?: string;
  /** Why the cell gives no entry. */
  readonly note?: string;
}

const ENTRY = /^(\d[A-E]\d{3})((?:\.?[a-z0-9]{1,3})*)$/i;

function classificationOf(cell: string): Said {
  const text = cell.trim();
  if (text === '' || /^[-–—?.]+$/.test(text)) return {};
  const plain = text.replace(/[\s-]/g, '').toUpperCase();
  if (plain === 'EAR99') return { eccn: 'EAR99' };
  if (/^(N\/?A|NONE|NOTAPPLICABLE|KEINE|UNBEKANNT|UNKNOWN|TBD)$/.test(plain))
    return { note: `eccn "${clip(text)}" states no classification` };
  if (plain === 'NLR') return { note: 'eccn "NLR" says that no license was required for a shipment, which is no classification' };
  if (/^(5A002UNRESTRICTED|.*\bRESTRICTED)$/.test(plain)) return { note: `eccn "${clip(text)}" is not one entry` };
  const [, made, target] = /^(\S+) for (\S+)$/i.exec(text) ?? [];
  if (made !== undefined && target !== undefined) {
    const [own, other] = [classificationOf(made).eccn, classificationOf(target).eccn];
    if (own !== undefined && other !== undefined) return { eccn: `${own} for ${other}` };
  }
  const entry = ENTRY.exec(text.replace(/\s/g, ''));
  if (!entry) return { note: `eccn "${clip(text)}" is not one entry of the Commerce Control List` };
  const paragraph = paragraphOf(entry[2]!);
  return paragraph === undefined
    ? { note: `eccn "${clip(text)}": its paragraph cannot be told` }
    : { eccn: `${entry[1]!.toUpperCase()}${paragraph}` };
}

/** `.a.2`, `a2`, `c` → `.a.2`, `.a.2`, `.c`. Letters and figures take turns: where they do not, nothing is guessed. */
function paragraphOf(text: string): string | undefined {
  if (text === '') return '';
  if (text.includes('.')) return text.startsWith('.') ? text.toLowerCase() : `.${text.toLowerCase()}`;
  const parts = text.toLowerCase().match(/[a-z]|\d+/g);
  return parts &&
    parts.join('') === text.toLowerCase() &&
    parts.every((p, i) => i === 0 || /\d/.test(p) !== /\d/.test(parts[i - 1]!))
    ? `.${parts.join('.')}`
    : undefined;
}

const clip = (text: string): string => (text.length > 40 ? `${text.slice(0, 39)}…` : text);

/** Origin, entry and tariff heading of a part, as far as the cells give them; `notes` tells of those that do not. */
export interface TradeFacts {
  readonly origin?: string;
  readonly eccn?: string;
  readonly hts?: string;
}

export function tradeFacts(
  cells: { readonly origin: string; readonly eccn: string; readonly hts: string },
  notes: string[],
): TradeFacts {
  const { eccn, note } = classificationOf(cells.eccn);
  const [origin, hts] = [countryOf(cells.origin), headingOf(cells.hts)];
  if (note !== undefined) notes.push(note);
  if (cells.origin !== '' && origin === undefined) notes.push(`origin "${cells.origin.slice(0, 40)}" is no country`);
  if (cells.hts !== '' && hts === undefined) notes.push(`tariff heading "${cells.hts.slice(0, 40)}" is none`);
  return { ...(origin !== undefined && { origin }), ...(eccn !== undefined && { eccn }), ...(hts !== undefined && { hts }) };
}

/** `8533.21.0000`, `85332100` → as written, where it is one: four to ten figures. */
function headingOf(cell: string): string | undefined {
  const text = cell.trim().replace(/\s/g, '');
  const figures = text.replaceAll('.', '');
  return /^\d{4,11}$/.test(figures) && /^[\d.]+$/.test(text) ? text : undefined;
}
