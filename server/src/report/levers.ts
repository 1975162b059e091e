/** Levers beside alternatives, and the questions to ask first: as JSON, and in words. */
import type { Levers, Places, Then } from '../determine/levers/index.ts';
import type { Question } from '../determine/levers/questions.ts';
import { visible } from '../base/visible.ts';
import { answered, leverLines } from '../rules/levers.ts';
import { list, needed, plural } from '../rules/text.ts';
import type { AlternativesReport } from './alternatives-schema.ts';
import type { FreshReport } from './input.ts';
import { location } from './json.ts';
import { wrap } from './table.ts';

export interface FurtherLevers {
  readonly levers: readonly Levers[];
  readonly questions: readonly Question[];
}

const thenJson = ({ outcome, subjectToEar, percent, provisos, missing }: Then) => ({
  outcome,
  subjectToEar,
  ...(percent !== undefined && { percent }),
  ...(provisos && { provisos: [...provisos] }),
  ...(missing && { missing: missing.map(({ fact, of, why }) => ({ fact, of, why })) }),
});

const placesJson = (all: readonly Places[]) => all.map((p) => ({ ...thenJson(p), countries: [...p.countries] }));

const changesSomething = (l: Levers): boolean =>
  l.price !== undefined || l.removals.length + l.destinations.length + l.exporters.length + l.days.length > 0;

export function leversJson(
  input: FreshReport,
  { levers, questions }: FurtherLevers,
): Pick<AlternativesReport, 'levers' | 'questions'> {
  return {
    levers: levers.filter(changesSomething).map((l) => ({
      id: l.determination.id,
      location: location(l.determination.at, input),
      outcome: l.determination.outcome,
      ...(l.price && { price: { value: l.price.value, currency: l.price.currency, ...thenJson(l.price) } }),
      removals: l.removals.map((r) => ({ input: r.input, value: r.value, share: r.share, ...thenJson(r) })),
      destinations: placesJson(l.destinations),
      exporters: placesJson(l.exporters),
      days: l.days.map((d) => ({ on: d.on, ...thenJson(d) })),
    })),
    questions: questions.map((q) => ({
      fact: q.fact,
      of: q.of,
      why: q.why,
      ...(q.at && { location: location(q.at, input) }),
      decides: q.decides,
      bearsOn: q.bearsOn,
      determinations: q.answers.map((a) => a.id),
    })),
  };
}

const QUESTIONS = 10;
const WIDTH = 110;

interface Told {
  readonly l: Levers;
  readonly lines: readonly string[];
}

/** Those that have something to tell, with the words of it. */
export const toldOf = (levers: readonly Levers[]): Told[] =>
  levers.map((l) => ({ l, lines: leverLines(l).map((line) => line.text) })).filter((x) => x.lines.length > 0);

/** Sales with the same answer and the same levers together. */
export const alike = (told: readonly Told[]): Told[][] => [
  ...Map.groupBy(told, (x) => JSON.stringify([x.l.determination.outcome, x.lines])).values(),
];

/** Sales of a file with the same levers stand together. */
export function printLevers(input: FreshReport, { levers, questions }: FurtherLevers): string[] {
  const out: string[] = [];
  const told = toldOf(levers);
  if (told.length > 0) out.push('What else changes an answer, each determined anew:');
  for (const [file, own] of Map.groupBy(told, (x) => x.l.determination.at.file)) {
    out.push(visible(input.shown(file)));
    for (const group of alike(own)) {
      const { determination: d } = group[0]!.l;
      out.push(
        ...wrapped(
          `${list(
            group.map((x) => visible(x.l.determination.id)),
            6,
          )}: ${answered(d)}`,
          '  ',
        ),
      );
      for (const line of group[0]!.lines) out.push(...wrapped(line, '    '));
    }
  }
  if (questions.length > 0) {
    out.push(...(out.length > 0 ? [''] : []), 'What to find out first:');
    for (const q of questions.slice(0, QUESTIONS)) out.push(...wrapped(questionLine(q), '  '));
    if (questions.length > QUESTIONS) out.push(`  and ${questions.length - QUESTIONS} more`);
  }
  return out;
}

/** `eccn of board: decides 3 answers, bears on 5` */
export function questionLine(q: Question): string {
  const decides = q.decides > 0 ? `decides ${plural(q.decides, 'answer')}` : 'decides none alone';
  const bears = q.bearsOn > q.decides ? `, bears on ${q.bearsOn}` : '';
  return `${visible(needed(q))}: ${decides}${bears}`;
}

const wrapped = (text: string, indent: string): string[] =>
  wrap(text, WIDTH - indent.length)
    .split('\n')
    .map((line, i) => `${indent}${i === 0 ? '' : '  '}${line}`);
