/**
 * The Consolidated Screening List as trade.gov publishes it: JSON (`{ "results": [ … ] }`, or the list alone) and CSV; or the Entity List as
 * the Bureau of Industry and Security offers it. Of its lists those of the Bureau of Industry and Security are taken: Entity List, Unverified List, Military End-User List, Denied Persons List.
 * It is a convenience copy; the supplements to part 744 and the denial orders govern.
 */
import { fold } from '../../base/fold.ts';
import { parseDay } from '../../../../grammar/src/text/date.ts';
import { KNOWN_LISTS, type KnownListName, PARTY_LISTS } from '../../rulebook/party-lists.ts';
import type { TListedParty } from '../../rulebook/schema/index.ts';
import { codeOf } from './list-countries.ts';
import { CslError, type Row } from './list-row.ts';
import { listFile, type ListFile } from './list-rows.ts';

export type ListName = KnownListName;

export interface Csl {
  readonly parties: ReadonlyMap<ListName, readonly TListedParty[]>;
  /** Entries of lists of other agencies, by the name of the list. */
  readonly leftOut: ReadonlyMap<string, number>;
  readonly source: ListFile['source'];
  /** The day the file says it was made, where it says one. */
  readonly made?: string;
  /** Oddities that stop nothing. */
  readonly notes: readonly string[];
}

const MOST_PROBLEMS = 20;
const MOST_ROWS = 500_000;
const LONGEST = 20_000;

/** @param countryNames names and other spellings of countries, in small letters, with the code of each */
export function parseCsl(bytes: Uint8Array, countryNames: ReadonlyMap<string, string> = new Map()): Csl {
  const names = new Map([...countryNames].map(([name, code]) => [fold(name), code]));
  const { rows, source, made } = listFile(bytes, names);
  return { ...read(rows, names, made), source };
}

// ---------------------------------------------------------------- entries

/** By their letters. */
export const CSL_LISTS = (Object.keys(PARTY_LISTS) as ListName[]).flatMap((list): [code: string, list: ListName][] => {
  const code = KNOWN_LISTS.get(list)?.csl;
  return code === undefined ? [] : [[code, list]];
});

function listOf(source: string): ListName | undefined {
  const titled = fold(source);
  return CSL_LISTS.find(
    ([code, list]) => source === code || source.includes(`(${code})`) || titled === fold(KNOWN_LISTS.get(list)!.title),
  )?.[1];
}

function read(rows: readonly Row[], names: ReadonlyMap<string, string>, made: string | undefined): Omit<Csl, 'source'> {
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
