/**
 * The Consolidated Screening List as trade.gov publishes it: JSON (`{ "results": [ … ] }`, or the list alone) and CSV. Of its lists
 * those of the Bureau of Industry and Security are taken: Entity List, Unverified List, Military End-User List, Denied Persons List.
 * It is a convenience copy; the supplements to part 744 and the denial orders govern.
 */
import { fold } from '../../base/fold.ts';
import { parseDay } from '../../../../grammar/src/text/date.ts';
import { KNOWN_LISTS, type KnownListName, PARTY_LISTS } from '../../rulebook/party-lists.ts';
import type { TListedParty } from '../../rulebook/schema/index.ts';
import { CsvError, parseCsv } from './csv.ts';

export type ListName = KnownListName;

export interface Csl {
  readonly parties: ReadonlyMap<ListName, readonly TListedParty[]>;
  /** Entries of lists of other agencies, by the name of the list. */
  readonly leftOut: ReadonlyMap<string, number>;
  /** The day the file says it was made, where it says one. */
  readonly made?: string;
  /** Oddities that stop nothing. */
  readonly notes: readonly string[];
}

/** Where the file is not what it should be: each with its row or line, and the field. At most 20. */
export class CslError extends Error {
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.problems = problems;
  }
}

const MOST_PROBLEMS = 20;
const MOST_ROWS = 500_000;
const LONGEST = 20_000;

/** One entry as the file has it. */
interface Row {
  /** `line 12`, `results[3]` */
  readonly place: string;
  field(name: string): string | undefined;
  names(): readonly string[];
  countries(list: ListName): readonly string[];
}

/** @param countryNames names and other spellings of countries, in small letters, with the code of each */
export function parseCsl(text: string, countryNames: ReadonlyMap<string, string> = new Map()): Csl {
  const names = new Map([...countryNames].map(([name, code]) => [fold(name), code]));
  const trimmed = text.replace(/^\uFEFF/, '').trimStart();
  if (trimmed === '') throw new CslError(['the file is empty']);
  return trimmed.startsWith('{') || trimmed.startsWith('[') ? fromJson(trimmed, names) : fromCsv(trimmed, names);
}

// ---------------------------------------------------------------- the two forms

function fromJson(text: string, names: ReadonlyMap<string, string>): Csl {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const position = /position (\d+)/.exec(String(error))?.[1];
    throw new CslError([
      `${position === undefined ? '' : `line ${text.slice(0, Number(position)).split('\n').length}: `}not valid JSON: is the download whole?`,
    ]);
  }
  const {
    results,
    total,
    search_performed_at: made,
  } = (Array.isArray(value) ? { results: value } : value) as {
    results?: unknown;
    total?: unknown;
    search_performed_at?: unknown;
  };
  if (!Array.isArray(results)) throw new CslError(['no list of results: this is not the Consolidated Screening List']);
  if (typeof total === 'number' && total > results.length) {
    throw new CslError([`results: ${results.length} of ${total} entries: this is a page of a search, not the whole list`]);
  }
  const rows = results.map((entry: unknown, i): Row => {
    const place = `results[${i}]`;
    if (typeof entry !== 'object' || entry === null || Array.isArray(entry))
      throw new CslError([`${place}: expected an entry, found ${JSON.stringify(entry)?.slice(0, 40)}`]);
    const e = entry as Record<string, unknown>;
    const texts = (name: string): readonly string[] => {
      const v = e[name];
      if (v === null || v === undefined || v === '') return [];
      if (typeof v === 'string') return v.split(/;\s*/);
      // Several names are now and then left in one.
      if (Array.isArray(v) && v.every((x) => typeof x === 'string')) return v.flatMap((x: string) => x.split(/;\s*/));
      throw new CslError([`${place}.${name}: expected a list of names`]);
    };
    return {
      place,
      field: (name) => {
        const v = e[name];
        if (v === null || v === undefined || v === '') return undefined;
        if (typeof v !== 'string' && typeof v !== 'number') throw new CslError([`${place}.${name}: expected text`]);
        return String(v);
      },
      names: () => texts('alt_names'),
      countries: () => {
        const addresses = e['addresses'] ?? [];
        if (!Array.isArray(addresses)) throw new CslError([`${place}.addresses: expected a list of addresses`]);
        return [...addresses.map((a) => (a as { country?: unknown } | null)?.country), e['country']].filter(
          (c): c is string => typeof c === 'string' && c !== '',
        );
      },
    };
  });
  return read(rows, names, typeof made === 'string' ? made.slice(0, 10) : undefined);
}

const REQUIRED = [
  'source',
  'name',
  'addresses',
  'start_date',
  'end_date',
  'license_requirement',
  'license_policy',
  'federal_register_notice',
  'alt_names',
];

