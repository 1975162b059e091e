/** A proof as Markdown, for a memorandum: what it rests on, and a count of what was tried besides. */
import { plural } from '../../rules/text.ts';
import type { ProofStep, ProofView } from '../../protocol.ts';
import { markdownText as text } from '../markup.ts';

const MARKS = { yes: 'yes', no: 'no', undetermined: 'open' } as const;

export function proofMarkdown(view: Omit<ProofView, 'text' | 'markdown'>): string {
  const { subject, notes, steps, provided, missing, edition } = view;
  const out = [`# ${text(subject.id)}: ${subject.words}`, '', `Law of ${subject.asOf}. ${notes.map(text).join(' ')}`, ''];
  for (const step of steps) out.push(...lines(step, 0));
  if (provided.length > 0) out.push('', '## Provided', '', ...provided.map((p) => `- ${text(p)}`));
  if (missing.length > 0) out.push('', '## Missing', '', ...missing.map((m) => `- ${text(m.text)}`));
  out.push('', text(edition));
  return `${out.join('\n')}\n`;
}

function lines(step: ProofStep, depth: number): string[] {
  const pad = '  '.repeat(depth);
  const says = step.rule?.says === undefined ? '' : `, ${text(step.rule.says)}`;
  const cite = step.rule === undefined ? '' : ` (${text(step.rule.cite)}${says})`;
  const facts = step.facts.map((f) => text(f.text)).join('; ');
  const out = [`${pad}- **${MARKS[step.answer]}** ${text(step.text)}${cite}${facts ? `: ${facts}` : ''}`];
  for (const m of step.missing) out.push(`${pad}  - missing: ${text(m)}`);
  // Why something does not apply is told where it decides; elsewhere the line says that it was tried.
  if (step.answer !== 'no' || depth === 0) for (const child of step.because) out.push(...lines(child, depth + 1));
  if (step.besides.length > 0)
    out.push(
      `${pad}  - ${plural(step.besides.length, 'step')} besides, which ${step.besides.length === 1 ? 'does' : 'do'} not decide`,
    );
  return out;
}
