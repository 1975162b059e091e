/**
 * The TextMate grammar, made from the table of keywords. It follows the blocks, so that a word is a keyword where it is one, and a name
 * is what its property asks for. It sees one line at a time: a value on a line of its own is told by its form.
 */
import type { Color } from '../../grammar/src/colors/table.ts';
import { type Context, KEYWORDS, type Keyword } from '../../grammar/src/keywords.ts';
import { wordsOf } from '../../grammar/src/words.ts';
import {
  anyOf,
  BEGINS,
  DATE,
  EAR99,
  ECCN,
  ENDS,
  GAP,
  GROUP,
  include,
  match,
  NAME,
  NUMBER,
  type Part,
  type Pattern,
  region,
  SECTION,
  STRING,
  UNIT,
  VALUES,
  whole,
} from './textmate-patterns.ts';

const DECLARATIONS = KEYWORDS.filter((k) => k.category === 'declaration').map((k) => k.name);

/** A declaration that begins on this line: what stands open before it ends here. */
const HEAD =
  `(?=^[ \\t]*(?:(?:${anyOf(DECLARATIONS)})${GAP}${NAME}(?:${GAP}${STRING})?` +
  `(?:${GAP}(?:replaces|eliminates)${GAP}${NAME})?[ \\t]*\\{|import[ \\t]*"|as-of${GAP}\\d|rate${GAP}${NAME}[ \\t]*=))`;

const role = (word: string): Part => ['role', `${BEGINS}${word}${ENDS}`];
const word = (k: Keyword): Part => ['word', `(?:${anyOf(wordsOf(k.words!))})${ENDS}`];
const names = (color: Color): Pattern[] => [match(`,[ \\t]*`, [color, NAME]), match(BEGINS, [color, NAME])];
const maybe = (...parts: readonly Part[]): Part[] => [`(?:${GAP}`, ...parts, ')?'];
const places: readonly Part[] = [['group', GROUP], '|', ['word', `worldwide${ENDS}`], '|', ['country', NAME]];
const placeList: Pattern[] = [match(`(?:,[ \\t]*|${BEGINS})(?:`, ...places, ')')];
const dated = (word: string): Pattern => match(role(word), GAP, ['date', DATE]);
const paragraphs: Pattern[] = [...include('paragraph'), match(BEGINS, ['paragraph', SECTION])];

interface Shape {
  /** What may follow the keyword on its line, before anything else is looked at. */
  readonly first?: (k: Keyword) => readonly Part[];
  readonly patterns?: (k: Keyword, end: string) => readonly Pattern[];
}

const plain: Shape = {};
const reference: Shape = { first: () => [['reference', NAME]], patterns: () => names('reference') };
const code: Shape = { first: () => [['code', NAME]], patterns: () => names('code') };
const oneWord: Shape = { first: (k) => [word(k)], patterns: (k) => [match(BEGINS, word(k))] };
const country: Shape = { first: () => [['country', NAME]], patterns: () => names('country') };
const eccnFor: readonly Part[] = [['eccn', `${ECCN}|${EAR99}`], ...maybe(role('for'), GAP, ['eccn', `${ECCN}|${EAR99}`])];
const coverage = (end: string): Pattern[] => [
  region([role('to')], `(?=${BEGINS}for${ENDS})|${end}`, [...include('comment'), ...placeList]),
  region([role('for')], end, [...include('comment'), ...names('reference')]),
  ...names('reference'),
];

