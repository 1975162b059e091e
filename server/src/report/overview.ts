/** One screen: how many answers of each kind, file by file, two findings worth reading first, and where to go from there. */
import { outcomeOrder } from '../rules/answer-words.ts';
import { plural } from '../rules/text.ts';
import { type Diagnostic, stands } from '../base/diagnostic.ts';
import type { Outcome } from '../determine/result.ts';
import type { FormatOptions, ReportInput } from './input.ts';
import { type Palette, palette } from './paint.ts';
import { finding } from './pretty.ts';
import { table } from './table.ts';
import { editionLine } from './rulebooks-used.ts';
import { visible } from '../base/visible.ts';

const HEADS: Readonly<Record<Outcome, string>> = {
  'license-required': 'license',
  undetermined: 'undetermined',
  'license-exception': 'exception',
  authorized: 'authorized',
  'no-license-required': 'no license',
  'not-subject': 'not subject',
};

const FILES_AT_MOST = 18;
const FINDINGS = 2;

/** What shows best what a check is for: a way out, content above its level, a foreign direct product; then whatever is an error. */
const WORTH_READING = ['ES0', 'ES5001', 'ES2001', 'ES2101', 'ES3004', 'ES3003', 'ES9101', 'ES3', 'ES1001'];

type Options = Pick<FormatOptions, 'color' | 'width' | 'command'>;

export function printOverview(input: ReportInput, options: Options): string {
  const colors = palette(options.color);
  const { files, products, determinations } = input.summary;
  const picked = worthReading(input.diagnostics);
  const shown = picked.map((d) => finding({ ...d, related: d.related?.slice(0, 1) ?? [] }, input, options, colors, 98));
  return `${[
    colors.bold(`${plural(determinations, 'answer')} for ${plural(products, 'product')} in ${plural(files, 'file')}`),
    '',
    ...byFile(input, colors).map((l) => `  ${l}`),
    '',
    ...(shown.length > 0
      ? [
          colors.bold(shown.length === 1 ? 'A finding' : `${shown.length} of ${plural(input.diagnostics.length, 'finding')}`),
          '',
          ...shown.flat(),
        ]
      : []),
    ...next(input, picked, options.command ?? 'earshot', colors),
    '',
    colors.dim(editionLine(input)),
  ].join('\n')}\n`;
}

function byFile(input: ReportInput, colors: Palette): string[] {
  const rows = [...Map.groupBy(input.determinations, (d) => d.at.file)];
  const used = outcomeOrder.filter((o) => input.determinations.some((d) => d.outcome === o));
  const cells = (name: string, own: ReportInput['determinations']) => [
    { text: name },
    ...used.map((o) => {
      const n = own.filter((d) => d.outcome === o).length;
      return { text: (n === 0 ? '·' : String(n)).padStart(HEADS[o].length), paint: n === 0 ? colors.dim : colors.outcome[o] };
    }),
  ];
  const head = [{ text: '', paint: colors.dim }, ...used.map((o) => ({ text: HEADS[o], paint: colors.dim }))];
  const left = rows.length - FILES_AT_MOST;
  return [
    ...table([
      head,
      ...rows.slice(0, FILES_AT_MOST).map(([file, own]) => cells(visible(input.shown(file)), own)),
      ...(rows.length > 1 ? [cells('all', input.determinations)] : []),
    ]),
    ...(left > 0 ? [`and ${left} more files`] : []),
  ];
}

/** At most two, of different kinds and files. */
function worthReading(all: readonly Diagnostic[]): Diagnostic[] {
  const standing = all.filter(stands);
  const picked: Diagnostic[] = [];
  for (const kind of WORTH_READING) {
    if (picked.length === FINDINGS) break;
    const fits = standing.filter((d) => d.code.startsWith(kind) && !picked.includes(d));
    const found = fits.find((d) => picked.every((p) => p.at.file !== d.at.file)) ?? (picked.length === 0 ? fits[0] : undefined);
    if (found) picked.push(found);
  }
  return picked;
}

function next(input: ReportInput, picked: readonly Diagnostic[], command: string, colors: Palette): string[] {
  const told = picked.find((d) => d.determination !== undefined);
  const open = input.determinations.find((d) => d.outcome === 'license-required') ?? input.determinations[0];
  const [id, at] = told ? [told.determination!, told.at] : open ? [open.id, open.at] : [undefined, undefined];
  const product = id?.slice(0, id.lastIndexOf('@'));
  const file = at && visible(input.shown(at.file));
  const lines: (readonly [string, string])[] = [
    ...(id === undefined || file === undefined
      ? []
      : ([
          [`explain ${visible(id)} ${file}`, 'why: every rule tried, with its paragraph'],
          [`alternatives ${file}`, 'what would change it, at what cost'],
          [`matrix ${visible(product!)} ${file}`, 'the same product, every country'],
        ] as const)),
    ['check --format pretty', 'every finding, with its lines'],
  ];
  return [
    colors.bold('Next'),
    '',
    ...table(lines.map(([verb, what]) => [{ text: `  ${command} ${verb}` }, { text: what, paint: colors.dim }])),
  ];
}
