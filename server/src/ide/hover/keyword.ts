import { KEYWORDS, type Keyword } from '../../../../grammar/src/tokens.ts';
import type { Context } from '../../../../grammar/src/tokens.ts';
import { escape, join } from '../markdown.ts';

/** The one-line documentation of a keyword where it stands, with an example. */
export function hoverKeyword(name: string, context: Context): string | undefined {
  const keyword = KEYWORDS.find((k) => k.name === name && k.in.includes(context)) ?? KEYWORDS.find((k) => k.name === name);
  return keyword && join(escape(keyword.doc), '```earshot\n' + exampleOf(keyword) + '\n```');
}

export function exampleOf(keyword: Keyword): string {
  return keyword.category === 'declaration' ? `${keyword.name} ${keyword.example} { … }` : `${keyword.name} ${keyword.example}`;
}
