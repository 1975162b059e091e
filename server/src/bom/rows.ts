/** Rows under a header to lines of a bill: every row is a line, an alternate, or left out with its reason. */
import { tradeFacts } from './classification.ts';
import { fieldOf, mapColumns, type Mapping } from './columns.ts';
import { type Field, FIELD_NAMES } from './fields.ts';
import { currencyIn, currencyOf, DOLLAR } from './currency.ts';
import { withoutZeros } from '../base/exact.ts';
import { nested } from './levels.ts';
import { type DecimalSign, decimalOf, decimalSignOf, divided } from './numbers.ts';
import { isFitted, whyLeftOut } from './left-out.ts';
import {
  type BomLine,
  BomProblem,
  type LeftOut,
  type Mapped,
  type Money,
  type Reading,
  type Row,
  type Sheet,
} from './reading.ts';

export interface RowOptions {
  /** The user's own mapping: field → the name of a column, or its number from 1. */
  readonly map?: Readonly<Partial<Record<Field, string>>>;
  /** One of an earlier file. What it names and this one does not have is passed over, and said. */
  readonly profile?: Readonly<Partial<Record<Field, string>>>;
  /** Where no cell, column or header says one. */
  readonly currency?: string;
  readonly decimal?: '.' | ',';
}

export function readRows(sheet: Sheet, options: RowOptions = {}): Reading {
  const { map = {}, profile = {} } = options;
  const header = headerOf(sheet, { ...profile, ...map });
  const columns = header.row.cells;
  const kept = fromProfile(profile, map, columns);
  const mapping = mapColumns(columns, { ...kept.mapping, ...saidMapping(map, columns) });
  const body = sheet.rows.filter((r) => r.row > header.row.row);
  complain(mapping, columns, { ...profile, ...map });
  const numeric = (['quantity', 'ordered', 'unitValue', 'lineValue'] as const).flatMap((f) => mapping[f] ?? []);
  const sign = options.decimal ?? decimalSignOf(body.flatMap((r) => numeric.map((c) => r.cells[c] ?? '')));
  const read = new Rows(mapping, columns, sign, options.currency);
  for (const row of body) read.take(row);
  read.end();
  return {
    kind: sheet.kind,
    ...(read.levels.size > 0 && { nested: true as const }),
    ...(read.product !== undefined && { product: read.product }),
    mapping: mapped(mapping, columns, body),
    unused: columns.filter((name, i) => name !== '' && !Object.values(mapping).includes(i)),
    lines: read.lines,
    leftOut: [
      ...sheet.rows
        .filter((r) => r.row < header.row.row)
        .map((r) => ({
          row: r.row,
          why: r.cells.every((c) => c === '') ? 'blank' : 'above the header',
          text: r.cells.filter(Boolean).join(' '),
        })),
      ...read.leftOut,
    ],
    assumptions: [
      ...kept.told,
      ...orderedQuantity(mapping, columns),
      ...(sign === ',' ? ['a comma stands before the fraction'] : []),
      ...(mapping.alternateOf === undefined ? alternates(read.lines) : []),
      ...(read.dollars ? ['$ is taken as USD'] : []),
    ],
  };
}

function alternates(lines: readonly BomLine[]): string[] {
  const rows = lines.filter((l) => l.alternateOf !== undefined).map((l) => l.row);
  const shown = rows.length > 20 ? `${rows.slice(0, 20).join(', ')} …` : rows.join(', ');
  return rows.length === 0 ? [] : [`alternates of the part above, for they have no quantity of their own: row ${shown}`];
}

/** Of an order, not of a product: it is taken over all the same, and said. */
function orderedQuantity(mapping: Mapping, columns: readonly string[]): string[] {
  const at = mapping.quantity ?? mapping.ordered;
  const isOrder =
    mapping.ordered !== undefined || columns.some((c) => /\b(backorder(ed)?|extended price|order price)\b/i.test(c));
  return at === undefined || !isOrder ? [] : [`${columns[at]} is a quantity of an order: taken as for one unit of the product`];
}

/** A header is the first row most of whose cells are names of columns that are known; titles and blank rows may stand above it. */
function headerOf(sheet: Sheet, map: NonNullable<RowOptions['map']>): { readonly row: Row } {
  const own = new Set(Object.values(map));
  const found = sheet.rows
    .slice(0, 30)
    .map((row) => ({ row, known: row.cells.filter((c) => fieldOf(c) !== undefined || own.has(c)).length }))
    .filter((r) => r.known > 0)
    .sort((a, b) => b.known - a.known || a.row.row - b.row.row)[0];
  if (!found || (found.known < 2 && own.size === 0))
    throw new BomProblem('no row names the columns: give one a name such as `Part Number`, or map them with --map part=COLUMN');
  return found;
}

function saidMapping(map: NonNullable<RowOptions['map']>, columns: readonly string[]): Mapping {
  const out: Mapping = {};
  for (const [field, name] of Object.entries(map) as [Field, string][]) {
    const at = columnAt(name, columns);
    if (at === undefined)
      throw new BomProblem(`--map ${field}=${name}: there is no such column; there are ${columns.filter(Boolean).join(', ')}`);
    out[field] = at;
  }
  return out;
}

