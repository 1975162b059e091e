/** Paragraphs where a closed list of them may stand: what a rule asks of an item or a sale, and the cases of a license exception. */
import type { ExpectedAt } from '../../../../grammar/src/index.ts';
import { lawOf, type ReadView } from '../view.ts';
import { type Candidate, RANKS } from './candidates.ts';

export function paragraphs(view: ReadView, { properties, declaration }: ExpectedAt): Candidate[] {
  const property = properties.at(-1);
  if (property?.keyword === 'within' || property?.keyword === 'outside') {
    const inSale = properties.length > 1;
    // What a product states of its sales holds of each.
    return [...view.program.rulebook.questions.values()]
      .filter((q) => (inSale ? q.of === 'sale' : q.of === 'item' || declaration?.declKind === 'product'))
      .map((q) => candidate(q.paragraph, q.asks));
  }
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
