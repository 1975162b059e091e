import { wordsOf, type Context } from '../keywords.ts';
import { bold, escape, join } from '../markdown.ts';
import { lawOf, type View } from '../view.ts';

/** A word that stands as a value: one the rulebook knows (an end use, a license exception), or one of a closed list. */
export function hoverWord(view: View, property: string, context: Context, word: string): string | undefined {
  if (property === 'end-use') {
    const title = view.program.rulebook.endUses.get(word);
    return title === undefined ? undefined : join(bold(word), escape(title));
  }
  if (property === 'claims' || property === 'exception') return hoverException(view, word);
  const found = wordsOf(context, property).find((w) => w.name === word);
  return found && join(bold(found.name), escape(found.doc));
}

function hoverException(view: View, code: string): string {
  const law = lawOf(view);
  const found = law.exceptions.find((e) => e.code === code.toUpperCase());
  if (!found) return `License Exception ${bold(code)} does not exist on ${law.date}.`;
  const conditions = found.conditions.map((c) => `- ${escape(c.text)} (${escape(c.cite)})`);
  return join(
    `License Exception ${bold(found.code)} (15 CFR ${escape(found.rule)}) · ${escape(found.title)}`,
    conditions.length > 0 && conditions.join('\n'),
  );
}
