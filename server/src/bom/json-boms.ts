/** Bills and part lists in JSON: CycloneDX, SPDX, and what distributors answer. Rows are counted in the order of the file. */
import { tradeFacts } from './classification.ts';
import { currencyIn } from './currency.ts';
import { withoutZeros } from '../base/exact.ts';
import { decimalOf } from './numbers.ts';
import { type BomLine, BomProblem, type Mapped, type Reading } from './reading.ts';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type Parts = { readonly [key: string]: Json };

/** What is known of the shapes: one row a format. `fits` looks at the whole, `read` at what it holds. */
const FORMATS: readonly {
  readonly kind: string;
  readonly fits: (json: Parts) => boolean;
  readonly read: (json: Parts, currency: string | undefined) => Omit<Reading, 'kind'>;
}[] = [
  { kind: 'CycloneDX', fits: (j) => j['bomFormat'] === 'CycloneDX', read: cycloneDx },
  { kind: 'SPDX', fits: (j) => typeof j['spdxVersion'] === 'string', read: spdx },
  { kind: 'Mouser', fits: (j) => at(j, 'SearchResults', 'Parts') !== undefined, read: mouser },
  {
    kind: 'Digi-Key',
    fits: (j) => at(j, 'Product', 'ManufacturerProductNumber') !== undefined || Array.isArray(j['Products']),
    read: digiKey,
  },
];

export function readJson(text: string, currency?: string): Reading {
  let json: Json;
  try {
    json = JSON.parse(text) as Json;
  } catch {
    throw new BomProblem('it is not valid JSON');
  }
  const found = isParts(json) ? FORMATS.find((f) => f.fits(json)) : undefined;
  if (!found || !isParts(json))
    throw new BomProblem(`it is none of the JSON that can be read: ${FORMATS.map((f) => f.kind).join(', ')}`);
  return { kind: found.kind, ...found.read(json, currency) };
}

/** Collects what each entry says; the mapping names the key it came from, with the first example. */
class Lines {
  readonly lines: BomLine[] = [];
  readonly leftOut: { row: number; why: string; text: string }[] = [];
  private readonly mapped = new Map<string, Mapped>();
  private row = 0;

  add(
    said: Partial<
      Record<
        'part' | 'maker' | 'description' | 'quantity' | 'eccn' | 'hts' | 'origin' | 'ownNumber',
        readonly [key: string, value: Json | undefined]
      >
    >,
    money?: { key: string; amount: Json; currency: Json | undefined },
  ): void {
    this.row++;
    const text = (field: keyof typeof said): string => {
      const [key, value] = said[field] ?? ['', undefined];
      const words = typeof value === 'number' ? String(value) : typeof value === 'string' ? value.trim() : '';
      if (words !== '' && !this.mapped.has(field)) this.mapped.set(field, { field, column: key, example: words });
      return words;
    };
    const part = text('part') || text('ownNumber') || text('description');
    if (part === '') {
      this.leftOut.push({ row: this.row, why: 'names no part', text: '' });
      return;
    }
    const notes: string[] = [];
    const facts = tradeFacts({ origin: text('origin'), eccn: text('eccn'), hts: text('hts') }, notes);
    const quantity = decimalOf(text('quantity'), '.');
    const amount =
      money &&
      decimalOf(
        String(money.amount ?? ''),
        String(money.amount).includes(',') && !String(money.amount).includes('.') ? ',' : '.',
      );
    const currency = money && (currencyIn(String(money.currency ?? '')) ?? currencyIn(String(money.amount ?? '')));
    if (amount !== undefined && currency === undefined)
      notes.push(`value "${String(money!.amount)}" has no currency: --currency says which`);
    if (amount !== undefined && !this.mapped.has('unitValue'))
      this.mapped.set('unitValue', { field: 'unitValue', column: money!.key, example: String(money!.amount) });
    this.lines.push({
      row: this.row,
      part,
      ...(text('ownNumber') && text('part') && { ownNumber: text('ownNumber') }),
      ...(text('maker') && { maker: text('maker') }),
      ...(text('description') && text('description') !== part && { description: text('description') }),
      ...(quantity !== undefined && { quantity: withoutZeros(quantity) }),
      ...(amount !== undefined && { unitValue: { amount: withoutZeros(amount), ...(currency && { currency }) } }),
      ...facts,
      notes,
    });
  }

  reading(product: Json | undefined, assumptions: readonly string[] = []): Omit<Reading, 'kind'> {
    return {
      ...(typeof product === 'string' && product !== '' && { product }),
      mapping: [...this.mapped.values()],
      unused: [],
      lines: this.lines,
      leftOut: this.leftOut,
      assumptions,
    };
  }
}