const SHAPES: Readonly<Record<Keyword['shape'], Shape>> = {
  path: plain,
  'law-date': plain,
  'exchange-rate': plain,
  declaration: plain,
  money: plain,
  date: plain,
  string: plain,
  number: plain,
  percent: plain,
  duration: plain,
  paragraph: { patterns: () => paragraphs },
  country,
  countries: country,
  name: reference,
  'name-or-string': reference,
  code,
  word: oneWord,
  words: oneWord,
  eccn: { patterns: () => [match(BEGINS, ...eccnFor)] },
  'end-uses': code,
  places: { first: () => ['(?:', ...places, ')'], patterns: () => placeList },
  use: {
    first: () => [
      '(?:',
      ['word', `none${ENDS}`],
      '|',
      ...([`(?:`, ['number', NUMBER], `${GAP})?`] as Part[]),
      ['reference', NAME],
      ')',
    ],
    patterns: () => [match(role('at'), `(?=${GAP}[-+]?\\d)`), ...include('number'), ...names('reference')],
  },
  production: {
    first: (k) => [word(k)],
    patterns: () => [match(BEGINS, ...eccnFor, ...maybe(role('origin'), GAP, ['country', NAME])), ...names('country')],
  },
  listing: {
    first: (k) => [word(k)],
    patterns: () => [match(role('footnote')), dated('from'), dated('to')],
  },
  citizen: { first: country.first!, patterns: () => [dated('since')] },
  owner: reference,
  cleared: { patterns: () => [match(role('because')), dated('on')] },
  filed: { patterns: () => [match(role('filed'))] },
  claim: {
    first: code.first!,
    patterns: () => [match(role('under'), GAP, ['paragraph', SECTION]), match(role('under')), dated('notified')],
  },
  published: { first: (k) => [word(k)], patterns: () => [dated('notified')] },
  volume: { patterns: (k) => [match(role('per'), GAP, word(k))] },
  expectation: { first: (k) => [word(k)], patterns: () => [match(role('by')), ...paragraphs] },
  review: {
    patterns: () => [
      match(role('by'), GAP, ['string', STRING], ...maybe(role('on'), GAP, ['date', DATE])),
      match(role('because')),
    ],
  },
  coverage: { first: reference.first!, patterns: (_, end) => coverage(end) },
  requirement: {
    first: () => [['role', `license${ENDS}`], ...maybe(role('for'), ...maybe(['reference', NAME]))],
    patterns: (_, end) => coverage(end),
  },
  term: { patterns: () => [dated('to')] },
  since: { patterns: () => [dated('to')] },
  parameters: plain,
  produced: oneWord,
};

const FIGURE: readonly Part[] = [['number', NUMBER], ...maybe(['unit', UNIT])];

/** Name and value in turn: which of two words is which shows by the other. */
const PARAMETERS: readonly Pattern[] = [
  ...include('comment', 'string'),
  match('(?<![\\w.])', ...FIGURE, ...maybe(role('at'), GAP, ...FIGURE), ...maybe(['word', `(?:non-)?planar${ENDS}`])),
  match(BEGINS, ['parameter', NAME], GAP, ['word', NAME], `(?!${GAP}[-+]?\\d)`),
  match(BEGINS, ['parameter', NAME]),
];

const keywordsIn = (context: Context): Keyword[] => KEYWORDS.filter((k) => k.category === 'property' && k.in.includes(context));

/** Properties of one context that read alike share a pattern. */
function blockOf(context: Context): Pattern[] {
  const all = keywordsIn(context);
  const next = whole(all.map((k) => k.name.split(' ')[0]!));
  const kinds = [...new Set(Object.values(SHAPES))];
  const alike = Map.groupBy(all, (k) => `${kinds.indexOf(SHAPES[k.shape])} ${k.words} ${k.block}`);
  return [...include('comment'), ...[...alike.values()].map((some) => propertyOf(some, next)), ...include('values')];
}

function propertyOf(some: readonly Keyword[], next: string): Pattern {
  const [k] = some as [Keyword];
  const end = `(?=${k.block ? '' : '[{]|'}\\}|${next})|${HEAD}`;
  const { first, patterns } = SHAPES[k.shape];
  const keyword = anyOf(some.map((s) => s.name)).replaceAll(' ', GAP);
  const block = k.block ? [region(['\\{'], `\\}|${HEAD}`, include(k.block))] : [];
  return region([BEGINS, ['property', `(?:${keyword})`], ENDS, ...(first ? maybe(...first(k)) : [])], end, [
    ...include('comment'),
    ...block,
    ...(patterns?.(k, end) ?? []),
    ...include('values'),
  ]);
}

const declarationOf = (kind: string): Pattern =>
  region([BEGINS, ['declaration', kind], ENDS, ...maybe(['declared', NAME])], `(?<=\\})|${HEAD}`, [
    ...include('comment', 'string'),
    ...(kind === 'alternative' ? [match(['role', whole(['replaces', 'eliminates'])], ...maybe(['reference', NAME]))] : []),
    region(['\\{'], `\\}|${HEAD}`, include(kind)),
  ]);

export const textmate = {
  $schema: 'https://raw.githubusercontent.com/martinring/tmlanguage/master/tmlanguage.json',
  name: 'Earshot',
  scopeName: 'source.earshot',
  patterns: [
    ...include('comment'),
    ...DECLARATIONS.map(declarationOf),
    match(BEGINS, ['declaration', 'rate'], ENDS, ...maybe(['unit', NAME])),
    match(BEGINS, ['declaration', '(?:import|as-of)'], ENDS),
    dated('on'),
    ...include('values'),
  ],
  repository: {
    ...VALUES,
    values: { patterns: include('string', 'eccn', 'date', 'group', 'paragraph', 'number') },
    parameters: { patterns: PARAMETERS },
    ...Object.fromEntries([...DECLARATIONS, 'destination'].map((c) => [c, { patterns: blockOf(c as Context) }])),
  },
};
