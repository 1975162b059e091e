/**
 * The supply chain data of the Emerging Technology Observatory, from the CSV files that a user has downloaded, as candidates for alternatives:
 * who provides an input, from which country, with which share. Where a provider sits is not where the thing is made, so no origin is stated.
 */
import Papa from 'papaparse';
import { format } from '../../../grammar/src/printer/index.ts';
import type { Vocabulary } from '../../../grammar/src/parser/values.ts';
import { suggest } from '../../../grammar/src/text/suggest.ts';
import { countryOf } from './countries.ts';
import { decodeText } from './decode.ts';
import { nameOf, Names } from './names.ts';
import { BomProblem } from './reading.ts';
import { commented, plain, quoted } from './strings.ts';

/** The files, and the columns that are read of each. */
const FILES = {
  'inputs.csv': ['input_name', 'input_id', 'type'],
  'providers.csv': ['provider_name', 'provider_id', 'provider_type', 'country'],
  'provision.csv': ['provider_id', 'provided_id', 'share_provided', 'negligible_market_share'],
} as const;

export type EtoFile = keyof typeof FILES;

interface Provider {
  readonly name: string;
  readonly isCountry: boolean;
  /** ISO 3166-1; undefined where the file says none, or none that is known. */
  readonly country?: string;
}

interface Provision {
  readonly provider: Provider;
  /** `57 %`, `negligible`; undefined where the file says neither. */
  readonly share?: string;
}

export interface EtoInput {
  readonly id: string;
  readonly name: string;
  readonly provisions: readonly Provision[];
}

/** Throws a `BomProblem` that names the file where one is not of that data. */
export function readEto(bytes: (file: EtoFile) => Uint8Array): { inputs: readonly EtoInput[]; notes: readonly string[] } {
  const notes: string[] = [];
  const table = (file: EtoFile): readonly Record<string, string>[] => rowsOf(file, bytes(file));
  const providers = new Map<string, Provider>();
  for (const row of table('providers.csv')) {
    const isCountry = row['provider_type'] === 'country';
    const said = isCountry ? row['country'] || row['provider_name']! : row['country']!;
    const country = countryOf(said);
    if (said !== '' && country === undefined)
      notes.push(`providers.csv: ${row['provider_name']}: "${said}" is no country that is known`);
    providers.set(row['provider_id']!, { name: row['provider_name']!, isCountry, ...(country !== undefined && { country }) });
  }
  const provisions = new Map<string, Provision[]>();
  for (const row of table('provision.csv')) {
    const provider = providers.get(row['provider_id']!);
    if (!provider)
      throw new BomProblem(`provision.csv names the provider ${row['provider_id']}, which providers.csv does not have`);
    const share = row['share_provided']!.replace(/\s*%$/, ' %') || row['negligible_market_share']!;
    const all = provisions.get(row['provided_id']!);
    const one = { provider, ...(share !== '' && { share }) };
    if (all) all.push(one);
    else provisions.set(row['provided_id']!, [one]);
  }
  const inputs = table('inputs.csv').map((row) => ({
    id: row['input_id']!,
    name: row['input_name']!,
    provisions: provisions.get(row['input_id']!) ?? [],
  }));
  return { inputs, notes };
}

function rowsOf(file: EtoFile, bytes: Uint8Array): Record<string, string>[] {
  const { data, meta } = Papa.parse<Record<string, string>>(decodeText(bytes).text, {
    header: true,
    skipEmptyLines: 'greedy',
    transformHeader: (name) => name.trim(),
    transform: (cell) => plain(cell),
  });
  const missing = FILES[file].filter((name) => !meta.fields?.includes(name));
  if (missing.length > 0)
    throw new BomProblem(`${file} has no column ${missing.join(', ')}: it is not of the supply chain explorer`);
  return data.map((row) => Object.fromEntries(FILES[file].map((name) => [name, row[name] ?? ''])));
}

/** By its id or its name. */
export function etoInput(inputs: readonly EtoInput[], said: string): EtoInput {
  const found = inputs.find((i) => i.id.toLowerCase() === said.toLowerCase() || i.name.toLowerCase() === said.toLowerCase());
  if (found) return found;
  const near = suggest(
    said,
    inputs.map((i) => i.name),
  );
  throw new BomProblem(`there is no input ${said} in inputs.csv${near ? `; did you mean ${near}?` : ''}`);
}

export interface Wanted {
  /** The name of an input in the user's spec; declared here where there is no such spec. */
  readonly target: string;
  readonly input: EtoInput;
}

const HEAD = `// Candidates for alternatives, made of the Advanced Semiconductor Supply Chain Dataset of the Emerging Technology Observatory,
// Center for Security and Emerging Technology (CSET), Georgetown University: https://eto.tech/dataset-docs/chipexplorer
// License: CC BY-NC 4.0, https://creativecommons.org/licenses/by-nc/4.0/ (attribution; not for commercial use). Changed: rows became declarations.
// The country is the provider's. Where a thing is made, its ECCN and its value are for you to state.`;

/** @param imported the spec that declares the targets, as it is imported; undefined where they are to be declared here */
export function candidatesOf(wanted: readonly Wanted[], imported: string | undefined, vocabulary: Vocabulary): string {
  const names = new Names(wanted.map((w) => w.target));
  const parties = new Map<Provider, string>();
  const blocks: string[] = [];
  for (const { target, input } of wanted) {
    if (imported === undefined) blocks.push(`input ${target} ${quoted(input.name)} {\n}`);
    const firms = input.provisions.filter((p) => !p.provider.isCountry);
    const covered = new Set(firms.map((p) => p.provider.country));
    const countries = input.provisions.filter((p) => p.provider.isCountry);
    if (countries.length > 0)
      blocks.push(
        `// ${commented(input.name)} by country: ${countries.map((p) => commented(`${p.provider.country ?? p.provider.name} ${p.share ?? 'share not said'}`)).join(', ')}`,
      );
    for (const p of [...firms, ...countries.filter((c) => !covered.has(c.provider.country))])
      blocks.push(alternativeOf(p, target, input));
  }
  const declared = [...parties].map(
    ([{ name, country }, party]) => `party ${party} ${quoted(name)} {\n${country === undefined ? '' : `country ${country}\n`}}`,
  );
  const head = imported === undefined ? HEAD : `${HEAD}\n\nimport ${quoted(imported)}`;
  return format(`${[head, ...declared, ...blocks].join('\n\n')}\n`, vocabulary);

  function alternativeOf({ provider, share }: Provision, target: string, input: EtoInput): string {
    const { name, country, isCountry } = provider;
    let supplier = parties.get(provider);
    if (!isCountry && supplier === undefined) parties.set(provider, (supplier = names.take(name, 'provider')));
    const own = names.take(`${target}-${nameOf(name, 'provider')}`, 'provider');
    const label = `${input.name}: ${name}${share === undefined ? '' : `, ${share === 'negligible' ? 'negligible share' : `${share} of the market`}`}`;
    const facts = [
      ...(country === undefined ? [] : [`// origin ${country}, if it is made there`]),
      ...(supplier === undefined ? [] : [`supplier ${supplier}`]),
    ];
    return `alternative ${own} ${quoted(label)} replaces ${target} {\n${facts.join('\n')}\n}`;
  }
}
