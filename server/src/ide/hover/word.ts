import { WORD_LISTS, type Word } from '../../../../grammar/src/words.ts';
import { KEYWORDS, type Context } from '../../../../grammar/src/tokens.ts';
import { bold, escape, join } from '../markdown.ts';
import type { View } from '../view.ts';

/** A word of a closed list, or one the rulebook knows: an end use, a license exception. */
export function hoverWord(view: View, property: string, context: Context, word: string): string | undefined {
  if (property === 'end-use') {
    const title = view.program.rulebook.endUses.get(word);
    return title === undefined ? undefined : join(bold(word), escape(title));
  }
  if (property === 'claims' || property === 'exception') return hoverException(view, word);
  const list = KEYWORDS.find((k) => k.name === property && k.in.includes(context))?.words;
  const known: readonly Word[] = list === undefined ? [] : WORD_LISTS[list].words;
  const found = known.find((w) => w.name === word);
  return found && join(bold(found.name), escape(found.doc));
}

function hoverException(view: View, code: string): string | undefined {
  const model = view.program.files.get(view.file)?.model;
  const law = view.program.rulebook.at(model?.asOf?.value ?? view.fallbackDate);
  const found = law.exceptions.find((e) => e.code === code.toUpperCase());
  if (!found) return `License Exception ${bold(code)} does not exist on ${law.date}.`;
  const conditions = found.conditions.map((c) => `- ${escape(c.text)} (${escape(c.cite)})`);
  return join(`License Exception ${bold(found.code)} · ${escape(found.title)}`, `15 CFR ${escape(found.rule)}`, conditions.length > 0 && conditions.join('\n'));
}
