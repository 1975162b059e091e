/** One fact in lines: what it says, since when, where that was read, and what it says apart from that. */
import type { Day } from '../../../../grammar/src/text/date.ts';
import { verifiedWords } from '../../rulebook/provenance.ts';
import type { CountryGroup, CclEntry, Country, PartyList } from '../../rulebook/schema/index.ts';
import type { z } from 'zod';
import { type Book, days, type Placed } from '../../workspace/book.ts';

/** Keys that every fact has, or that are said already. */
const SAID = new Set([
  'id',
  'code',
  'title',
  'rule',
  'cite',
  'source',
  'from',
  'until',
  'published',
  'compliance',
  'verified',
  'note',
  'column',
  'name',
  'effective',
]);

export function describe(book: Book, fact: Placed, day: Day): string[] {
  const { states, verified } = fact;
  const said: [string, string | undefined][] = [
    ['Paragraph', fact.rule],
    ['Holds', days(fact)],
    ['Published', fact.published],
    ['Comply by', fact.compliance],
    ['Cited', fact.cite],
    ['Source', fact.source],
    [
      'Verified',
      verified &&
        states &&
        (verified.values === verified.dates
          ? `${verified.values} [${states.values}]`
          : `values ${verified.values} [${states.values}]; dates ${verified.dates} [${states.dates}]`),
    ],
    ['Note', fact.note],
    ['Written', `${fact.file}:${fact.line}`],
  ];
  const lines = said.flatMap(([label, text]) => (text === undefined ? [] : [`  ${label.padEnd(10)} ${text}`]));
  const own = details(book, fact, day);
  return [`${fact.id}  ${fact.title}`, ...lines, ...(own.length > 0 ? ['', ...own.map((l) => `  ${l}`.trimEnd())] : [])];
}

function details(book: Book, fact: Placed, day: Day): string[] {
  switch (fact.kind) {
    case 'country':
      return country(book, fact, fact.record as z.infer<typeof Country>, day);
    case 'chart':
      return [];
    case 'group':
      return group(book, fact.record as z.infer<typeof CountryGroup>, day);
    case 'entry':
      return entry(fact.record as z.infer<typeof CclEntry>);
    case 'party-list':
      return lists(fact.record as z.infer<typeof PartyList>);
    default:
      return yaml(book, fact.record);
  }
}

/** The rest of the record as its author wrote it, references resolved. */
function yaml({ compiler }: Book, record: object): string[] {
  const rest = Object.fromEntries(
    Object.entries(record).filter(
      ([key, value]) => !SAID.has(key) && value !== undefined && !(Array.isArray(value) && value.length === 0),
    ),
  );
  if (Object.keys(rest).length === 0) return [];
  return compiler.stringify(rest, { aliasDuplicateObjects: false, lineWidth: 110 }).trimEnd().split('\n');
}

function country({ rulebook }: Book, fact: Placed, record: z.infer<typeof Country>, day: Day): string[] {
  const at = rulebook.at(day);
  const governing = at.governing(fact.id);
  return [
    `On ${day}`,
    ...(record.domestic ? ['  part of the United States: shipping there is no export'] : []),
    ...(at.hasCountry(fact.id) ? [] : ['  is no destination of its own']),
    ...(governing === fact.id ? [] : [`  follows ${governing} (${at.countryName(governing)})`]),
    `  Country Chart  ${at.hasChartRow(fact.id) ? [...at.chart(fact.id)].sort().join(' ') || 'no mark' : 'no row in hand'}`,
    `  Groups         ${at.groups(fact.id).join(' ') || 'none'}`,
    `  Lists          ${
      [...rulebook.groupNames]
        .filter((g) => /^[a-z]/.test(g) && g !== 'worldwide' && at.inPlace(fact.id, g))
        .sort()
        .join(' ') || 'none'
    }`,
    ...(record.footnotes ? [`  Footnotes      ${record.footnotes.join(', ')} of its row of the chart`] : []),
    ...(record.aliases ? [`  Also           ${record.aliases.join(', ')}`] : []),
  ];
}

function group({ rulebook }: Book, record: z.infer<typeof CountryGroup>, day: Day): string[] {
  const at = rulebook.at(day);
  const members = at.members(record.group);
  const dated = record.members.flatMap((m) => (typeof m === 'string' || (!m.from && !m.until) ? [] : [m]));
  return [
    `Members on ${day}: ${members.length}`,
    ...wrapped(members.join(' ')),
    ...(dated.length > 0 ? ['', 'Changes'] : []),
    ...dated.map(
      (m) =>
        `  ${m.country.padEnd(6)} ${days(m).padEnd(30)} ${[m.cite, m.source, m.verified && `verified ${verifiedWords(m.verified)}`, m.note].filter(Boolean).join('; ')}`,
    ),
  ];
}

function entry(record: z.infer<typeof CclEntry>): string[] {
  const scope = (s: { of?: string[] | undefined; except?: string[] | undefined; condition?: string | undefined }): string =>
    [
      s.of ? s.of.join(', ') : 'entire entry',
      ...(s.except ? [`except ${s.except.join(', ')}`] : []),
      ...(s.condition ? [`where: ${s.condition}`] : []),
    ].join('; ');
  return [
    'License requirements',
    ...record.rows.flatMap((r) =>
      wrapped(
        `${r.reason.padEnd(3)} ${(r.column ?? `scope ${r.special}`).padEnd(6)} ${r.from || r.until ? `(${days(r)}) ` : ''}${scope(r)}`,
      ),
    ),
    ...(record.exceptions.length > 0 ? ['', 'License exceptions of its list'] : []),
    ...record.exceptions.flatMap((e) => wrapped(`${e.code} ${e.limit ? `up to ${e.limit} USD ` : ''}${scope(e)}`)),
    ...Object.entries(record.paragraphTitles ?? {}).map(([p, title]) => `  .${p} ${title}`),
  ];
}

const lists = (record: z.infer<typeof PartyList>): string[] => [
  `Snapshot of ${record.snapshot} with ${record.parties.length} parties. earshot rulebook show NAME finds one.`,
];

/** Lines of at most 110 columns, two blanks before the first, six before the others. */
export function wrapped(text: string): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > 104) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line].map((l, i) => `${i === 0 ? '  ' : '      '}${l}`);
}
