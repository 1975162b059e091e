/** `earshot matrix`: the answers of one product for every country, on one page; countries with the same answer and the same reason together. */
import type { Determination } from '../determine/result.ts';
import { becauseOf, contentOf } from './answers.ts';
import { editionLine } from './rulebooks-used.ts';
import type { ReportInput } from './input.ts';
import { type Palette, palette } from './paint.ts';
import { type Cell, table, wrap } from './table.ts';
import { visible } from './visible.ts';
import { count, outcomeWords } from './answer-words.ts';

const ORDER: readonly Determination['outcome'][] = [
  'license-required',
  'undetermined',
  'license-exception',
  'authorized',
  'no-license-required',
  'not-subject',
];

/** `input` holds the determinations of one product and nothing else. */
export function printMatrix(input: ReportInput, options: { readonly color: boolean }): string {
  const colors = palette(options.color);
  const [first] = input.determinations;
  if (!first) return '';
  const lines = [
    `${colors.bold(visible(first.product))}  ${first.classification.effective ?? 'not classified'}  law of ${first.asOf}  ${colors.dim(visible(input.shown(first.at.file)))}`,
    colors.dim('For an unlisted civil buyer: no party, end use or route is stated.'),
    '',
  ];
  const told: string[] = [];
  const groups = Map.groupBy(input.determinations, (d) =>
    JSON.stringify([d.outcome, d.subjectToEar, contentOf(d.deMinimis), becauseOf(d, told)]),
  );
  const rows = [...groups.values()].sort(
    (a, b) => ORDER.indexOf(a[0]!.outcome) - ORDER.indexOf(b[0]!.outcome) || b.length - a.length,
  );
  const notes: string[] = [];
  lines.push(...table([HEADS.map((text) => ({ text, paint: colors.dim })), ...rows.map((group) => row(group, notes, colors))]));
  notes.forEach((note, i) => lines.push(...`${i === 0 ? '\n' : ''}${wrap(`[${i + 1}] Provided ${note}.`, 110)}`.split('\n')));
  const totals = ORDER.map((o) => [o, input.determinations.filter((d) => d.outcome === o).length] as const).filter(
    ([, n]) => n > 0,
  );
  lines.push(
    '',
    `${count(input.determinations.length, 'country', 'countries')}: ${totals.map(([o, n]) => `${n} ${outcomeWords[o]}`).join(', ')}.`,
    editionLine(input),
  );
  return `${lines.join('\n')}\n`;
}

const HEADS = ['Answer', 'Countries', '', 'U.S. content', 'Because'];

function row(group: readonly Determination[], notes: string[], colors: Palette): Cell[] {
  const d = group[0]!;
  const subject =
    d.outcome === 'no-license-required'
      ? d.subjectToEar === 'yes'
        ? ',\nsubject to the EAR'
        : ',\nperhaps subject to the EAR'
      : '';
  return [
    { text: `${outcomeWords[d.outcome]}${subject}`, paint: colors.outcome[d.outcome] },
    { text: String(group.length), paint: colors.bold },
    { text: wrap(group.map((x) => x.destination).join(' '), 50) },
    { text: contentOf(d.deMinimis) },
    { text: wrap(becauseOf(d, notes), 50) },
  ];
}
