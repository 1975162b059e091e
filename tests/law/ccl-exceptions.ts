/** The list-based license exceptions of entries against a table read apart from the rulebook, by what determinations answer. */
import { product, productName, seller, table } from './tables.ts';
import type { Unit } from './units.ts';

/** Of Country Group B, the first three marked in nearly every column; firearms are available to Canada alone. */
const AVAILABLE = ['TH', 'IN', 'PK', 'CA'];
/** Of A:6 and of A:5, where the entry needs a license. */
const A6 = ['IL', 'SG'];
const A5 = ['IN', 'AR'];

interface Said {
  readonly word: string;
  readonly product: string;
  readonly name: string;
  readonly countries: readonly string[];
  /** One exception is looked at, in a country where the item needs a license. */
  readonly code: string;
  readonly barred: boolean;
  /** Barred by its entry, as the answer says: other rules may bar it too. */
  readonly byEntry: boolean;
  readonly entry: string;
}

export function exceptionUnits(): Unit[] {
  const entries = Map.groupBy(table('ccl-exceptions.txt'), (l) => l.name.slice(0, 5));
  return [...entries].map(([entry, lines]): Unit => {
    const all = lines.flatMap((l) => l.words.flatMap((w) => said(l.name, w)));
    const sell = seller([...new Map(all.map((s) => [s.name, s.product])).values()]);
    return {
      id: `ccl-exceptions.txt ${entry}`,
      about: entry,
      only: (section, words) => section === 'ccl' && words.includes(entry),
      run: (rulebook) => wrong(all, sell(rulebook)),
    };
  });
}

/** Available: in one of the countries at least. Barred: in each. */
function wrong(all: readonly Said[], sold: ReturnType<ReturnType<typeof seller>>): string | undefined {
  for (const s of all) {
    const needed = s.countries
      .map((country) => sold.get(`${s.name}@${country}`)!)
      .filter((d) => d.requirements.some((r) => r.kind === 'ccl' && r.answer !== 'no'));
    const open = needed.filter((d) => (d.exceptions.find((e) => e.code === s.code)?.status ?? 'barred') !== 'barred');
    if (s.barred ? open.length > 0 : needed.length > 0 && open.length === 0)
      return `${s.word}: ${s.code} for ${s.name} is ${s.barred ? 'not ' : ''}barred to ${(s.barred ? open : needed).map((d) => d.destination).join(', ')}`;
    const asked = needed.filter((d) => d.outcome !== 'no-license-required');
    const told = asked.some((d) => d.exceptions.some((e) => e.code === s.code && excludes(e.because, s.entry)));
    if (s.byEntry && asked.length > 0 && !told) return `${s.word}: the entry of ${s.name} does not exclude ${s.code}`;
  }
  return undefined;
}

const excludes = (because: string | undefined, entry: string): boolean =>
  because !== undefined && because.startsWith(`the entry of ${entry}`) && because.endsWith('excludes it');

function said(paragraph: string, word: string): Said[] {
  const [, not, code, limit] = /^(!?)([A-Z]+\d?)(?::(\d+))?$/.exec(word)!;
  const make = (name: string, value: string, countries: readonly string[], barred: boolean): Said => ({
    word,
    name,
    product: product(paragraph, [...AVAILABLE, ...A6, ...A5], { name, value }),
    countries,
    code: code!.replace(/\d$/, ''),
    barred,
    byEntry: code!.startsWith('STA'),
    entry: paragraph.slice(0, 5),
  });
  const name = productName(paragraph);
  if (limit) return [make(`${name}-at`, limit, AVAILABLE, false), make(`${name}-above`, `${limit}.01`, AVAILABLE, true)];
  if (code === 'STA2') return [make(name, '1', A6, true)];
  if (code === 'STA5') return [A6, A5].map((countries) => make(name, '1', countries, true));
  return [make(name, '1', AVAILABLE, not === '!')];
}
