/** One determination's whole argument as an indented tree: each rule tried, its answer, its facts and where they stand. */
import type { SourceRange } from '../../../grammar/src/text/range.ts';
import type { Determination, Proof } from '../determine/result.ts';
import { citation } from '../rules/rule.ts';
import { editionLine } from './rulebooks-used.ts';
import type { FreshReport } from './input.ts';
import { location } from './json.ts';
import { type Palette, palette } from './paint.ts';
import { visible } from '../base/visible.ts';
import { answerWords } from '../rules/answer-words.ts';

export function printProof(d: Determination, input: FreshReport, options: { readonly color: boolean }): string {
  const colors = palette(options.color);
  const { declared, derived, effective } = d.classification;
  const lines = [
    `${colors.bold(d.id)}  ${colors.outcome[d.outcome](answerWords[d.outcome])}  law of ${d.asOf}`,
    `${where(d.at, input)}  classified ${effective ?? 'nowhere'}${derived && derived !== declared ? ` (from its specs: ${derived})` : ''}`,
  ];
  if (d.codifiedOutcome && d.codifiedOutcome !== d.outcome) {
    lines.push(`By the codified text alone: ${answerWords[d.codifiedOutcome]}.`);
  }
  lines.push('', ...stepsOf(d.proof).flatMap((s) => stepLines(s, input, colors)));
  if (d.provisos.length > 0) lines.push('', 'Provided', ...d.provisos.map((p) => `  ${visible(p)}`));
  if (d.missing.length > 0) {
    lines.push('', 'Missing', ...d.missing.map((m) => `  ${visible(m.fact)} of ${visible(m.of)}: ${visible(m.why)}`));
  }
  lines.push('', colors.dim(editionLine(input)));
  return `${lines.join('\n')}\n`;
}

const MARK = { yes: 'yes', no: 'no ', undetermined: '?  ' } as const;

export interface Step {
  readonly depth: number;
  readonly step: Proof;
}

/** A proof from top to bottom: each step, and after it those it rests on. */
export function stepsOf(step: Proof, depth = 0): Step[] {
  return [{ depth, step }, ...(step.children ?? []).flatMap((child) => stepsOf(child, depth + 1))];
}

/** The step itself, its facts, and what it misses. */
export function stepLines({ depth, step: p }: Step, input: FreshReport, colors: Palette): string[] {
  const pad = '  '.repeat(depth);
  const cite = p.rule ? `  ${colors.dim(citation(p.rule))}` : '';
  const coverage = p.coverage ? `  ${colors.dim(`[${p.coverage}]`)}` : '';
  const out = [`${pad}${colors.answer[p.answer](MARK[p.answer])} ${visible(p.text)}${cite}${coverage}`];
  const under = `${pad}      `;
  for (const f of p.facts ?? []) out.push(`${under}${visible(f.text)}${f.at ? `  ${colors.dim(where(f.at, input))}` : ''}`);
  // What the law leaves open is said by the step itself.
  for (const m of (p.missing ?? []).filter((m) => !m.open || m.of !== ''))
    out.push(`${under}${colors.answer.undetermined('missing')} ${visible(m.fact)} of ${visible(m.of)}: ${visible(m.why)}`);
  return out;
}

function where(at: SourceRange, input: FreshReport): string {
  const { file, line, column } = location(at, input);
  return `${visible(file)}:${line}:${column}`;
}
