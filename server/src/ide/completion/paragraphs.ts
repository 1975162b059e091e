/** Paragraphs where a closed list of them may stand: what a rule asks of an item or a sale, and the cases of a license exception. */
import type { ExpectedAt } from '../../../../grammar/src/index.ts';
import { lawOf, type ReadView } from '../view.ts';
import { type Candidate, RANKS } from './candidates.ts';

export function paragraphs(view: ReadView, { properties }: ExpectedAt): Candidate[] {
  const property = properties.at(-1);
  const asked = (of: 'item' | 'sale'): Candidate[] =>
    [...view.program.rulebook.questions.values()].filter((q) => q.of === of).map((q) => candidate(q.paragraph, q.asks));
  if (property?.keyword === 'within' || property?.keyword === 'outside') return asked(properties.length > 1 ? 'sale' : 'item');
  const claimed = property?.keyword === 'claims' ? property.values[0]?.text.toUpperCase() : undefined;
  return lawOf(view)
    .exceptions.filter((e) => e.code === claimed)
    .map((e) => candidate(e.rule, e.title));
}

const candidate = (label: string, detail: string): Candidate => ({
  label,
  kind: 'word',
  detail,
  filter: `${label} ${detail}`,
  rank: RANKS.value,
});
