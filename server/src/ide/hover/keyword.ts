import { exampleOf, keywordAt, type Context } from '../keywords.ts';
import { escape, join } from '../markdown.ts';

/** The one-line documentation of a keyword where it stands, with an example. */
export function hoverKeyword(word: string, context: Context): string | undefined {
  const keyword = keywordAt(context, word);
  return keyword && join(escape(keyword.doc), '```earshot\n' + exampleOf(keyword) + '\n```');
}