function fromCsv(text: string, names: ReadonlyMap<string, string>): Csl {
  let records;
  try {
    records = parseCsv(text);
  } catch (error) {
    if (error instanceof CsvError) throw new CslError([`line ${error.line}: ${error.message}: is the download whole?`]);
    throw error;
  }
  const header = records[0]!.fields.map((f) => f.trim());
  const missing = REQUIRED.filter((name) => !header.includes(name));
  if (missing.length > 0)
    throw new CslError([`line 1: no column ${missing.join(', ')}: this is not the Consolidated Screening List`]);
  const column = new Map(header.map((name, i) => [name, i]));
  const rows = records
    .slice(1)
    .filter((r) => r.fields.join('').trim() !== '\u001a')
    .map(({ line, fields }): Row => {
      const place = `line ${line}`;
      if (fields.length !== header.length)
        throw new CslError([
          `${place}: ${fields.length} fields, where the first line has ${header.length}: is the download whole?`,
        ]);
      const field = (name: string): string | undefined => fields[column.get(name)!] || undefined;
      return {
        place,
        field,
        names: () => (field('alt_names') ?? '').split(/;\s*/).filter(Boolean),
        countries: (list) =>
          (field('addresses') ?? '')
            .split(/;\s*/)
            .map((a) => a.split(',').at(-1)!.trim())
            .filter((c) => codeOf(c, names) !== undefined && !(list === 'denied' && STATES.has(c))),
      };
    });
  return read(rows, names, undefined);
}

/** A denied person's address in the CSV may end in a State (`SCOTTSDALE, AZ`), which reads like Azerbaijan. A country left out narrows nothing. */
const STATES = new Set(
  'AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY DC PR'.split(
    ' ',
  ),
);

// ---------------------------------------------------------------- entries

/** By their letters. */
export const CSL_LISTS = (Object.keys(PARTY_LISTS) as ListName[]).flatMap((list): [code: string, list: ListName][] => {
  const code = KNOWN_LISTS.get(list)?.csl;
  return code === undefined ? [] : [[code, list]];
});

function listOf(source: string): ListName | undefined {
  return CSL_LISTS.find(([code]) => source === code || source.includes(`(${code})`))?.[1];
}

function read(rows: readonly Row[], names: ReadonlyMap<string, string>, made: string | undefined): Csl {
  if (rows.length > MOST_ROWS) throw new CslError([`${rows.length} entries; at most ${MOST_ROWS} are read`]);
  const parties = new Map<ListName, TListedParty[]>();
  const leftOut = new Map<string, number>();
  const notes: string[] = [];
  const problems: string[] = [];
  for (const row of rows) {
    try {
      const source = clean(row, 'source', row.field('source'));
      if (source === undefined) throw new CslError([`${row.place}: source: which list it is from is not said`]);
      const list = listOf(source);
      if (list === undefined) {
        if (/Bureau of Industry/i.test(source))
          throw new CslError([`${row.place}: source: ${source} is a list this version does not know`]);
        leftOut.set(source, (leftOut.get(source) ?? 0) + 1);
        continue;
      }
      const all = parties.get(list);
      const party = partyOf(row, list, names, notes);
      if (all) all.push(party);
      else parties.set(list, [party]);
    } catch (error) {
      if (!(error instanceof CslError)) throw error;
      problems.push(...error.problems);
      if (problems.length >= MOST_PROBLEMS) break;
    }
  }
  if (problems.length > 0) throw new CslError(problems.slice(0, MOST_PROBLEMS));
  if (parties.size === 0)
    throw new CslError([
      'no entry of the Entity List, the Unverified List, the Military End-User List or the Denied Persons List',
    ]);
  if (made !== undefined && !parseDay(made)) throw new CslError([`search_performed_at: ${made} is no day of the calendar`]);
  return { parties, leftOut, notes, ...(made === undefined ? {} : { made }) };
}

function partyOf(row: Row, list: ListName, names: ReadonlyMap<string, string>, notes: string[]): TListedParty {
  const name = clean(row, 'name', row.field('name'));
  if (name === undefined) throw new CslError([`${row.place}: name: an entry without a name`]);
  const countries = [
    ...new Set(
      row.countries(list).flatMap((c) => {
        const code = codeOf(c, names);
        // A country left out narrows nothing: the name alone is then looked for.
        if (code === undefined) notes.push(`${row.place}: addresses: ${c.slice(0, 60)} is no country; it is left out`);
        return code === undefined ? [] : [code];
      }),
    ),
  ];
  const aliases = [
    ...new Set(
      row
        .names()
        .map((a) => clean(row, 'alt_names', a.replace(/^and\s+/i, '')))
        .filter((a): a is string => a !== undefined && a !== name),
    ),
  ];
  const from = dayOf(row, 'start_date');
  const end = dayOf(row, 'end_date');
  const until = end === undefined ? undefined : dayAfter(end);
  if (from !== undefined && until !== undefined && until <= from)
    notes.push(`${row.place}: ${name}: ends (${end}) before it begins (${from}); taken as listed without an end`);
  const fr = clean(row, 'federal_register_notice', row.field('federal_register_notice'));
  return {
    name,
    countries,
    ...(aliases.length > 0 && { aliases }),
    ...(list === 'entity-list' &&
      entityOf(
        clean(row, 'license_requirement', row.field('license_requirement')),
        clean(row, 'license_policy', row.field('license_policy')),
      )),
    ...(fr !== undefined && { fr }),
    ...(from !== undefined && { from }),
    ...(until !== undefined && (from === undefined || until > from) && { until }),
  };
}

