/** A workbook of Excel to rows: its sheets are XML in a zip. What unpacks without bound is refused while it unpacks. */
import { Unzip, UnzipInflate } from 'fflate';
import { SaxesParser } from 'saxes';
import { BomProblem, type Row, type Sheet } from './reading.ts';

/** Unpacked, all parts that are looked at together. */
const LARGEST = 256 * 1024 * 1024;
const LOOKED_AT = /^xl\/(workbook\.xml|_rels\/workbook\.xml\.rels|sharedStrings\.xml|worksheets\/[^/]+\.xml)$/;

export interface Workbook {
  readonly sheets: readonly string[];
  read(sheet: string): Sheet;
}

export function readWorkbook(bytes: Uint8Array): Workbook {
  const files = unpack(bytes);
  const book = files.get('xl/workbook.xml');
  if (!book) throw new BomProblem('it is a zip file, and no workbook of Excel (.xlsx)');
  const targets = new Map<string, string>();
  each(files.get('xl/_rels/workbook.xml.rels') ?? '', {
    open: (tag, a) => {
      if (tag === 'Relationship') targets.set(a['Id'] ?? '', `xl/${(a['Target'] ?? '').replace(/^\/xl\//, '')}`);
    },
  });
  const sheets = new Map<string, string>();
  each(book, {
    open: (tag, a) => {
      const file = tag === 'sheet' ? targets.get(a['r:id'] ?? '') : undefined;
      if (file && files.has(file)) sheets.set(a['name'] ?? '', file);
    },
  });
  const strings = sharedStrings(files.get('xl/sharedStrings.xml') ?? '');
  return {
    sheets: [...sheets.keys()],
    read: (sheet) => ({ kind: `sheet ${sheet}`, rows: rowsOf(files.get(sheets.get(sheet)!)!, strings) }),
  };
}

function unpack(bytes: Uint8Array): Map<string, string> {
  const files = new Map<string, string>();
  let total = 0;
  const unzip = new Unzip((file) => {
    if (!LOOKED_AT.test(file.name)) return;
    const decoder = new TextDecoder();
    let text = '';
    file.ondata = (error, chunk, final) => {
      // What is thrown here comes back as an error of the library.
      if (error) throw total > LARGEST ? tooLarge() : damaged();
      total += chunk.length;
      if (total > LARGEST) throw tooLarge();
      text += decoder.decode(chunk, { stream: !final });
      if (final) files.set(file.name, text);
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  try {
    // A piece at a time, so that what unpacks without bound is stopped at the bound.
    for (let from = 0; from < bytes.length; from += PIECE)
      unzip.push(bytes.subarray(from, from + PIECE), from + PIECE >= bytes.length);
  } catch (error) {
    if (error instanceof BomProblem) throw error;
    throw damaged();
  }
  return files;
}

const damaged = (): BomProblem => new BomProblem('it cannot be unpacked: the zip file is damaged');
const tooLarge = (): BomProblem => new BomProblem(`it unpacks to more than ${LARGEST / (1024 * 1024)} MB`);

const PIECE = 1 << 14;

interface Handlers {
  readonly open?: (tag: string, attributes: Readonly<Record<string, string>>) => void;
  readonly close?: (tag: string) => void;
  readonly text?: (text: string) => void;
}

function each(xml: string, on: Handlers): void {
  const parser = new SaxesParser();
  const plain = (name: string): string => name.replace(/^(x|ns\d*|main):/, '');
  parser.on('opentag', (tag) => on.open?.(plain(tag.name), tag.attributes as Record<string, string>));
  parser.on('closetag', (tag) => on.close?.(plain(tag.name)));
  parser.on('text', (text) => on.text?.(text));
  parser.on('error', () => {
    throw new BomProblem('a part of the workbook is no XML');
  });
  parser.write(xml).close();
}

/** Runs of one text together; the readings that stand above Japanese text are no part of it. */
function sharedStrings(xml: string): string[] {
  const out: string[] = [];
  let [text, inText, phonetic] = ['', false, 0];
  each(xml || '<sst/>', {
    open: (tag) => {
      if (tag === 'si') text = '';
      if (tag === 'rPh') phonetic++;
      inText = tag === 't' && phonetic === 0;
    },
    text: (t) => {
      if (inText) text += t;
    },
    close: (tag) => {
      if (tag === 'si') out.push(text);
      if (tag === 'rPh') phonetic--;
      if (tag === 't') inText = false;
    },
  });
  return out;
}

function rowsOf(xml: string, strings: readonly string[]): Row[] {
  const rows = new Map<number, string[]>();
  const merged: string[] = [];
  let [cell, kind, value, taking, last] = ['', '', '', false, 0];
  each(xml, {
    open: (tag, a) => {
      if (tag === 'row') last = a['r'] === undefined ? last + 1 : Number(a['r']);
      if (tag === 'c') [cell, kind, value] = [a['r'] ?? '', a['t'] ?? 'n', ''];
      if (tag === 'mergeCell') merged.push(a['ref'] ?? '');
      taking = tag === 'v' || tag === 't';
    },
    text: (t) => {
      if (taking) value += t;
    },
    close: (tag) => {
      if (tag === 'v' || tag === 't') taking = false;
      if (tag !== 'c') return;
      const at = placeOf(cell);
      const text = kind === 's' ? (strings[Number(value)] ?? '') : kind === 'n' ? exact(value) : value;
      const row = rows.get(at?.row ?? last) ?? [];
      row[at?.column ?? row.length] = text.replace(/\s+/g, ' ').trim();
      rows.set(at?.row ?? last, row);
    },
  });
  fillMerged(rows, merged);
  const end = Math.max(0, ...rows.keys());
  if (end > ROWS_AT_MOST) throw new BomProblem(`its sheet has more than ${ROWS_AT_MOST} rows`);
  return Array.from({ length: end }, (_, i) => ({ row: i + 1, cells: Array.from(rows.get(i + 1) ?? [], (c) => c ?? '') }));
}

const ROWS_AT_MOST = 1_048_576;

/** A header merged over two rows names the column in each of them. */
function fillMerged(rows: Map<number, string[]>, merged: readonly string[]): void {
  for (const ref of merged.slice(0, 10_000)) {
    const [from, to] = ref.split(':').map(placeOf);
    if (!from || !to || from.column !== to.column || to.row - from.row > 5) continue;
    const text = rows.get(from.row)?.[from.column] ?? '';
    for (let r = from.row + 1; r <= to.row; r++) {
      const row = rows.get(r) ?? [];
      row[from.column] ??= text;
      rows.set(r, row);
    }
  }
}

function placeOf(ref: string): { row: number; column: number } | undefined {
  const m = /^([A-Z]{1,3})(\d{1,7})$/.exec(ref);
  if (!m) return undefined;
  const column = [...m[1]!].reduce((n, c) => n * 26 + c.charCodeAt(0) - 64, 0) - 1;
  return { row: Number(m[2]), column };
}

/** Excel keeps `0.0035` as `3.5000000000000001E-3`: what it shows has at most fifteen figures. */
function exact(value: string): string {
  if (!/^-?\d+(\.\d+)?([eE][-+]?\d+)?$/.test(value) || value.replace(/\D/g, '').length <= 15) return value;
  const [mantissa, exponent] = Number(value).toPrecision(15).split('e') as [string, string?];
  return exponent === undefined
    ? mantissa.replace(/\.?0+$/, '')
    : Number(value)
        .toFixed(Math.min(20, 15 - Number(exponent)))
        .replace(/\.?0+$/, '');
}
