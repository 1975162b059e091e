/** The keyword table of the grammar, as the features ask it. */
import { firstWord, keywordsIn, WORD_LISTS, type Context, type Keyword, type WordListName } from '../../../grammar/src/index.ts';

export type { Context } from '../../../grammar/src/index.ts';

export interface Word {
  readonly name: string;
  readonly doc: string;
}

/** By its full name, `plant direct-product-of`, or the word it begins with. */
export function keywordAt(context: Context, name: string): Keyword | undefined {
  const found = keywordsIn(context).get(firstWord(name));
  return found && (found.name === name || firstWord(found.name) === name) ? found : undefined;
}

/** As it is written: `value 180_000 USD`, `party ymtc { … }`. */
export const exampleOf = (k: Keyword): string =>
  k.category === 'declaration' ? `${k.name} ${k.example} { … }` : `${k.name} ${k.example}`;

/** The closed list of words its value is taken from; none where the rulebook or the file has the list. */
export function wordsOf(context: Context, name: string): readonly Word[] {
  const list = keywordAt(context, name)?.words;
  return list === undefined ? [] : WORD_LISTS[list].words;
}

export const wordsIn = (list: WordListName): readonly Word[] => WORD_LISTS[list].words;
