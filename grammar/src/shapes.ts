/**
 * What a keyword is followed by, and what the tree holds for it: values in source order, each with its `role` where a word introduces
 * it. Every member of a list carries the role of the list. How it is written is told by the rule of the grammar alone.
 */
interface Shapes {
  // declarations
  readonly path: 'string';
  readonly 'law-date': 'date';
  readonly 'exchange-rate': 'from: word, to: money, on: date';
  readonly declaration: 'name, label';
  // one value
  readonly money: 'money';
  readonly country: 'country';
  readonly date: 'date';
  readonly string: 'string';
  readonly number: 'number';
  readonly percent: 'percent';
  readonly duration: 'quantity';
  readonly name: 'name';
  readonly 'name-or-string': 'name | string';
  readonly word: 'word';
  readonly code: 'name';
  readonly eccn: 'eccn [eccn role for]';
  // lists
  readonly words: 'word+';
  readonly 'end-uses': '(name | string)+';
  readonly countries: 'country+';
  readonly places: '(country | group | word)+, block';
  // several values
  readonly use: 'word | [number] name [money role at]';
  readonly production: 'word [eccn [eccn role for] country role origin]';
  readonly listing: 'word [number role footnote] [date role from] [date role to]';
  readonly citizen: 'country [date role since]';
  readonly owner: 'name percent';
  readonly cleared: 'string, string role because, date role on';
  readonly filed: 'date role filed';
  readonly claim: 'name [paragraph role under] [date role notified]';
  readonly paragraph: 'paragraph';
  readonly published: 'word [date role notified]';
  readonly volume: 'number, word role per';
  readonly expectation: 'word [paragraph+ role by]';
  readonly review: 'string role by, date role on, [string role because]';
  readonly coverage: 'name+, (country | group | word)+ role to, [name+ role for]';
  readonly requirement: 'name+, (country | group | word)+ role to';
  readonly term: 'date, date role to';
  readonly since: 'date [date role to]';
  // blocks
  readonly parameters: 'block';
  readonly produced: 'word, block';
}

export type ShapeName = keyof Shapes;

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