function cycloneDx(json: Parts): Omit<Reading, 'kind'> {
  const out = new Lines();
  const walk = (components: Json | undefined): void => {
    for (const c of list(components)) {
      const properties = new Map(list(c['properties']).map((p) => [String(p['name']), p['value']]));
      const of = (...keys: string[]): readonly [string, Json | undefined] => {
        const key = [...properties.keys()].find((k) => keys.some((end) => k.toLowerCase().endsWith(end)));
        return [key ?? '', key === undefined ? undefined : properties.get(key)];
      };
      const maker = at(c, 'manufacturer', 'name') ?? at(c, 'supplier', 'name');
      out.add({
        part: ['name', c['name']],
        maker: ['supplier.name', maker],
        description: ['description', c['description']],
        quantity: of(':quantity', 'quantity'),
        eccn: of(':eccn', 'eccn', 'exportcontrolclassnumber'),
        hts: of(':hts', 'hts', 'htsus', 'tariff-code'),
        origin: of('country-of-origin', 'countryoforigin', ':origin'),
      });
      walk(c['components']);
    }
  };
  walk(json['components']);
  return out.reading(at(json, 'metadata', 'component', 'name'));
}

function spdx(json: Parts): Omit<Reading, 'kind'> {
  const out = new Lines();
  const described = new Set(
    list(json['relationships'])
      .filter((r) => r['relationshipType'] === 'DESCRIBES')
      .map((r) => r['relatedSpdxElement'])
      .concat(Array.isArray(json['documentDescribes']) ? json['documentDescribes'] : []),
  );
  const packages = list(json['packages']);
  const own = packages.find((p) => described.has(p['SPDXID'] ?? null));
  for (const p of packages) {
    if (p === own) continue;
    const supplier =
      typeof p['supplier'] === 'string'
        ? p['supplier'].replace(/^(Organization|Person): /, '').replace(/ \([^)]*@[^)]*\)$/, '')
        : undefined;
    out.add({
      part: ['name', p['name']],
      maker: ['supplier', supplier === 'NOASSERTION' ? undefined : supplier],
      description: ['summary', p['summary'] ?? p['description']],
    });
  }
  return out.reading(own?.['name'] ?? json['name'], [
    'packages of software: state `kind software` where they are shipped as such',
  ]);
}

function mouser(json: Parts, currency: string | undefined): Omit<Reading, 'kind'> {
  const out = new Lines();
  for (const p of list(at(json, 'SearchResults', 'Parts'))) {
    const compliance = new Map(
      list(p['ProductCompliance']).map((c) => [String(c['ComplianceName']).toUpperCase(), c['ComplianceValue']]),
    );
    const first = list(p['PriceBreaks'])[0];
    const hts = compliance.get('USHTS') ?? compliance.get('HTSUS') ?? compliance.get('TARIC');
    out.add(
      {
        part: ['ManufacturerPartNumber', p['ManufacturerPartNumber']],
        ownNumber: ['MouserPartNumber', p['MouserPartNumber']],
        maker: ['Manufacturer', p['Manufacturer']],
        description: ['Description', p['Description']],
        eccn: ['ProductCompliance ECCN', compliance.get('ECCN')],
        hts: ['ProductCompliance USHTS', hts],
        origin: ['TradeCompliance', originOf(p)],
      },
      first && { key: 'PriceBreaks[0]', amount: first['Price'] ?? null, currency: first['Currency'] ?? currency },
    );
  }
  return { ...out.reading(undefined, ['prices are those of the smallest price break']), partsAlone: true };
}

function originOf(p: Parts): Json | undefined {
  for (const c of list(p['TradeCompliance'])) {
    const name = String(c['ComplianceName'] ?? c['Name'] ?? '').toLowerCase();
    if (name.includes('origin')) return c['ComplianceValue'] ?? c['Value'];
  }
  return p['CountryOfOrigin'];
}

function digiKey(json: Parts, currency: string | undefined): Omit<Reading, 'kind'> {
  const out = new Lines();
  for (const p of Array.isArray(json['Products']) ? list(json['Products']) : list([json['Product'] ?? null])) {
    const c = isParts(p['Classifications'] ?? null) ? (p['Classifications'] as Parts) : {};
    const description = p['Description'];
    out.add(
      {
        part: ['ManufacturerProductNumber', p['ManufacturerProductNumber']],
        maker: ['Manufacturer.Name', at(p, 'Manufacturer', 'Name')],
        description: ['Description', isParts(description ?? null) ? at(description as Parts, 'ProductDescription') : description],
        eccn: ['Classifications.ExportControlClassNumber', c['ExportControlClassNumber']],
        hts: ['Classifications.HtsusCode', c['HtsusCode']],
      },
      p['UnitPrice'] === undefined
        ? undefined
        : { key: 'UnitPrice', amount: p['UnitPrice'], currency: at(json, 'SearchLocaleUsed', 'Currency') ?? currency },
    );
  }
  return { ...out.reading(undefined), partsAlone: true };
}

const isParts = (json: Json): json is { [key: string]: Json } =>
  json !== null && typeof json === 'object' && !Array.isArray(json);

const list = (json: Json | undefined): Parts[] => (Array.isArray(json) ? json.filter(isParts) : []);

function at(json: Parts, ...path: string[]): Json | undefined {
  let here: Json | undefined = json as Json;
  for (const key of path) here = here !== undefined && isParts(here) ? here[key] : undefined;
  return here;
}
