/**
 * The Entity List as the Bureau of Industry and Security offers it itself: one row an address, countries by name, American dates,
 * several dates in a field, `; and` between names. Rows of one entry are put together.
 */
import { parseDay } from '../../../../grammar/src/text/date.ts';
import { CslError, type Row } from './list-row.ts';

export const LEGACY_COLUMNS = [
  'Source List',
  'Name',
  'Country',
  'Federal Register Notice',
  'Effective Date',
  'License Requirement',
  'License Policy',
  'Alternate Name',
];

const LIFTED = 'Date Lifted/Waived/Expired';

interface Address {
  readonly place: string;
  field(name: string): string | undefined;
}

/** Entries of one name that ask for different licenses stay apart. */
export function legacyRows(addresses: readonly Address[]): Row[] {
  const same = (a: Address): string =>
    JSON.stringify(['Source List', 'Name', 'License Requirement', 'License Policy'].map((f) => a.field(f)?.trim()));
  return [...Map.groupBy(addresses, same).values()].map(entry);
}

function entry(rows: readonly Address[]): Row {
  const [first] = rows as [Address];
  const all = (name: string): string[] => [...new Set(rows.flatMap((r) => r.field(name)?.trim() || []))];
  const columns: Readonly<Record<string, () => string | undefined>> = {
    source: () => first.field('Source List'),
    name: () => first.field('Name'),
    license_requirement: () => first.field('License Requirement'),
    license_policy: () => first.field('License Policy'),
    federal_register_notice: () => all('Federal Register Notice').join('; ') || undefined,
    // The first day of any of its addresses, and the last on which one was still listed.
    start_date: () => rows.flatMap((r) => days(r, 'Effective Date')).sort()[0],
    end_date: () => {
      const ends = rows.map((r) => days(r, LIFTED).sort().at(-1));
      return ends.includes(undefined) ? undefined : ends.sort().at(-1);
    },
  };
  return {
    place: first.place,
    field: (name) => columns[name]?.(),
    names: () => all('Alternate Name').flatMap((names) => names.split(/;\s*/)),
    countries: () => all('Country'),
  };
}

/** `12/22/2020;3/4/2022`: the month first. */
function days(row: Address, column: string): string[] {
  return (row.field(column) ?? '')
    .split(/[;,]\s*/)
    .filter((text) => text.trim() !== '')
    .map((text) => {
      const american = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text.trim());
      const iso = american ? `${american[3]}-${american[1]!.padStart(2, '0')}-${american[2]!.padStart(2, '0')}` : text.trim();
      const day = parseDay(iso);
      if (!day) throw new CslError([`${row.place}: ${column}: ${text.slice(0, 40)} is no day, such as 12/22/2020`]);
      return day;
    });
}
