/** `earshot alternatives`: for each answer that declared alternatives better, the sets that do, cheapest first. */
import type { AlternativeResult, Determination } from '../determine/result.ts';
import { changesOf, costWords } from '../rules/alternatives.ts';
import { list, placeIn, short, plural } from '../rules/text.ts';
import type { AlternativesReport } from './alternatives-schema.ts';
import { editionJson, editionLine } from './rulebooks-used.ts';
import type { FreshReport } from './input.ts';
import { alternative, location } from './json.ts';
import { type FurtherLevers, leversJson, printLevers } from './levers.ts';
import { type Palette, palette } from './paint.ts';
import { type Cell, table, wrap } from './table.ts';
import { visible } from '../base/visible.ts';
import { answerWords } from '../rules/answer-words.ts';

/** Those for which alternatives were tried. */
const tried = (input: FreshReport): Determination[] => input.determinations.filter((d) => d.alternativeSearch);

export const printAlternativesJson = (input: FreshReport, further: FurtherLevers): string =>
  `${JSON.stringify(alternativesReport(input, further), null, 2)}\n`;

export function alternativesReport(input: FreshReport, further: FurtherLevers): AlternativesReport {
  return {
    schema: 'earshot.alternatives/1',
    tool: { name: input.tool.name, version: input.tool.version },
    ...editionJson(input.rulebook),
    determinations: tried(input).map((d) => ({
      id: d.id,
      product: d.product,
      destination: d.destination,
      asOf: d.asOf,
      location: location(d.at, input),
      outcome: d.outcome,
      subjectToEar: d.subjectToEar,
      percent: d.deMinimis?.percent,
      alternatives: d.alternatives.map((a) => alternative(a, true)),
      alternativeSearch: {
        tried: d.alternativeSearch!.tried,
        complete: d.alternativeSearch!.complete,
        unhelpful: [...d.alternativeSearch!.unhelpful],
      },
    })),
    ...leversJson(input, further),
  };
}

export function printAlternatives(input: FreshReport, further: FurtherLevers, options: { readonly color: boolean }): string {
  const colors = palette(options.color);
  const all = tried(input);
  const lines: string[] = [];
  for (const [file, determinations] of Map.groupBy(all, (d) => d.at.file)) {
    lines.push(colors.bold(visible(input.shown(file))), ...ofFile(determinations, colors), '');
  }
  const better = all.filter((d) => d.alternatives.length > 0).length;
  lines.push(
    all.length === 0
      ? `No declared alternative speaks of a product that is, or may be, subject to the EAR (${plural(input.summary.determinations, 'determination')}).`
      : `Alternatives better ${better} of the ${plural(all.length, 'answer')} they were tried for, each set determined again in full. Costs are for one unit of the product.`,
  );
  const more = printLevers(input, further);
  if (more.length > 0) lines.push('', ...more, '');
  lines.push(editionLine(input));
  return `${lines.join('\n')}\n`;
}

const HEADS = ['Product', 'Destination', 'As it is', 'With', 'Then', 'U.S. content', 'Cost', 'Lead time'];

function ofFile(determinations: readonly Determination[], colors: Palette): string[] {
  const notes: string[] = [];
  const groups = [
    ...Map.groupBy(determinations, (d) =>
      JSON.stringify([
        d.product,
        d.outcome,
        d.subjectToEar,
        d.alternatives,
        d.alternativeSearch!.unhelpful,
        d.alternativeSearch!.complete,
      ]),
    ),
  ].map(([, g]) => g);
  const rows = groups.flatMap((group) => group[0]!.alternatives.map((a, i) => row(group, a, i === 0, notes, colors)));
  const out = rows.length > 0 ? table([HEADS.map((text) => ({ text, paint: colors.dim })), ...rows]) : [];
  notes.forEach((note, i) => out.push(...`${i === 0 ? '\n' : ''}${wrap(`[${i + 1}] ${note}`, 110)}`.split('\n')));
  for (const group of groups) {
    const { unhelpful, complete } = group[0]!.alternativeSearch!;
    const places = list(
      group.map((d) => visible(d.id)),
      6,
    );
    if (unhelpful.length > 0)
      out.push(
        ...wrap(
          `${places}: ${list(unhelpful.map(visible))} ${unhelpful.length === 1 ? 'changes' : 'change'} nothing.`,
          110,
        ).split('\n'),
      );
    if (!complete) out.push(...wrap(`${places}: the search was cut; other sets, and cheaper ones, may exist.`, 110).split('\n'));
  }
  return out.map((line) => (line === '' ? '' : `  ${line}`));
}

function row(group: readonly Determination[], a: AlternativeResult, first: boolean, notes: string[], colors: Palette): Cell[] {
  const d = group[0]!;
  const marks = [
    ...(a.conditions ?? []),
    ...(a.provisos ? [`Provided ${a.provisos.join('; ')}.`] : []),
    ...(a.allied ?? []).map(listed),
    ...(a.minimal ? [] : ['a smaller set of these may do as well']),
  ].map((text) => `[${note(visible(text), notes)}]`);
  const performance = a.changes.flatMap((c) =>
    c.relativePerformance === undefined ? [] : [`${c.alternative} at ${short(c.relativePerformance)} % of the performance`],
  );
  return [
    { text: first ? d.product : '' },
    { text: first ? wrap(group.map(placeIn).join(', '), 20) : '' },
    first ? { text: answer(d.outcome, d.subjectToEar), paint: colors.outcome[d.outcome] } : { text: '' },
    { text: wrap([changesOf(a), ...performance].map(visible).join('; '), 44) },
    {
      text: `${answer(a.outcome, a.subjectToEar)}${marks.length > 0 ? ` ${marks.join('')}` : ''}`,
      paint: colors.outcome[a.outcome],
    },
    { text: a.percent === undefined ? '' : `${short(a.percent)} %` },
    { text: costWords(a) ?? 'not known' },
    { text: a.leadTime ?? '' },
  ];
}

const answer = (outcome: Determination['outcome'], subject: Determination['subjectToEar']): string =>
  outcome === 'no-license-required' && subject !== 'no'
    ? `${answerWords[outcome]},\n${subject === 'yes' ? '' : 'perhaps '}subject to the EAR`
    : answerWords[outcome];

const listed = (x: NonNullable<AlternativeResult['allied']>[number]): string =>
  `${x.alternative} ${x.answer === 'yes' ? 'is' : 'may be'} on the control list of ${x.country} (${x.rule}) and may need an export license there`;

function note(text: string, notes: string[]): number {
  const known = notes.indexOf(text);
  return known >= 0 ? known + 1 : notes.push(text);
}

export { leversIn } from '../workspace/levers.ts';
export { questionsOf } from '../determine/levers/questions.ts';
