/** Countries as the lists of the agencies write them. */
import { fold } from '../../base/fold.ts';

/** The list writes codes, and a few names: `CRIMEA (OCCUPIED)`. */
export function codeOf(text: string, names: ReadonlyMap<string, string>): string | undefined {
  const code = text.trim();
  if (/^[A-Z]{2}$/.test(code)) return code;
  const name = fold(code);
  return Object.entries(REGIONS).find(([region]) => name.includes(region))?.[1] ?? names.get(name);
}

/** `Türkiye` and `TURKIYE` are one name. */
const REGIONS: Readonly<Record<string, string>> = { crimea: 'UA-43', donetsk: 'UA-14', luhansk: 'UA-09' };

/** A denied person's address in the CSV may end in a State (`SCOTTSDALE, AZ`), which reads like Azerbaijan. A country left out narrows nothing. */
export const STATES = new Set(
  'AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY DC PR'.split(
    ' ',
  ),
);
