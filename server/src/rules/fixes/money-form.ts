/** Money as other programs print it: `€620`, `24,50 USD`, `1.620,00 EUR`. */
import { currencyCodes } from '../../../../grammar/src/text/currencies.ts';
import { type Fix, type Fixer, replacing } from '../fix.ts';
import { edit } from './insert.ts';
import { lineEnd, lineStart } from './layout.ts';

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
const NUMBER = String.raw`\d{1,3}(?:[ \u00a0\u202f']\d{3})+(?:[.,]\d+)?|\d[\d_]*(?:[.,][\d_]*\d)*`;
const MONEY = new RegExp(
  String.raw`(?:(${SIGN}|\b[A-Za-z]{3}\b)[ \u00a0]*)?(${NUMBER})(?:[ \u00a0]*(${SIGN}|[A-Za-z]{3}\b))?`,
  'g',
);

export const moneyForm: Fixer = ({ at }, specs): Fix[] => {
  const file = specs.files.get(at.file);
  if (!file) return [];
  const from = lineStart(file.text, at.start);
  const line = file.text.slice(from, lineEnd(file.text, at.start));
  for (const m of line.matchAll(MONEY)) {
    const start = from + m.index;
    // A word before the amount may be the keyword of three letters that it belongs to.
    if (start > at.end || start + m[0].length < at.start) continue;
    return formsOf(m).map(({ text, sure }): Fix => {
      const place = { file: at.file, start, end: start + m[0].length };
      return {
        title: `Write ${m[0]} as ${text}`,
        ...(sure && { safe: true, preferred: true }),
        edits: () => replacing(place, text),
      };
    });
  }
  return [];
};

function formsOf(m: RegExpExecArray | RegExpMatchArray): { text: string; sure: boolean }[] {
  const marks = [m[1], m[3]].filter((x) => x !== undefined);
  const currencies = marks.map(currenciesOf);
  if (currencies.length !== 1 || currencies[0]!.length === 0) return [];
  const amounts = amountsOf(m[2]!);
  const sure = amounts.length === 1 && !AMBIGUOUS.has(marks[0]!);
  return amounts
    .flatMap((amount) => currencies[0]!.map((currency) => ({ text: `${amount} ${currency}`, sure })))
    .filter(({ text }) => text !== m[0]);
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
    if (areGroups && text === plain) return last === ',' ? [asGroups(), asDecimals()] : [asDecimals(), asGroups()];
    return [asDecimals()];
  }
  if (new Set(marks).size === 1) return areGroups ? [asGroups()] : [];
  return /^[1-9]\d{0,2}([.,])\d{3}(?:\1\d{3})*$/.test(whole) ? [asDecimals()] : [];
}

const grouped = (whole: string, decimals: string): string =>
  whole.replace(/\B(?=(\d{3})+$)/g, '_') + (decimals === '' ? '' : `.${decimals}`);

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