/** The list writes codes, and a few names: `CRIMEA (OCCUPIED)`. */
function codeOf(text: string, names: ReadonlyMap<string, string>): string | undefined {
  const code = text.trim();
  if (/^[A-Z]{2}$/.test(code)) return code;
  const name = fold(code);
  return Object.entries(REGIONS).find(([region]) => name.includes(region))?.[1] ?? names.get(name);
}

/** `Türkiye` and `TURKIYE` are one name. */
const REGIONS: Readonly<Record<string, string>> = { crimea: 'UA-43', donetsk: 'UA-14', luhansk: 'UA-09' };

/** The wording of an Entity List entry: `footnotes` by the paragraphs it names, since the file has no field for them. */
export function entityOf(
  requirement: string | undefined,
  policy: string | undefined,
): Pick<TListedParty, 'footnotes' | 'stated' | 'under' | 'policy' | 'exceptions'> {
  const text = requirement ?? '';
  const footnotes = [
    ...(/734\.9\(e\)\s*(\(1\)|1\b)/.test(text) ? [1] : []),
    ...(/734\.9\(g\)/.test(text) ? [3] : []),
    ...(/734\.9\(e\)\(2\)/.test(text) || (/734\.9\(e\)\s*,?\s*(and\b|§|744)/.test(text) && /\)\s*4\b/.test(text)) ? [4] : []),
    ...(/734\.9\(e\)\(3\)/.test(text) ? [5] : []),
  ];
  const open = /may be overcome by License Exception GOV\b/i.test(text);
  return {
    ...(footnotes.length > 0 && { footnotes }),
    // Anything but all items is left as stated: the answer is then undetermined, never a guess.
    ...(text !== '' && !ALL_ITEMS.test(text.replace(NARROWS_NOTHING, '').trim()) && { stated: text }),
    ...(/744\.2[1l]\b/.test(text) && { under: ['744.21'] }),
    policy: policyOf(policy),
    ...(open && { exceptions: ['GOV'] }),
  };
}

/** Sentences after the requirement that leave it one for all items. */
const NARROWS_NOTHING =
  /\.?\s*(This license requirement may be overcome by License Exception GOV|The license requirements under this entry also extend to)\b.*$/i;
const ALL_ITEMS =
  /^(for )?all items subject to the EAR\s*[.,]?\s*(\(?\s*see\b[^a-z]*(part)?[^a-z]*(§|\d+l?|\([a-z]\)|of the EAR|and\b|[\s.,;()])*2?\.?)?$/i;

function policyOf(policy: string | undefined): NonNullable<TListedParty['policy']> {
  const text = (policy ?? '').trim();
  if (/^presumption (of|for) denial\.?$/i.test(text)) return 'presumption-of-denial';
  if (/^policy of denial\b/i.test(text)) return 'policy-of-denial';
  if (/^case[- ]by[- ]case( basis| review)?\.?$/i.test(text)) return 'case-by-case';
  return 'as-stated';
}

// ---------------------------------------------------------------- fields

/** White space made plain; a control character, or text beyond all measure, is no field of this list. */
function clean(row: Row, field: string, text: string | undefined): string | undefined {
  const plain = text?.replace(/[\s\u00a0]+/g, ' ').trim();
  if (plain === undefined || plain === '') return undefined;
  if (/[\u0000-\u001f\u007f]/.test(plain)) throw new CslError([`${row.place}: ${field}: holds control characters`]);
  if (plain.length > LONGEST) throw new CslError([`${row.place}: ${field}: is ${plain.length} characters long`]);
  return plain;
}

function dayOf(row: Row, field: string): string | undefined {
  const text = clean(row, field, row.field(field));
  if (text === undefined) return undefined;
  const found = parseDay(text);
  if (!found) throw new CslError([`${row.place}: ${field}: ${text.slice(0, 40)} is no day, such as 2024-12-02`]);
  return found;
}

/** An order that ends on a day still holds on it. */
function dayAfter(day: string): string {
  return new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
}
