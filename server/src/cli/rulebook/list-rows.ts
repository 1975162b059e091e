/** What a downloaded file of party lists may be, and its entries one by one, as they stand there. */
import { decodeText } from '../../bom/decode.ts';
import { decode } from '../../project/read.ts';
import { CsvError, type CsvRecord, parseCsv, SEPARATORS, type Separator } from './csv.ts';
import { codeOf, STATES } from './list-countries.ts';
import { LEGACY_COLUMNS, legacyRows } from './list-legacy.ts';
import { CslError, type Row } from './list-row.ts';

export interface ListFile {
  readonly rows: readonly Row[];
  /** Whose file it is, as a rulebook is to cite it. */
  readonly source: 'Consolidated Screening List (trade.gov)' | 'Entity List (bis.gov)';
  /** The day the file says it was made, where it says one. */
  readonly made?: string;
}

/** By what the file holds, not by its name. @param countryNames names of countries, folded, with the code of each */
export function listFile(bytes: Uint8Array, countryNames: ReadonlyMap<string, string>): ListFile {
  const text = textOf(bytes)
    .replace(/^\uFEFF/, '')
    .trimStart();
  if (text === '') throw new CslError(['the file is empty']);
  const other = OTHER_FORMATS.find(([start]) => start.test(text));
  if (other) throw new CslError([`it is ${other[1]}`]);
  return text.startsWith('{') || text.startsWith('[') ? fromJson(text) : fromSeparated(text, countryNames);
}

/** What people download in its place, and what helps. */
const OTHER_FORMATS: readonly (readonly [RegExp, string])[] = [
  [/^PK\u0003\u0004/, 'a zip file or a workbook (.xlsx): unpack it, or save it as CSV'],
  [/^%PDF/, 'a PDF: download the list as JSON or CSV'],
  [/^<(!doctype html|html)/i, 'a page of HTML: download the list itself, as JSON or CSV'],
  [/^<(\?xml|[a-z])/i, 'XML: download the list as JSON or CSV'],
];

/** UTF-8, or UTF-16 as spreadsheets save it. In any other code page the letters of a name would be a guess. */
function textOf(bytes: Uint8Array): string {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return 'PK\u0003\u0004';
  const { text, encoding } = decodeText(bytes);
  if (encoding === 'UTF-16' && (text.includes('\uFFFD') || !text.isWellFormed()))
    throw new CslError(['it is UTF-16 text that is not whole: is the download whole?']);
  if (encoding !== 'windows-1252') return text;
  const read = decode(bytes);
  throw new CslError([`it ${'problem' in read ? read.problem : 'cannot be read'}; save it as UTF-8`]);
}

function fromJson(text: string): ListFile {
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
  return {
    rows,
    source: 'Consolidated Screening List (trade.gov)',
    ...(typeof made === 'string' && { made: made.slice(0, 10) }),
  };
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

function fromSeparated(text: string, names: ReadonlyMap<string, string>): ListFile {
  const separators = Object.keys(SEPARATORS) as Separator[];
  const first = (separator: Separator): readonly string[] =>
    (records(text.slice(0, LONGEST_HEADER), separator, true)[0]?.fields ?? []).map((f) => f.trim());
  const fits = (required: readonly string[]): Separator | undefined =>
    separators.find((s) => required.every((name) => first(s).includes(name)));
  const csl = fits(REQUIRED);
  if (csl) return { rows: cslRows(records(text, csl), names), source: 'Consolidated Screening List (trade.gov)' };
  const legacy = fits(LEGACY_COLUMNS);
  if (legacy) return { rows: legacyRows(table(records(text, legacy))), source: 'Entity List (bis.gov)' };
  throw new CslError([unknown(separators.map((s) => [s, first(s)]))]);
}

/** What was found instead, so that the reader sees which file it is. */
function unknown(headers: readonly (readonly [Separator, readonly string[]])[]): string {
  const [separator, header] = headers.reduce((a, b) => (b[1].length > a[1].length ? b : a));
  const columns = header
    .slice(0, 4)
    .map((c) => c.slice(0, 20))
    .join(', ');
  const found =
    header.length < 2
      ? 'no commas, semicolons, tabs or bars'
      : `${SEPARATORS[separator]}-separated, columns ${columns}${header.length > 4 ? ' …' : ''}`;
  const missing = REQUIRED.filter((name) => !header.includes(name));
  const near = missing.length < REQUIRED.length ? `; no column ${missing.join(', ')}` : '';
  return `line 1: ${found}${near}: neither the Consolidated Screening List nor the Entity List of bis.gov`;
}

const LONGEST_HEADER = 10_000;

function records(text: string, separator: Separator, partial = false): CsvRecord[] {
  try {
    return parseCsv(text, separator);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    if (partial) return parseCsv(text.split(/\r?\n/)[0]!.replaceAll('"', ''), separator);
    throw new CslError([`line ${error.line}: ${error.message}: is the download whole?`]);
  }
}

/** Rows below the header by the names of their columns. Each has as many fields as the header, or the file is cut. */
function table([head, ...rows]: readonly CsvRecord[]): { place: string; field: (name: string) => string | undefined }[] {
  const header = head!.fields.map((f) => f.trim());
  const column = new Map(header.map((name, i) => [name, i]));
  return rows
    .filter((r) => r.fields.join('').trim() !== '\u001a')
    .map(({ line, fields }) => {
      const place = `line ${line}`;
      if (fields.length !== header.length)
        throw new CslError([
          `${place}: ${fields.length} fields, where the first line has ${header.length}: is the download whole?`,
        ]);
      return { place, field: (name) => fields[column.get(name) ?? -1] || undefined };
    });
}

const cslRows = (all: readonly CsvRecord[], names: ReadonlyMap<string, string>): Row[] =>
  table(all).map(({ place, field }) => ({
    place,
    field,
    names: () => (field('alt_names') ?? '').split(/;\s*/).filter(Boolean),
    countries: (list) =>
      (field('addresses') ?? '')
        .split(/;\s*/)
        .map((a) => a.split(',').at(-1)!.trim())
        .filter((c) => codeOf(c, names) !== undefined && !(list === 'denied' && STATES.has(c))),
  }));
