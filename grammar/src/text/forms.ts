/** Values as other programs and other people write them, and as the language does: `€620` is `620 EUR`, `5A992c` is `5A992.c`. */
import { currencyCodes } from './currencies.ts';

/** A value in another form, from the beginning of a text on. */
export interface Form {
  readonly length: number;
  /** How the language writes it, the likeliest first. Empty: it cannot be told. */
  readonly readings: readonly string[];
  /** There is one reading alone. */
  readonly sure: boolean;
}

/** What a sign stands for, the likelier first. One that is used for several currencies is no certain answer. */
const SIGNS: Readonly<Record<string, readonly string[]>> = {
  US$: ['USD'],
  $: ['USD'],
  '€': ['EUR'],
  '£': ['GBP'],
  '¥': ['JPY', 'CNY'],
  '₩': ['KRW'],
  '₹': ['INR'],
};
const AMBIGUOUS = new Set(['$', '¥', '£']);

const SIGN = String.raw`US\$|[$€£¥₩₹]`;
const NUMBER = String.raw`\d{1,3}(?:[ \u00a0\u202f']\d{3}(?!\d))+(?:[.,]\d+)?|\d[\d_]*(?:[.,][\d_]*\d)*`;
const MONEY = String.raw`(?:(${SIGN}|\b[A-Za-z]{3}\b)[ \u00a0]*)?(${NUMBER})(?:[ \u00a0]*(${SIGN}|[A-Za-z]{3}\b))?`;
const EAR99 = String.raw`"?\bEAR[ _-]?99\b"?\.?`;
const ENTRY = String.raw`"?\b\d[A-Ea-e]\d{3}(?!\d)(?:[ .\-]*(?:\([A-Za-z0-9]+\)|[A-Za-z](?![A-Za-z-])|[0-9]+))*[.-]?"?`;

/** Of a line of text. */
export const moneyIn = (line: string): IterableIterator<{ readonly index: number; readonly form: Form }> =>
  found(line, MONEY, 'g', moneyForm);
export const eccnIn = (line: string): IterableIterator<{ readonly index: number; readonly form: Form }> =>
  found(line, `${EAR99}|${ENTRY}`, 'gi', eccnForm);

/** At the beginning of a text; undefined where it is none, or is written as the language writes it. */
export const moneyAt = (text: string): Form | undefined => first(found(text, MONEY, 'y', moneyForm));
export const eccnAt = (text: string): Form | undefined => first(found(text, `${EAR99}|${ENTRY}`, 'iy', eccnForm));

const first = (forms: Iterable<{ readonly form: Form }>): Form | undefined => [...forms][0]?.form;

function* found(text: string, pattern: string, flags: string, read: (m: RegExpExecArray) => Form) {
  const search = new RegExp(pattern, flags);
  for (let m = search.exec(text); m; m = search.exec(text)) {
    yield { index: m.index, form: read(m) };
    if (search.sticky) return;
  }
}

function moneyForm([whole, before, figure, after]: RegExpExecArray): Form {
  const marks = [before, after].filter((x) => x !== undefined);
  const amounts = amountsOf(figure!);
  const currencies = marks.length === 1 ? currenciesOf(marks[0]!) : [];
  return {
    length: whole.length,
    readings: amounts.flatMap((a) => currencies.map((c) => `${a} ${c}`)).filter((text) => text !== whole),
    sure: amounts.length === 1 && currencies.length === 1 && !AMBIGUOUS.has(marks[0]!),
  };
}

function currenciesOf(mark: string): readonly string[] {
  const code = mark.toUpperCase();
  return SIGNS[mark] ?? (currencyCodes.includes(code) ? [code] : []);
}

/** As the language writes it. A single point or comma before three digits may group them or begin the decimals. */
function amountsOf(text: string): string[] {
  const plain = text.replace(/[_ \u00a0\u202f']/g, '');
  const marks = plain.match(/[.,]/g) ?? [];
  const last = marks.at(-1);
  if (last === undefined) return [grouped(plain, '')];
  const [whole, decimals] = [plain.slice(0, plain.lastIndexOf(last)), plain.slice(plain.lastIndexOf(last) + 1)];
  const asDecimals = (): string => grouped(whole.replace(/[.,]/g, ''), decimals);
  const asGroups = (): string => grouped(plain.replace(/[.,]/g, ''), '');
  const areGroups = /^[1-9]\d{0,2}([.,])\d{3}(?:\1\d{3})*$/.test(plain);
  if (marks.length === 1) {
    // A point is what the language itself takes for decimals.
    if (areGroups && text === plain) {
      const decimal = grouped(whole, certainly(decimals));
      return last === ',' ? [asGroups(), decimal] : [decimal, asGroups()];
    }
    return [asDecimals()];
  }
  if (new Set(marks).size === 1) return areGroups ? [asGroups()] : [];
  return /^[1-9]\d{0,2}([.,])\d{3}(?:\1\d{3})*$/.test(whole) ? [asDecimals()] : [];
}

/** Three decimals as two or four: `1.62` and `1.6250` are read one way only. */
const certainly = (decimals: string): string => (decimals.endsWith('0') ? decimals.replace(/0+$/, '') : `${decimals}0`);

/** Of a number that a reader in another country takes for thousands (`1.620`), both ways to write it; else nothing. */
export const readingsOf = (number: string): readonly string[] => (/^[1-9]\d{0,2}\.\d{3}$/.test(number) ? amountsOf(number) : []);

const grouped = (whole: string, decimals: string): string =>
  whole.replace(/\B(?=(\d{3})+$)/g, '_') + (decimals === '' ? '' : `.${decimals}`);

function eccnForm([text]: RegExpExecArray): Form {
  const to = canonicalEccn(text);
  return { length: text.length, readings: to === text ? [] : [to], sure: true };
}

/** `3a991A1` → `3A991.a.1`: letters and digits by turns. */
function canonicalEccn(text: string): string {
  if (/^"?EAR/i.test(text)) return 'EAR99';
  const plain = text.replaceAll('"', '');
  const rest = plain.slice(5).match(/[A-Za-z]+|\d+/g) ?? [];
  return [plain.slice(0, 5).toUpperCase(), ...rest.map((r) => r.toLowerCase())].join('.');
}

/** What people put between a number and what there is that many of. */
export const isPieceWord = (word: string): boolean => /^(?:pcs?|pieces?|units?|nos?|ea|qty|stk)$/i.test(word);
