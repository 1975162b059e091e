/**
 * What the parts of a property are, read from the grammar that the parser runs: `technology|software ECCN [for ECCN] origin COUNTRY`. No
 * other code says in which order they stand.
 */
import {
  Alternation,
  type Alternative,
  type IProduction,
  NonTerminal,
  Option,
  Repetition,
  RepetitionMandatoryWithSeparator,
  type Rule,
  Terminal,
} from 'chevrotain';
import type { Context, Keyword } from '../keywords.ts';
import * as kinds from '../lexer/kinds.ts';
import { Open, word } from '../vocabulary.ts';
import { type WordListName, wordsOf } from '../words.ts';
import { grammar } from './grammar.ts';

export interface Part {
  /** Words that introduce it: `origin`, `license for`; none where it stands by itself. */
  readonly role: string;
  /** What is written there: `COUNTRY`. */
  readonly value: string;
  readonly optional: boolean;
  /** More may follow, with commas between them. */
  readonly list: boolean;
  /** Kinds of tokens that it may be. */
  readonly takes: readonly number[];
}

/** What the value rules of the grammar are called for a reader, and the tokens they take. */
const VALUES: Readonly<Record<string, readonly [value: string, ...takes: number[]]>> = {
  a_name: ['NAME', kinds.Name],
  a_string: ['"TEXT"', kinds.Text, kinds.OpenText],
  name_or_string: ['NAME or "TEXT"', kinds.Name, kinds.Text, kinds.OpenText],
  a_number: ['NUMBER', kinds.NumberToken],
  a_percentage: ['PERCENT', kinds.Percent],
  a_quantity: ['QUANTITY', kinds.NumberToken],
  money: ['MONEY', kinds.NumberToken],
  a_date: ['DATE', kinds.DateToken],
  an_eccn: ['ECCN', kinds.EccnToken, kinds.Name],
  a_paragraph: ['PARAGRAPH', kinds.Paragraph, kinds.NumberToken],
  a_country: ['COUNTRY', kinds.Name],
  a_place: ['COUNTRY', kinds.Name, kinds.Group],
};

/** The ways to write what follows a keyword, the fullest first. */
export function signaturesOf({ name }: Keyword, context: Context): readonly (readonly Part[])[] {
  const { rules } = grammar();
  const [block] = rules[`${context}_block`]?.definition ?? [];
  const [choice] = block instanceof Repetition ? block.definition : [];
  if (!(choice instanceof Alternation)) return [];
  const words = name.split(' ');
  const row = (choice.definition as Alternative[]).find(({ definition }) =>
    words.every((w, i) => definition[i] instanceof Terminal && (definition[i] as Terminal).terminalType === word(w)),
  );
  if (!row) return [];
  const ways = new Reader(rules).ways(row.definition.slice(words.length)).map((way) => way.parts);
  // `none` alone is a way of its own, and no word of the other.
  const alone = new Set(ways.flatMap(([first, ...rest]) => (first?.value === '' && rest.length === 0 ? [first.role] : [])));
  return ways.map((way) => way.map((part) => without(part, alone))).sort((a, b) => b.length - a.length);
}

function without(part: Part, words: ReadonlySet<string>): Part {
  if (!part.value.includes('|')) return part;
  return {
    ...part,
    value: part.value
      .split('|')
      .filter((w) => !words.has(w))
      .join('|'),
  };
}

interface Way {
  readonly parts: readonly Part[];
  /** Words at its end that introduce what comes next. */
  readonly role: string;
}

class Reader {
  private readonly rules: Readonly<Record<string, Rule>>;

  constructor(rules: Readonly<Record<string, Rule>>) {
    this.rules = rules;
  }

  /** A word with nothing behind it is a value of its own: `none`. */
  ways(productions: readonly IProduction[]): Way[] {
    return this.after([{ parts: [], role: '' }], productions).map((way) =>
      way.role === '' ? way : { parts: [...way.parts, part(way.role, '', [kinds.Name])], role: '' },
    );
  }

  private after(ways: readonly Way[], productions: readonly IProduction[], optional = false, list = false): Way[] {
    let now: Way[] = [...ways];
    for (const p of productions) now = now.flatMap((way) => this.one(way, p, optional, list));
    return now;
  }

  private one(way: Way, p: IProduction, optional: boolean, list: boolean): Way[] {
    if (p instanceof Terminal) {
      if (p.terminalType === Open) return [way];
      return [{ ...way, role: way.role === '' ? p.terminalType.name : `${way.role} ${p.terminalType.name}` }];
    }
    if (p instanceof NonTerminal) return this.rule(way, p.nonTerminalName, optional, list);
    if (p instanceof Alternation)
      return (p.definition as Alternative[]).flatMap((a) => this.after([way], a.definition, optional, list));
    if (p instanceof RepetitionMandatoryWithSeparator) return this.after([way], p.definition, optional, true);
    if (p instanceof Option) return this.after([way], p.definition, true, list);
    return [way];
  }

  private rule(way: Way, name: string, optional: boolean, list: boolean): Way[] {
    if (name.endsWith('_block')) return [way];
    const words = name.startsWith('word_') ? wordsOf(name.slice('word_'.length).replaceAll('_', '-') as WordListName) : undefined;
    const [value, ...takes] = words ? [words.join('|'), kinds.Name] : (VALUES[name] ?? []);
    if (value === undefined) return this.after([way], this.rules[name]!.definition, optional, list);
    return [{ parts: [...way.parts, { role: way.role, value, optional, list, takes }], role: '' }];
  }
}

const part = (role: string, value: string, takes: readonly number[]): Part => ({
  role,
  value,
  optional: false,
  list: false,
  takes,
});
