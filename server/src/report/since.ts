/** What one check says that the one before did not: answers that changed, with what changed them; findings that came and went. */
import { type Difference, differenceOf } from '../determine/comparison/compare.ts';
import type { Determination } from '../determine/result.ts';
import { type Diagnostic, stands } from '../base/diagnostic.ts';
import { visible } from '../base/visible.ts';
import { answerWords } from '../rules/answer-words.ts';
import { plural } from '../rules/text.ts';
import { linesOf } from './diff/step-words.ts';
import type { FreshReport } from './input.ts';
import { palette } from './paint.ts';
import { placed } from './placed.ts';

type Compared = Pick<FreshReport, 'determinations' | 'diagnostics' | 'source' | 'shown'>;

const ANSWERS_AT_MOST = 30;
const FINDINGS_AT_MOST = 10;

/** Lines, each ended; one that says so where nothing is different. */
export function printSince(before: Compared, after: Compared, options: { readonly color: boolean }): string {
  const colors = palette(options.color);
  const left = new Map(before.determinations.map((d) => [keyOf(d, before), d]));
  const out: string[] = [];
  let answers = 0;
  const tell = (id: string, was: string, is: string, difference?: Difference): void => {
    if (++answers > ANSWERS_AT_MOST) return;
    out.push(`  ${colors.bold(visible(id))}: ${was === is ? `${is}, for other reasons` : `${was} → ${is}`}`);
    for (const { mark, text } of difference ? linesOf(difference) : []) out.push(`    ${mark} ${visible(text)}`);
  };
  for (const d of after.determinations) {
    const key = keyOf(d, after);
    const old = left.get(key);
    left.delete(key);
    if (!old) tell(d.id, 'not asked', answerWords[d.outcome]);
    else {
      const difference = differenceOf(old, d);
      if (difference) tell(d.id, answerWords[old.outcome], answerWords[d.outcome], difference);
    }
  }
  for (const d of left.values()) tell(d.id, answerWords[d.outcome], 'not asked');
  if (answers > ANSWERS_AT_MOST) out.push(`  and ${answers - ANSWERS_AT_MOST} answers more`);

  const [old, now] = [findingsOf(before), findingsOf(after)];
  const list = (mark: string, found: readonly string[]): void => {
    for (const line of found.slice(0, FINDINGS_AT_MOST)) out.push(`  ${mark} ${line}`);
    if (found.length > FINDINGS_AT_MOST) out.push(`  ${mark} ${plural(found.length - FINDINGS_AT_MOST, 'finding')} more`);
  };
  list(
    '+',
    [...now].filter(([key]) => !old.has(key)).map(([, d]) => told(d, after)),
  );
  list(
    '-',
    [...old].filter(([key]) => !now.has(key)).map(([, d]) => visible(`${d.code} ${d.message}`)),
  );
  return `${(out.length === 0 ? ['  no answer and no finding is different'] : out).join('\n')}\n`;
}

const keyOf = (d: Determination, { shown }: Compared): string => `${shown(d.at.file)}\n${d.id}`;

/** Lines play no part. */
function findingsOf({ diagnostics, shown }: Compared): Map<string, Diagnostic> {
  const found = new Map<string, Diagnostic>();
  for (const d of diagnostics) if (stands(d)) found.set([shown(d.at.file), d.code, d.message].join('\n'), d);
  return found;
}

function told(d: Diagnostic, input: Compared): string {
  const { file, line } = placed(d.at, input);
  return visible(`${d.code} ${d.severity} ${file}:${line} ${d.message}`);
}
