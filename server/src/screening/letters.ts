/** Letters of any alphabet we can read, as lower-case ASCII: diacritics off, Cyrillic and Greek transliterated. */

import { later } from '../base/later.ts';

/** What decomposition leaves alone. German umlauts lose their dots; `ue` for `ü` is met by the comparison of sounds. */
const LATIN: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ı: 'i',
  ħ: 'h',
  ŋ: 'n',
  ĸ: 'k',
  ŧ: 't',
  ə: 'a',
  ƒ: 'f',
};

/** As in the lists: the system of the U.S. Board on Geographic Names without its apostrophes. */
const CYRILLIC: Readonly<Record<string, string>> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  д: 'd',
  е: 'e',
  ё: 'e',
  ж: 'zh',
  з: 'z',
  и: 'i',
  й: 'y',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ф: 'f',
  х: 'kh',
  ц: 'ts',
  ч: 'ch',
  ш: 'sh',
  щ: 'shch',
  ъ: '',
  ы: 'y',
  ь: '',
  э: 'e',
  ю: 'yu',
  я: 'ya',
  і: 'i',
  ї: 'yi',
  є: 'ye',
  ґ: 'g',
  ў: 'u',
  ј: 'j',
  љ: 'lj',
  њ: 'nj',
  ћ: 'c',
  ђ: 'dj',
  џ: 'dz',
  ѓ: 'g',
  ќ: 'k',
  ә: 'a',
  ғ: 'g',
  қ: 'k',
  ң: 'n',
  ө: 'o',
  ұ: 'u',
  ү: 'u',
  һ: 'h',
};

const GREEK: Readonly<Record<string, string>> = {
  α: 'a',
  β: 'v',
  γ: 'g',
  δ: 'd',
  ε: 'e',
  ζ: 'z',
  η: 'i',
  θ: 'th',
  ι: 'i',
  κ: 'k',
  λ: 'l',
  μ: 'm',
  ν: 'n',
  ξ: 'x',
  ο: 'o',
  π: 'p',
  ρ: 'r',
  σ: 's',
  ς: 's',
  τ: 't',
  υ: 'y',
  φ: 'f',
  χ: 'ch',
  ψ: 'ps',
  ω: 'o',
};

const table = later(() => new Map(Object.entries({ ...LATIN, ...CYRILLIC, ...GREEK })));
const PLAIN = /^[\x20-\x7e]*$/;

export interface Folded {
  readonly text: string;
  /** Letters of an alphabet this program does not read (Chinese, Arabic, …): a name of these alone is not screened. */
  readonly unread: boolean;
}

export function fold(text: string): Folded {
  const lower = text.toLowerCase();
  if (PLAIN.test(lower)) return { text: lower, unread: false };
  const known = table();
  let out = '';
  let unread = false;
  // Composed first, so that й and ї are found before their marks come off.
  for (const char of lower.normalize('NFKC')) {
    const letters = known.get(char);
    if (letters !== undefined) {
      out += letters;
      continue;
    }
    for (const part of char.normalize('NFKD')) {
      if (part <= '\x7e') out += part;
      else if (known.has(part)) out += known.get(part)!;
      else if (/\p{M}/u.test(part)) continue;
      else if (/\p{L}/u.test(part)) unread = true;
      else out += /['‘’ʹʼʻ`´ʿʾ]/.test(part) ? "'" : ' ';
    }
  }
  return { text: out, unread };
}