function columnAt(name: string, columns: readonly string[]): number | undefined {
  const i = columns.findIndex((c) => c.toLowerCase() === name.trim().toLowerCase());
  const at = i >= 0 ? i : /^\d+$/.test(name) ? Number(name) - 1 : -1;
  return at < 0 || at >= columns.length ? undefined : at;
}

function fromProfile(
  profile: NonNullable<RowOptions['profile']>,
  map: NonNullable<RowOptions['map']>,
  columns: readonly string[],
): { readonly mapping: Mapping; readonly told: readonly string[] } {
  const mapping: Mapping = {};
  const entries = (Object.entries(profile) as [Field, string][]).filter(([field]) => map[field] === undefined);
  const absent = entries
    .filter(([, name]) => columnAt(name, columns) === undefined)
    .map(([field, name]) => `${field} from ${name}`);
  for (const [field, name] of entries) {
    const at = columnAt(name, columns);
    // A number says nothing of a file whose columns are others.
    if (at !== undefined && (columns[at]!.toLowerCase() === name.trim().toLowerCase() || absent.length === 0))
      mapping[field] = at;
  }
  const used = Object.keys(mapping).length > 0;
  if (!used && absent.length > 0)
    return { mapping, told: ['earshot.json has a profile of other columns; these are found by their names'] };
  return { mapping, told: absent.map((a) => `earshot.json takes ${a}, a column that this file does not have`) };
}

function complain(mapping: Mapping, columns: readonly string[], map: NonNullable<RowOptions['map']>): void {
  if (mapping.part === undefined && mapping.ownNumber === undefined && mapping.description === undefined)
    throw new BomProblem(
      `no column says which part a row is: --map part=COLUMN; the columns are ${columns.filter(Boolean).join(', ')}`,
    );
  if (mapping.quantity !== undefined && mapping.ordered !== undefined && map.quantity === undefined)
    throw new BomProblem(
      `${columns[mapping.quantity]} and ${columns[mapping.ordered]} are both quantities: say which is for one unit of the product, with --map quantity=COLUMN`,
    );
}

function mapped(mapping: Mapping, columns: readonly string[], body: readonly Row[]): Mapped[] {
  return FIELD_NAMES.flatMap((field) => {
    const i = mapping[field];
    if (i === undefined) return [];
    const name = columns[i] ?? '';
    return [
      {
        field,
        column: name || `column ${i + 1}`,
        example: body.map((r) => r.cells[i] ?? '').find((c) => c !== '') ?? '',
        saved: name !== '' && columnAt(name, columns) === i ? name : String(i + 1),
      },
    ];
  });
}

/** `DO NOT INSTALL COMPONENTS BELOW.` */
const BELOW = /\bdo not (install|populate|fit|place|mount)\b.*\bbelow\b/i;
const NOTHING = /^[-–—./\\\s]*$/;

class Rows {
  lines: BomLine[] = [];
  readonly leftOut: LeftOut[] = [];
  dollars = false;
  product: string | undefined;
  readonly levels = new Map<number, string>();
  /** Lines that name the part they may stand in for. */
  private readonly named = new Map<BomLine, string>();
  /** Below a line that says so. */
  private notFitted = false;
  private readonly mapping: Mapping;
  private readonly columns: readonly string[];
  private readonly sign: DecimalSign;
  private readonly fallback: string | undefined;

  constructor(mapping: Mapping, columns: readonly string[], sign: DecimalSign, currency: string | undefined) {
    this.mapping = mapping;
    this.columns = columns;
    this.sign = sign;
    this.fallback = currency;
  }

  take(row: Row): void {
    const cell = (field: Field): string => {
      const i = this.mapping[field];
      const text = i === undefined ? '' : (row.cells[i] ?? '');
      return NOTHING.test(text) ? '' : text;
    };
    const part = cell('part') || cell('ownNumber') || cell('description');
    if (BELOW.test(row.cells.join(' '))) this.notFitted = true;
    const why =
      (this.notFitted && row.cells.some((c) => c !== '') ? 'not fitted' : undefined) ??
      (this.repeatsHeader(row) ? 'repeats the header' : undefined) ??
      whyLeftOut(
        cell('part') || cell('ownNumber'),
        [part, cell('description'), cell('designators')],
        row.cells,
        isFitted(this.columns[this.mapping.fitted ?? -1] ?? '', cell('fitted')),
      ) ??
      (part === '' ? 'names no part' : undefined);
    if (why !== undefined) {
      this.leftOut.push({ row: row.row, why, text: row.cells.filter(Boolean).join(' ').slice(0, 80) });
      return;
    }
    const notes: string[] = [];
    const quantity = this.quantity(cell('quantity') || cell('ordered'), notes);
    const facts = tradeFacts({ origin: cell('origin'), eccn: cell('eccn'), hts: cell('hts') }, notes);
    const above = this.lines.at(-1);
    const alternateOf = this.isAlternate(row, cell) ? (above?.alternateOf ?? above?.row) : undefined;
    const line: BomLine = {
      row: row.row,
      part,
      ...optional('ownNumber', cell('part') ? cell('ownNumber') : ''),
      ...optional('maker', cell('maker')),
      ...optional('description', cell('description') === part ? '' : cell('description')),
      ...optional('designators', cell('designators')),
      ...optional('quantity', quantity),
      ...optional('unitValue', this.value(cell, quantity, notes)),
      ...facts,
      ...optional('alternateOf', alternateOf),
      ...optional('assembly', cell('assembly')),
      notes,
    };
    this.lines.push(line);
    if (cell('level') !== '') this.levels.set(row.row, cell('level'));
    if (cell('alternateOf') !== '') this.named.set(line, cell('alternateOf'));
  }

