/** `earshot matrix`: the answers of one product for every country, on one page; countries with the same answer and the same reason together. */
import { plural } from '../rules/text.ts';
import type { Determination } from '../determine/result.ts';
import { becauseOf, contentOf } from './answers.ts';
import { editionLine } from './rulebooks-used.ts';
import type { FreshReport } from './input.ts';
import { type Palette, palette } from './paint.ts';
import { type Cell, table, wrap } from './table.ts';
import { markdownText } from './markup.ts';
import { visible } from '../base/visible.ts';
import { outcomeOrder, answerWords } from '../rules/answer-words.ts';

/** `input` holds the determinations of one product and nothing else. */
export function printMatrix(input: FreshReport, options: { readonly color: boolean }): string {
  const colors = palette(options.color);
  const [first] = input.determinations;
  if (!first) return '';
  const lines = [
    `${colors.bold(visible(first.product))}  ${first.classification.effective ?? 'not classified'}  law of ${first.asOf}  ${colors.dim(visible(input.shown(first.at.file)))}`,
    colors.dim('For an unlisted civil buyer: no party, end use or route is stated.'),
    '',
  ];
  const rows = alike(input.determinations);
  const notes: string[] = [];
  lines.push(...table([HEADS.map((text) => ({ text, paint: colors.dim })), ...rows.map((group) => row(group, notes, colors))]));
  notes.forEach((note, i) => lines.push(...`${i === 0 ? '\n' : ''}${wrap(`[${i + 1}] Provided ${note}.`, 110)}`.split('\n')));
  lines.push('', totals(input.determinations), editionLine(input));
  return `${lines.join('\n')}\n`;
}

/** Those with the same answer and the same reason together; what stands in the way first. */
function alike(determinations: readonly Determination[]): Determination[][] {
  const told: string[] = [];
  const groups = Map.groupBy(determinations, (d) =>
    JSON.stringify([d.outcome, d.subjectToEar, contentOf(d.deMinimis), becauseOf(d, told)]),
  );
  return [...groups.values()].sort(
    (a, b) => outcomeOrder.indexOf(a[0]!.outcome) - outcomeOrder.indexOf(b[0]!.outcome) || b.length - a.length,
  );
}

/** `249 countries: 27 license required, 222 not subject to the EAR.` */
function totals(determinations: readonly Determination[]): string {
  const counts = outcomeOrder.map((o) => [o, determinations.filter((d) => d.outcome === o).length] as const);
  const said = counts.filter(([, n]) => n > 0).map(([o, n]) => `${n} ${answerWords[o]}`);
  return `${plural(determinations.length, 'country', 'countries')}: ${said.join(', ')}.`;
}

const HEADS = ['Answer', 'Countries', '', 'U.S. content', 'Because'];

/** What `no license required` leaves open. */
const subjectWords = (d: Determination): string | undefined =>
  d.outcome !== 'no-license-required' ? undefined : `${d.subjectToEar === 'yes' ? '' : 'perhaps '}subject to the EAR`;

function row(group: readonly Determination[], notes: string[], colors: Palette): Cell[] {
  const d = group[0]!;
  const subject = subjectWords(d);
  return [
    { text: `${answerWords[d.outcome]}${subject === undefined ? '' : `,\n${subject}`}`, paint: colors.outcome[d.outcome] },
    { text: String(group.length), paint: colors.bold },
    { text: wrap(group.map((x) => x.destination).join(' '), 50) },
    { text: contentOf(d.deMinimis) },
    { text: wrap(becauseOf(d, notes), 50) },
  ];
}

/** The same as Markdown. */
export function printMatrixMarkdown(input: FreshReport): string {
  const [first] = input.determinations;
  if (!first) return '';
  const notes: string[] = [];
  const rows = alike(input.determinations).map((group) => {
    const d = group[0]!;
    const words = [answerWords[d.outcome], subjectWords(d)].filter((w) => w !== undefined).join(', ');
    const cells = [
      words,
      String(group.length),
      group.map((x) => x.destination).join(' '),
      contentOf(d.deMinimis),
      becauseOf(d, notes),
    ];
    return `| ${cells.map(markdownText).join(' | ')} |`;
  });
  return [
    `# ${markdownText(first.product)}, ${first.classification.effective ?? 'not classified'}, law of ${first.asOf}`,
    '',
    'For an unlisted civil buyer: no party, end use or route is stated.',
    '',
    '| answer | countries | | U.S. content | because |',
    '| --- | ---: | --- | --- | --- |',
    ...rows,
    '',
    ...notes.flatMap((note, i) => [markdownText(`[${i + 1}] Provided ${note}.`), '']),
    totals(input.determinations),
    '',
    markdownText(editionLine(input)),
    '',
  ].join('\n');
}
