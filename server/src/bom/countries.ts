/** Country names in the languages of the files to codes. Names are those of the Unicode project, which the runtime holds. */
import { ALPHA_3 } from './alpha-3.ts';
import { plainName } from './columns.ts';

const LANGUAGES = ['en', 'de', 'fr', 'ja', 'zh-Hans', 'zh-Hant', 'it', 'es'];

/** As customs and distributors write them. */
const FURTHER: Readonly<Record<string, string>> = {
  usa: 'US',
  'u s a': 'US',
  'united states of america': 'US',
  uk: 'GB',
  'great britain': 'GB',
  england: 'GB',
  prc: 'CN',
  'p r china': 'CN',
  'pr china': 'CN',
  'china mainland': 'CN',
  'mainland china': 'CN',
  'taiwan roc': 'TW',
  'taiwan province of china': 'TW',
  'chinese taipei': 'TW',
  korea: 'KR',
  'republic of korea': 'KR',
  'korea republic of': 'KR',
  'south korea': 'KR',
  'hong kong': 'HK',
  macau: 'MO',
  macao: 'MO',
  holland: 'NL',
  'the netherlands': 'NL',
  'viet nam': 'VN',
  'czech republic': 'CZ',
  'russian federation': 'RU',
  'korea south': 'KR',
  'korea north': 'KP',
  turkey: 'TR',
  uae: 'AE',
  rok: 'KR',
};

/** Free zones and unions are no country of origin. */
const NO_COUNTRY = new Set(['EU', 'UN', 'EZ', 'XA', 'XB', 'QO', 'ZZ']);

interface Known {
  readonly byName: ReadonlyMap<string, string>;
  readonly codes: ReadonlySet<string>;
}
let made: Known | undefined;

/** Made when the first is asked for: it takes a while. */
function known(): Known {
  if (made) return made;
  const out = new Map<string, string>();
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
  for (const language of LANGUAGES) {
    const display = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' });
    for (const a of letters)
      for (const b of letters) {
        const code = `${a}${b}`;
        const name = display.of(code);
        // Codes that were withdrawn have the name of what they became.
        if (name && !NO_COUNTRY.has(code) && !out.has(plainName(name))) out.set(plainName(name), canonical(code));
      }
  }
  for (const [name, code] of Object.entries(FURTHER)) out.set(name, code);
  return (made = { byName: out, codes: new Set(out.values()) });
}

const canonical = (code: string): string =>
  new Intl.Locale(`und-${code}`).maximize().region === code
    ? code
    : (Intl.getCanonicalLocales(`und-${code}`)[0]!.split('-')[1] ?? code);

/** `Taiwan`, `TW`, `Vereinigte Staaten`, `中国` → the code; undefined where it is none, or several. */
export function countryOf(cell: string): string | undefined {
  if (!found.has(cell)) found.set(cell, lookUp(cell));
  return found.get(cell);
}

/** A bill says the same few countries row after row. */
const found = new Map<string, string | undefined>();

function lookUp(cell: string): string | undefined {
  const text = cell.trim().replace(/^(made in|product of|hergestellt in|fabriqué en) +/i, '');
  if (/^[A-Za-z]{2}$/.test(text)) {
    const code = canonical(text.toUpperCase());
    return known().codes.has(code) ? code : undefined;
  }
  const coded = /\(([A-Z]{2})\)$/.exec(text)?.[1];
  return known().byName.get(plainName(text)) ?? ALPHA_3.get(text.toUpperCase()) ?? (coded && countryOf(coded));
}
