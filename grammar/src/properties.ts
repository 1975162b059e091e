/** What follows each property's keyword. */
import type { ValueNode } from './ast.ts';
import type { Cursor } from './cursor.ts';
import { node } from './cursor.ts';
import { Name, NumberToken, Open, Text } from './lexer.ts';
import type { Context } from './tokens.ts';
import { wordsOf } from './words.ts';
import { country, date, eccn, list, money, name, number, percent, places, quantity, string, word, type Vocabulary } from './values.ts';

type Read = (c: Cursor, context: Context, v: Vocabulary | undefined) => (ValueNode | undefined)[];

const opt = (c: Cursor, w: string, read: (role: string) => ValueNode | undefined): ValueNode | undefined => {
  if (!c.isWord(w)) return undefined;
  c.next();
  return read(w);
};

/** `[N] NAME [at MONEY]` or `none` */
const use: Read = (c) => {
  if (c.isWord('none')) return [node('word', c.next()!)];
  const out: (ValueNode | undefined)[] = [];
  if (c.is(NumberToken)) out.push(number(c));
  const what = name(c, 'the name of an input or product');
  return what ? [...out, what, opt(c, 'at', (r) => money(c, r))] : out;
};

const making: Read = (c) => {
  const kind = word(c, [...wordsOf('technology'), 'none']);
  if (!kind || kind.text === 'none') return [kind];
  const code = eccn(c);
  if (!code) return [kind];
  return [kind, code, opt(c, 'for', (r) => eccn(c, r)), opt(c, 'origin', (r) => country(c, r))];
};

const names = (c: Cursor, what: string, role?: string): ValueNode[] => list(c, () => name(c, what, role));

/** `NAME[, NAME] to COUNTRY[, COUNTRY] [for PARTY]` */
const coverage = (c: Cursor): (ValueNode | undefined)[] => {
  const out: (ValueNode | undefined)[] = names(c, 'the name of a product');
  if (c.isWord('to')) {
    c.next();
    out.push(...places(c, 'to'));
  }
  if (c.isWord('for')) {
    c.next();
    out.push(...names(c, 'the name of a party', 'for'));
  }
  return out;
};

const party: Read = (c) => [name(c, 'the name of a party')];

export const READ: Readonly<Record<string, Read>> = {
  kind: (c) => [word(c, wordsOf('kind'))],
  type: (c, context) => [word(c, context === 'authorization' ? wordsOf('authorization') : wordsOf('type'))],
  origin: (c) => [country(c)],
  eccn: (c) => [eccn(c), opt(c, 'for', (r) => eccn(c, r))],
  'not-controlled-for': (c) => list(c, () => word(c, wordsOf('reason'))),
  value: (c) => [money(c)],
  supplier: (c) => [c.is(Name) ? name(c, 'a party') : string(c)],
  'part-number': (c) => [string(c)],
  incorporates: use, bundles: use, commingles: use, contains: use,
  'direct-product-of': making, 'plant direct-product-of': making,
  hts: (c) => [string(c)],
  'developed-by': party,
  'in-production-since': (c) => [date(c)],
  'one-time-report': (c) => {
    if (c.isWord('filed')) c.next();
    return [date(c, 'filed')];
  },
  discrete: (c) => [word(c, wordsOf('yes-no'))],
  destination: (c) => places(c),
  country: (c) => [country(c)],
  headquarters: (c) => [country(c)],
  'ultimate-parent': party,
  'owned-by': (c) => [name(c, 'the name of a party'), percent(c)],
  'also-known-as': (c) => [string(c)],
  listed: (c) => [word(c, wordsOf('list')), opt(c, 'footnote', (r) => number(c, 'a footnote number', r))],
  role: (c) => [word(c, wordsOf('role'))],
  cleared: (c) => [string(c), opt(c, 'because', (r) => string(c, r)), opt(c, 'on', (r) => date(c, r))],
  operator: party,
  produces: (c) => [word(c, wordsOf('product'))],
  'end-user': party, consignee: party, purchaser: party, exporter: party, binds: party,
  facility: (c) => [name(c, 'the name of a facility')],
  quantity: (c) => [number(c)],
  'end-use': (c) => list(c, () => (c.is(Text) ? string(c) : name(c, 'an end use, such as civil'))),
  'exported-from': (c) => [country(c)],
  price: (c) => [money(c)],
  on: (c) => [date(c)],
  via: (c) => list(c, () => country(c)),
  claims: (c) => [name(c, 'a license exception code, such as NAC'), opt(c, 'notified', (r) => date(c, r))],
  'lead-time': (c) => [quantity(c, undefined)],
  'relative-performance': (c) => [percent(c)],
  'available-from': (c) => [date(c)],
  number: (c) => [string(c)],
  covers: coverage,
  valid: (c) => [date(c), opt(c, 'to', (r) => date(c, r))],
  'value-limit': (c) => [money(c)],
  exception: (c) => [name(c, 'a license exception code, such as GOV')],
  requires: (c) => {
    if (c.isWord('license')) c.next();
    if (c.isWord('for')) c.next();
    return coverage(c);
  },
  from: (c) => [date(c), opt(c, 'to', (r) => date(c, r))],
  to: (c) => [date(c)],
};

/** One parameter of `specs` or `produces`: figure [at figure] [planar|non-planar], or a word. */
export function parameter(c: Cursor, v: Vocabulary | undefined): (ValueNode | undefined)[] {
  if (c.is(Name) && !c.is(Open, 1)) return [node('word', c.next()!)];
  const first = quantity(c, v);
  if (!first) return [];
  const at = opt(c, 'at', (r) => quantity(c, v, r));
  const t = c.peek();
  const qualifier = t?.tokenType === Name && wordsOf('transistor').includes(t.image) ? node('word', c.next()!) : undefined;
  return [first, at, qualifier];
}

