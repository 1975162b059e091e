/**
 * The language as plain data, read from the grammar that the parser runs. What the parser takes to go on after a mistake is left out;
 * rules of a single token become that token.
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
import { Grammar } from '../../grammar/src/parser/grammar.ts';
import * as T from '../../grammar/src/vocabulary.ts';

export type Syntax =
  | { readonly sort: 'word'; readonly text: string }
  /** A sort of token: `name`, `date`, `number`. */
  | { readonly sort: 'token'; readonly name: string }
  | { readonly sort: 'rule'; readonly name: string }
  | { readonly sort: 'sequence' | 'choice'; readonly of: readonly Syntax[] }
  | { readonly sort: 'optional' | 'many'; readonly of: Syntax }
  | { readonly sort: 'list'; readonly of: Syntax; readonly separator: string };

/** What the tokens look like. */
export const TOKENS: Readonly<Record<string, string>> = {
  name: 'a letter, then letters, digits, _ and single hyphens inside; every keyword may be a name',
  string: 'text on one line between double quotes; \\" \\\\ \\n \\t \\u{1F600}',
  number:
    '180_000, 1.6, 3.3e8; a sign may stand before it, and the point is for decimals: 1.620 is asked for which it is (ES0120)',
  percentage: 'a number with % behind it',
  date: 'a day of the calendar, as 2025-01-15',
  eccn: '3B001, 3B001.f.1 or EAR99',
  paragraph: 'a paragraph of the regulation, as 740.17(b)(2)',
  country: 'an ISO 3166 code, as CN, or UA-43 for Crimea',
  group: 'a Country Group, as D:5',
  currency: 'an ISO 4217 code, as USD',
  unit: 'a unit of measure, as nm or GB/s',
};

const BY_TYPE = new Map([
  [T.Name, 'name'],
  [T.Quoted, 'string'],
  [T.NumberToken, 'number'],
  [T.Percent, 'percentage'],
  [T.DateToken, 'date'],
  [T.Eccn, 'eccn'],
  [T.Group, 'group'],
  [T.Currency, 'currency'],
  [T.Unit, 'unit'],
]);
/** Rules that stand for one token, with checks of their own. */
const BY_RULE: Readonly<Record<string, string>> = {
  a_name: 'name',
  a_string: 'string',
  a_number: 'number',
  a_percentage: 'percentage',
  a_date: 'date',
  an_eccn: 'eccn',
  a_paragraph: 'paragraph',
  a_country: 'country',
  a_currency: 'currency',
};
/** A place's last alternative is a name to the parser, which takes any word there. */
const PLACE = 'a_place';

const rules = new Grammar().rules;
const token = (name: string): Syntax => ({ sort: 'token', name });

export const nameOf = (rule: string): string =>
  rule
    .replace(/^an?_/, '')
    .replace(/^word_(.*)$/, '$1-word')
    .replace('parameters_block', 'parameter')
    .replace(/_block$/, '-property')
    .replaceAll('_', '-');

/** Rules by name, each after those that it is asked for by. */
export const SYNTAX: ReadonlyMap<string, Syntax> = (() => {
  const made = new Map<string, Syntax>();
  const open = ['file'];
  for (const name of open) {
    const key = nameOf(name);
    if (made.has(key) || BY_RULE[name]) continue;
    made.set(
      key,
      ofRule(name, rules[name]!, (next) => open.push(next)),
    );
  }
  return made;
})();

function ofRule(name: string, rule: Rule, wanted: (rule: string) => void): Syntax {
  if (name === PLACE) return { sort: 'choice', of: [token('country'), token('group'), { sort: 'word', text: 'worldwide' }] };
  // A block is asked for with its closing brace; what repeats in it has the name.
  const [first] = rule.definition;
  if (name.endsWith('_block') && first instanceof Repetition) return sequence(first.definition, wanted);
  return sequence(rule.definition, wanted);
}

function sequence(productions: readonly IProduction[], wanted: (rule: string) => void): Syntax {
  const of = productions.flatMap((p) => {
    const one = ofProduction(p, wanted);
    return one === undefined ? [] : one.sort === 'sequence' ? one.of : [one];
  });
  return of.length === 1 ? of[0]! : { sort: 'sequence', of };
}

function ofProduction(p: IProduction, wanted: (rule: string) => void): Syntax | undefined {
  if (p instanceof Terminal) return ofTerminal(p);
  if (p instanceof NonTerminal) return ofReference(p.nonTerminalName, wanted);
  if (p instanceof Alternation) {
    const of = (p.definition as Alternative[]).filter((a) => !isStray(a)).map((a) => sequence(a.definition, wanted));
    return of.length === 1 ? of[0] : { sort: 'choice', of };
  }
  if (p instanceof RepetitionMandatoryWithSeparator)
    return { sort: 'list', of: sequence(p.definition, wanted), separator: p.separator.name };
  if (p instanceof Option) return { sort: 'optional', of: sequence(p.definition, wanted) };
  if (p instanceof Repetition) return { sort: 'many', of: sequence(p.definition, wanted) };
  throw new Error(`no syntax for ${p.constructor.name}`);
}

function ofTerminal({ terminalType: type }: Terminal): Syntax {
  const name = BY_TYPE.get(type);
  if (name) return token(name);
  const list = Object.entries(T.LISTS).find(([, t]) => t === type)?.[0];
  return list ? { sort: 'rule', name: `${list}-word` } : { sort: 'word', text: type.name };
}

function ofReference(rule: string, wanted: (rule: string) => void): Syntax {
  const name = BY_RULE[rule];
  if (name) return token(name);
  // The rule of a word list is the list.
  if (rule.startsWith('word_')) return { sort: 'rule', name: `${rule.slice('word_'.length).replaceAll('_', '-')}-word` };
  wanted(rule);
  const reference: Syntax = { sort: 'rule', name: nameOf(rule) };
  return rule.endsWith('_block')
    ? {
        sort: 'sequence',
        of: [
          { sort: 'many', of: reference },
          { sort: 'word', text: '}' },
        ],
      }
    : reference;
}

/** What is taken to go on after a mistake. */
function isStray({ definition: [first] }: Alternative): boolean {
  if (first instanceof NonTerminal) return first.nonTerminalName === 'stray_text';
  return first instanceof Terminal && (first.terminalType === T.Inside || first.terminalType === T.Outside);
}

/** Names of the rules that one asks for, word lists included. */
export function rulesIn(s: Syntax): readonly string[] {
  switch (s.sort) {
    case 'rule':
      return [s.name];
    case 'sequence':
    case 'choice':
      return s.of.flatMap(rulesIn);
    case 'optional':
    case 'many':
    case 'list':
      return rulesIn(s.of);
    default:
      return [];
  }
}
