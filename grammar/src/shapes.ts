/**
 * What a keyword is followed by. Each shape says how it reads in the grammar, how it is called in a message, and what
 * the tree holds for it: values in source order, each with its `role` where a word introduces it. Every member of a
 * list carries the role of the list.
 */
export interface Shape {
  /** Right-hand side in the generated grammar. */
  readonly ebnf: string;
  /** As in `expected …, such as 180_000 USD`. */
  readonly noun: string;
  /** The kinds of its values in the tree: `eccn [eccn role for]`. */
  readonly tree: string;
}

const shape = (ebnf: string, noun: string, tree: string): Shape => ({ ebnf, noun, tree });

export const SHAPES = {
  // declarations
  path: shape('string', 'the path of a file in quotes', 'string'),
  'law-date': shape('date', 'a date', 'date'),
  'exchange-rate': shape('currency "=" money [ "on" date ]', 'an exchange rate', 'from: word, to: money, on: date'),
  declaration: shape('name [ string ] block', 'a name', 'name, label'),
  // one value
  money: shape('money', 'money', 'money'),
  country: shape('country', 'a country', 'country'),
  date: shape('date', 'a date', 'date'),
  string: shape('string', 'text in quotes', 'string'),
  number: shape('number', 'a number', 'number'),
  percent: shape('percent', 'a percentage', 'percent'),
  duration: shape('number duration-unit', 'a span of time', 'quantity'),
  name: shape('name', 'a name', 'name'),
  'name-or-string': shape('( name | string )', 'a name, or text in quotes', 'name | string'),
  word: shape('word', 'a word', 'word'),
  code: shape('code', 'a code', 'name'),
  eccn: shape('eccn [ "for" eccn ]', 'an ECCN', 'eccn [eccn role for]'),
  // lists
  words: shape('word { "," word }', 'a word', 'word+'),
  'end-uses': shape('( code | string ) { "," ( code | string ) }', 'an end use', '(name | string)+'),
  countries: shape('country { "," country }', 'a country', 'country+'),
  places: shape('place { "," place } [ block ]', 'a destination', '(country | group | word)+, block'),
  // several values
  use: shape(
    '( "none" | [ number ] name [ "at" money ] )',
    'the name of an input or product',
    'word | [number] name [money role at]',
  ),
  production: shape(
    '( "none" | ( "technology" | "software" ) eccn [ "for" eccn ] "origin" country )',
    'technology, software or none',
    'word [eccn [eccn role for] country role origin]',
  ),
  listing: shape(
    'word [ "footnote" number ] [ "from" date ] [ "to" date ]',
    'a list of parties',
    'word [number role footnote] [date role from] [date role to]',
  ),
  citizen: shape('country [ "since" date ]', 'a country', 'country [date role since]'),
  owner: shape('name percent', 'the name of a party', 'name percent'),
  cleared: shape(
    'string "because" string "on" date',
    'the name found in the screening, in quotes',
    'string, string role because, date role on',
  ),
  filed: shape('"filed" date', 'filed and a date', 'date role filed'),
  claim: shape(
    'code [ "under" paragraph ] [ "notified" date ]',
    'the code of a license exception',
    'name [paragraph role under] [date role notified]',
  ),
  paragraph: shape('paragraph', 'a paragraph', 'paragraph'),
  published: shape('word [ "notified" date ]', 'yes or no', 'word [date role notified]'),
  volume: shape('number "per" "year"', 'units a year', 'number, word role per'),
  expectation: shape('word [ "by" paragraph { "," paragraph } ]', 'an answer', 'word [paragraph+ role by]'),
  review: shape(
    '"by" string "on" date [ "because" string ]',
    'by and who reviewed it, in quotes',
    'string role by, date role on, [string role because]',
  ),
  coverage: shape(
    'name { "," name } "to" place { "," place } [ "for" name { "," name } ]',
    'the name of a product',
    'name+, (country | group | word)+ role to, [name+ role for]',
  ),
  requirement: shape(
    '"license" "for" name { "," name } "to" place { "," place }',
    'license for and the names of products',
    'name+, (country | group | word)+ role to',
  ),
  term: shape('date "to" date', 'a date', 'date, date role to'),
  since: shape('date [ "to" date ]', 'a date', 'date [date role to]'),
  // blocks
  parameters: shape('"{" { parameter } "}"', 'parameters in braces', 'block'),
  produced: shape('word [ "{" { parameter } "}" ]', 'what it produces', 'word, block'),
} as const satisfies Record<string, Shape>;

export type ShapeName = keyof typeof SHAPES;

/** Words that introduce a value after the first. */
export const ROLES = [
  'at',
  'for',
  'origin',
  'to',
  'on',
  'because',
  'filed',
  'notified',
  'footnote',
  'from',
  'since',
  'under',
  'per',
  'by',
] as const;
export type Role = (typeof ROLES)[number];