  /** Alternates by the name of their part find its row, above or below, in their own product first. */
  end(): void {
    const byPart = Map.groupBy(
      this.lines.filter((l) => !this.named.has(l)),
      (l) => l.part,
    );
    this.lines = this.lines.flatMap((line) => {
      const target = this.named.get(line);
      if (target === undefined) return [line];
      const found = byPart.get(target) ?? [];
      const part = found.find((l) => l.assembly === line.assembly) ?? found[0];
      if (part) return [{ ...line, alternateOf: part.row }];
      this.leftOut.push({ row: line.row, why: `an alternate of ${target}, which no row names`, text: line.part });
      return [];
    });
    if (this.levels.size === 0 || this.mapping.assembly !== undefined) return;
    const found = nested(this.lines, this.levels);
    this.lines = [...found.lines];
    this.leftOut.push(...found.leftOut);
    this.product = found.product;
  }

  private repeatsHeader({ cells }: Row): boolean {
    return cells.some((c) => c !== '') && cells.every((c, i) => c === '' || c === this.columns[i]);
  }

  /**
   * A second source stands below its part, without a quantity and without the designators (where the part has none: the description) that the
   * part has. Any other row without a quantity is a part of which the number is not said.
   */
  private isAlternate(row: Row, cell: (field: Field) => string): boolean {
    const counts = this.mapping.quantity ?? this.mapping.ordered;
    if (this.mapping.alternateOf !== undefined) return false;
    const above = this.lines.findLast((l) => l.alternateOf === undefined);
    if (!above || counts === undefined || (row.cells[counts] ?? '') !== '') return false;
    if (above.quantity === undefined || cell('designators') !== '') return false;
    return above.designators !== undefined || (above.description !== undefined && cell('description') === '');
  }

  private quantity(text: string, notes: string[]): string | undefined {
    if (text === '') return undefined;
    const decimal = decimalOf(text, this.sign);
    if (decimal === undefined || decimal.startsWith('-') || /^0+(\.0+)?$/.test(decimal)) {
      notes.push(`quantity "${text}" is no number above zero, or can be read in two ways`);
      return undefined;
    }
    return withoutZeros(decimal);
  }

  /** Of one unit: as the file says it, else the value of the line by its quantity where that comes out even. */
  private value(cell: (field: Field) => string, quantity: string | undefined, notes: string[]): Money | undefined {
    const unit = cell('unitValue');
    if (unit !== '') return this.money(unit, 'unitValue', cell('currency'), notes);
    const line = cell('lineValue');
    if (line === '') return undefined;
    const whole = this.money(line, 'lineValue', cell('currency'), notes);
    if (!whole) return undefined;
    if (quantity === undefined) {
      notes.push(`line value "${line}" has no quantity to divide it by`);
      return undefined;
    }
    const amount = divided(whole.amount, quantity);
    if (amount === undefined)
      notes.push(`line value "${line}" divided by ${quantity} comes out uneven: state the value of one unit`);
    return amount === undefined ? undefined : { ...whole, amount };
  }

  private money(text: string, field: 'unitValue' | 'lineValue', column: string, notes: string[]): Money | undefined {
    const amount = decimalOf(text, this.sign);
    if (amount === undefined || amount.startsWith('-')) {
      notes.push(`value "${text}" is no amount, or can be read in two ways: --decimal point or --decimal comma says which`);
      return undefined;
    }
    const header = this.columns[this.mapping[field]!] ?? '';
    const sources = [column === '' ? undefined : currencyIn(column), currencyOf(text), currencyOf(header), this.fallback];
    const currency = sources.find((c) => c !== undefined);
    if (currency === 'USD' && column === '' && (text.includes(DOLLAR) || header.includes(DOLLAR))) this.dollars = true;
    if (currency === undefined) notes.push(`value "${text}" has no currency: --currency says which`);
    return { amount: withoutZeros(amount), ...(currency !== undefined && { currency }) };
  }
}

const optional = <K extends string, V>(key: K, value: V | undefined): { readonly [P in K]?: V } =>
  (value === undefined || value === '' ? {} : { [key]: value }) as { readonly [P in K]?: V };
