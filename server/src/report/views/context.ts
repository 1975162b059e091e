/** What every view is made with. A view is plain data for an editor: its places are addresses, its texts are safe to show. */
import type { SourceRange } from '../../../../grammar/src/text/range.ts';
import type { Determination } from '../../determine/result.ts';
import type { WirePlace, WireRule, Subject } from '../../protocol.ts';
import { citation } from '../../rules/rule.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';
import { answerWords } from '../../rules/answer-words.ts';
import type { FreshReport } from '../input.ts';
import { visible } from '../../base/visible.ts';

export interface ViewContext {
  readonly input: Pick<FreshReport, 'tool' | 'rulebook' | 'source' | 'shown' | 'determinations' | 'diagnostics' | 'summary'>;
  readonly rulebook: Rulebook;
  place(at: SourceRange): WirePlace;
}

export function subjectOf(d: Determination, { rulebook, place }: ViewContext): Subject {
  return {
    id: visible(d.id),
    product: visible(d.product),
    destination: countryOf(rulebook, d.destination),
    asOf: d.asOf,
    outcome: d.outcome,
    words: answerWords[d.outcome],
    at: place(d.at),
  };
}

/** `CN, China` */
function countryOf({ countryNames }: Rulebook, code: string): string {
  const name = countryNames.get(code);
  return name === undefined ? code : `${code}, ${name}`;
}

/** A paragraph and our words for it, or for the nearest one that holds it. */
export function ruleOf(rule: string, { rulebook }: Pick<ViewContext, 'rulebook'>): WireRule {
  const says = wordsFor(rule, rulebook);
  return { cite: citation(rule), ...(says !== undefined && { says }) };
}

function wordsFor(rule: string, { paragraphs }: Rulebook): string | undefined {
  for (let at: string | undefined = rule.replace(/^15 CFR /, ''); at; at = outer(at)) {
    const says = paragraphs.get(at);
    if (says !== undefined) return says;
  }
  return undefined;
}

/** `734.4(d)(1)` → `734.4(d)` → `734.4` → nothing; `734 supp. 2 (a)(1)` → … → `734 supp. 2`; `774 supp. 1, ECCN 3B001` → `774 supp. 1`. */
function outer(rule: string): string | undefined {
  const shorter = rule.replace(/(\s*\([^()]*\)|, ECCN .*| footnote \d+)$/, '');
  return shorter === rule ? undefined : shorter;
}
