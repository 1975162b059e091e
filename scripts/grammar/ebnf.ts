/** The grammar in the notation of ISO/IEC 14977. */
import { WORD_LISTS, type WordListName, wordsOf } from '../../grammar/src/words.ts';
import { rulesIn, SYNTAX, type Syntax, TOKENS } from './syntax.ts';

const quoted = (word: string): string => `"${word}"`;

function printed(s: Syntax, inside: boolean): string {
  switch (s.sort) {
    case 'word':
      return quoted(s.text);
    case 'token':
    case 'rule':
      return s.name;
    case 'sequence':
      return s.of.map((x) => printed(x, true)).join(' , ');
    case 'choice': {
      const text = s.of.map((x) => printed(x, false)).join(' | ');
      return inside ? `( ${text} )` : text;
    }
    case 'optional':
      return `[ ${printed(s.of, false)} ]`;
    case 'many':
      return `{ ${printed(s.of, false)} }`;
    case 'list':
      return `${printed(s.of, true)} , { ${quoted(s.separator)} , ${printed(s.of, true)} }`;
  }
}

function rule(name: string, s: Syntax): string {
  const text = `${name} = ${printed(s, false)} ;`;
  if (text.length <= 120 || s.sort !== 'choice') return text;
  return [`${name} =`, ...s.of.map((x, i) => `  ${i === 0 ? ' ' : '|'} ${printed(x, false)}`), '  ;'].join('\n');
}

const asked = new Set([...SYNTAX.values()].flatMap(rulesIn));
const lists = (Object.keys(WORD_LISTS) as WordListName[]).filter((list) => asked.has(`${list}-word`));

export const ebnf = (): string =>
  [
    '(* Generated from the grammar of the parser. White space and comments may stand between any two tokens. *)',
    ...[...SYNTAX].map(([name, s]) => rule(name, s)),
    '(* Closed lists of words *)',
    ...lists.map((list) => `${list}-word = ${wordsOf(list).map(quoted).join(' | ')} ;`),
    '(* Tokens *)',
    ...Object.entries(TOKENS).map(([name, text]) => `${name} = ? ${text} ? ;`),
    '',
  ].join('\n');

export const ruleOf = (name: string): string => rule(name, SYNTAX.get(name)!);

/** What follows a keyword in a block. */
export function valueOf(context: string, keyword: string): string {
  const choice = SYNTAX.get(`${context}-property`)!;
  const words = keyword.split(' ');
  for (const row of choice.sort === 'choice' ? choice.of : [choice]) {
    const of = row.sort === 'sequence' ? row.of : [row];
    if (words.every((w, i) => of[i]?.sort === 'word' && of[i].text === w))
      return of
        .slice(words.length)
        .map((x) => printed(x, true))
        .join(' ');
  }
  throw new Error(`${keyword} is not in the grammar of ${context}`);
}
