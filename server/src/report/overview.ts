/** One screen of 80 by 24: how many answers of each kind, two findings worth reading first, and where to go from there. */
import { answerWords, outcomeOrder } from '../rules/answer-words.ts';
import { plural } from '../rules/text.ts';
import { type Diagnostic, stands } from '../base/diagnostic.ts';
import { visible } from '../base/visible.ts';
import type { FormatOptions, ReportInput } from './input.ts';
import { location } from './json.ts';

import { type Palette, palette } from './paint.ts';
import { table, wrap } from './table.ts';

const WIDTH = 80;
/** Characters of the longest bar. */
const BAR = 16;
const FINDINGS = 2;

/** What shows best what a check is for: a way out, content above its level, a foreign direct product; then whatever is an error. */
const WORTH_READING = ['ES0', 'ES5001', 'ES2001', 'ES2101', 'ES3004', 'ES3003', 'ES9101', 'ES3', 'ES1001'];

type Options = Pick<FormatOptions, 'color' | 'command'>;

export function printOverview(input: ReportInput, options: Options): string {
  const colors = palette(options.color);
  const { files, products, determinations } = input.summary;
  const counted = `${plural(determinations, 'answer')} for ${plural(products, 'product')} in ${plural(files, 'file')}`;
  const picked = worthReading(input.diagnostics);
  return `${[
    `${colors.bold(counted)}; rulebook ${input.rulebook.version}`,
    ...byAnswer(input, colors),
    '',
    ...(picked.length > 0
      ? [
          colors.bold(picked.length === 1 ? 'A finding' : `${picked.length} of ${plural(input.diagnostics.length, 'finding')}`),
          ...picked.flatMap((d) => short(d, input, colors)),
          '',
        ]
      : []),
    colors.bold('Next'),
    ...next(input, picked, options.command ?? 'earshot', colors),
  ].join('\n')}\n`;
}

/** A bar for each kind of answer, and one answer of it. */
function byAnswer(input: ReportInput, colors: Palette): string[] {
  const kinds = outcomeOrder
    .map((outcome) => ({ outcome, own: input.determinations.filter((d) => d.outcome === outcome) }))
    .filter(({ own }) => own.length > 0);
  const most = Math.max(...kinds.map(({ own }) => own.length));
  const digits = String(most).length;
  return table(
    kinds.map(({ outcome, own }) => [
      { text: `  ${String(own.length).padStart(digits)}` },
      { text: answerWords[outcome], paint: colors.outcome[outcome] },
      { text: '█'.repeat(Math.max(1, Math.round((own.length / most) * BAR))), paint: colors.outcome[outcome] },
      { text: clipped(`${own.length > 1 ? 'as ' : ''}${visible(own[0]!.id)}`, 26), paint: colors.dim },
    ]),
  );
}

function short(d: Diagnostic, input: ReportInput, colors: Palette): string[] {
  const { file, line, column } = location(d.at, input);
  const cite = d.cite?.[0];
  return [
    `${clipped(`  ${visible(file)}:${line}:${column}`, 50)} ${colors.dim(clipped(`${d.code}${cite ? `, ${cite}` : ''}`, 28))}`,
    ...wrap(visible(d.message), WIDTH - 4)
      .split('\n')
      .map((l) => `    ${l}`),
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
          ['why', `explain ${visible(id)} ${file}`],
          ['a way out', `alternatives ${file}`],
          ['every country', `matrix ${visible(product!)} ${file}`],
        ] as const)),
    ['all findings', 'check --format pretty'],
  ];
  return table(lines.map(([what, verb]) => [{ text: `  ${what}`, paint: colors.dim }, { text: `${command} ${verb}` }]));
}

const clipped = (text: string, width: number): string => (text.length > width ? `${text.slice(0, width - 1)}…` : text);
