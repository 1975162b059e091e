/** A fact that states one row or column of a table is reached by a change of that row or column alone. */
import type { ParagraphChange } from '../../ecfr/compare.ts';
import type { Row } from '../../ecfr/paragraph.ts';
import type { WrittenFact } from '../compile/facts.ts';

/** The code of a country by a name of it; undefined where the rulebook does not know the name. */
export type CountryOf = (name: string) => string | undefined;

export function concernsRow(fact: WrittenFact, change: ParagraphChange, countryOf: CountryOf): boolean {
  const row = (change.is ?? change.was)?.row;
  if (!row) return true;
  if (change.at[0] === '738 supp. 1' && (fact.kind === 'chart' || fact.kind === 'country')) {
    if (countryOf(row.name) !== fact.id) return false;
    // A country is in the list and has footnotes; its marks are a fact of their own.
    const { was, is } = change;
    return fact.kind === 'chart' || !was?.row || !is?.row || was.row.cells[0]?.[1] !== is.row.cells[0]?.[1];
  }
  if (change.at[0] === '740 supp. 1' && fact.kind === 'group')
    return changedColumns(change).some((header) => isColumnOf(header, fact.id));
  return true;
}

/** A row of a country that the rulebook does not know reaches no fact, and must not pass unseen. */
export const isUnknownCountry = (change: ParagraphChange, countryOf: CountryOf): boolean => {
  const row = (change.is ?? change.was)?.row;
  return change.at[0] === '738 supp. 1' && row !== undefined && countryOf(row.name) === undefined;
};

function changedColumns({ was, is }: ParagraphChange): string[] {
  const cells = (row: Row | undefined): readonly (readonly [string, string])[] => row?.cells ?? [];
  const [a, b] = [cells(was?.row), cells(is?.row)];
  const longer = a.length > b.length ? a : b;
  const changed = longer.flatMap(([header], i) => ((a[i]?.[1] ?? '') === (b[i]?.[1] ?? '') ? [] : [header]));
  // The name of a country that comes or goes is no column where the table has others.
  return longer.some(([header]) => COLUMN.test(header)) ? changed.filter((header) => COLUMN.test(header)) : changed;
}

const COLUMN = /\b[A-E]\s*:\s*\d/;

/** `[D: 5] U.S. arms embargoed countries` is the column of D:5; a table of Country Group B, which has no columns, is that of B. */
function isColumnOf(header: string, group: string): boolean {
  const columns = [...header.matchAll(/\b([A-E])\s*:\s*(\d)/g)].map((m) => `${m[1]}:${m[2]}`);
  if (columns.length > 0) return columns.includes(group);
  const title = /country group ([A-E])\b/i.exec(header)?.[1];
  return title === undefined || group === title || group.startsWith(`${title}:`);
}
