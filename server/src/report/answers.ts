/** The table of answers: product × destination, destinations with the same answer on one row. */
import { percentAgainst } from '../base/figures.ts';
import { needed, placeIn, short } from '../rules/text.ts';
import type { Reported, ReportInput } from './input.ts';
import type { Palette } from './paint.ts';
import { type Cell, table, wrap } from './table.ts';
import { visible } from '../base/visible.ts';
import { answerWords } from '../rules/answer-words.ts';

/** In `width` columns, as far as the answers themselves leave room. */
export function answers(input: ReportInput, colors: Palette, width: number): string[] {
  const out: string[] = [];
  const notes: string[] = [];
  const byFile = Map.groupBy(input.determinations, (d) => d.at.file);
  for (const [file, determinations] of byFile) {
    out.push('', colors.bold(visible(input.shown(file))));
    const rows = Map.groupBy(determinations, (d) => JSON.stringify(rowOf(d, notes)));
    const heads = ['Product', 'Destination', 'Law of', 'Answer', 'U.S. content', 'Because'];
    const cells = [...rows].map(([key, group]) => row(JSON.parse(key) as Row, group, colors, width));
    out.push(...table([heads.map((text) => ({ text, paint: colors.dim })), ...cells]).map((line) => `  ${line}`));
  }
  notes.forEach((note, i) => out.push(...wrap(`${i === 0 ? '\n' : ''}[${i + 1}] Provided ${note}.`, width).split('\n')));
  return out;
}

interface Row {
  readonly product: string;
  readonly asOf: string;
  readonly outcome: Reported['outcome'];
  readonly content: string;
  readonly because: string;
}

function rowOf(d: Reported, notes: string[]): Row {
  return { product: d.product, asOf: d.asOf, outcome: d.outcome, content: contentOf(d.deMinimis), because: becauseOf(d, notes) };
}

function row(r: Row, group: readonly Reported[], colors: Palette, width: number): Cell[] {
  const places = group.map((d) => placeIn(d) + (d.goesBy ? ` (as ${d.goesBy.country})` : '')).join(', ');
  return [
    { text: r.product },
    { text: wrap(places, Math.min(36, Math.max(12, width - 74))) },
    { text: r.asOf },
    { text: answerWords[r.outcome], paint: colors.outcome[r.outcome] },
    { text: r.content },
    { text: wrap(r.because, Math.min(60, Math.max(20, width - 50))) },
  ];
}

/** `30 % > 25 %`, `zero level` */
export function contentOf(m: Reported['deMinimis']): string {
  if (!m) return '';
  const zero = Number(m.level) === 0;
  if (zero)
    return m.exceeded === 'undetermined' ? 'zero level may apply' : m.exceeded === 'yes' ? 'zero level' : 'none at zero level';
  const level = `${short(m.level)} %`;
  if (m.exceeded === 'undetermined') {
    if (m.upperPercent !== undefined) return `${short(m.lowerPercent ?? '0')} to ${short(m.upperPercent)} %, level ${level}`;
    return `at least ${short(m.lowerPercent ?? '0')} %, level ${level}`;
  }
  const percent = m.percent ?? (m.exceeded === 'yes' ? m.lowerPercent : m.upperPercent);
  if (percent === undefined) return `level ${level}`;
  return m.exceeded === 'yes'
    ? `${percentAgainst(percent, m.level, 'over')} > ${level}`
    : `${percentAgainst(percent, m.level, 'not-over')} ≤ ${level}`;
}

const AT_MOST = 3;

/** The paragraphs that require a license, or what is missing; provisos as the numbers of shared footnotes. */
export function becauseOf(d: Reported, notes: string[]): string {
  const mark = provisoMark(d, notes);
  return [...groundsOf(d), ...(mark === '' ? [] : [mark])].join(' ');
}

/** The same without the provisos. */
export function groundsOf(d: Reported): string[] {
  const parts: string[] = [];
  if (d.outcome === 'undetermined') {
    parts.push(`needs ${some(unique(d.missing.map((m) => visible(needed(m)))))}`);
  } else {
    const enforced = d.requirements.filter((r) => r.answer === 'yes' && r.enforcement === 'enforced');
    if (enforced.length > 0) parts.push(some(unique(enforced.map((r) => r.rule))));
  }
  if (d.codifiedOutcome && d.codifiedOutcome !== d.outcome)
    parts.push(`by the codified text alone: ${answerWords[d.codifiedOutcome]}`);
  return parts;
}

/** `[2]`, where the answer rests on what the spec does not say; its text joins `notes`, which is printed as *Provided …*. */
export const provisoMark = (d: Pick<Reported, 'provisos' | 'outcome'>, notes: string[]): string =>
  d.provisos.length > 0 && d.outcome !== 'license-required' ? `[${note(visible(d.provisos.join('; ')), notes)}]` : '';

/** Footnotes are shared: the same provisos under many destinations are printed once. */
function note(text: string, notes: string[]): number {
  const known = notes.indexOf(text);
  return known >= 0 ? known + 1 : notes.push(text);
}

const unique = (words: readonly string[]): string[] => [...new Set(words)];

function some(words: readonly string[]): string {
  if (words.length === 0) return 'more facts';
  return words.length <= AT_MOST ? words.join(', ') : `${words.slice(0, AT_MOST).join(', ')} and ${words.length - AT_MOST} more`;
}
