/** Reading one value: money, quantity, date, country, ECCN, name, word. Each says in words what it expected. */
import { currencyCodes, isCurrency } from '../../server/src/base/currencies.ts';
import { parseDay } from '../../server/src/base/date.ts';
import { isUnit, unitNames } from '../../server/src/base/units.ts';
import type { ValueNode } from './ast.ts';
import { type Cursor, endOf, node, spanOf, visible } from './cursor.ts';
import { BadNumber, DateToken, EccnToken, Group, Name, NumberToken, OpenText, Percent, RatioUnit, Text } from './lexer.ts';

export interface Vocabulary {
  /** Tells an unknown unit from the next parameter: `overlay 1.6 nmm` against `layers 232 transistor planar`. */
  isParameter(name: string): boolean;
}

function expected(c: Cursor, what: string): undefined {
  const t = c.peek();
  if (t?.tokenType === BadNumber) {
    c.next();
    c.error(7, spanOf(t), `"${visible(t.image)}" is not a number; expected ${what}`);
    return undefined;
  }
  c.error(2, c.hole(), `expected ${what}`);
  return undefined;
}

export function name(c: Cursor, what: string, role?: string): ValueNode | undefined {
  return c.is(Name) ? node('name', c.next()!, role) : expected(c, what);
}

export function word(c: Cursor, words: readonly string[], role?: string): ValueNode | undefined {
  const t = c.peek();
  if (t?.tokenType !== Name) return expected(c, `one of ${words.join(', ')}`);
  c.next();
  if (!words.includes(t.image)) {
    c.unknownWord(14, t, 'unknown word', words, `; expected one of ${words.join(', ')}`);
    return undefined;
  }
  return node('word', t, role);
}

export function string(c: Cursor, role?: string): ValueNode | undefined {
  const t = c.peek();
  if (t?.tokenType === Text) {
    c.next();
    return node('string', t, role, decode(c, t.image, t.startOffset));
  }
  if (t?.tokenType === OpenText) {
    c.next();
    c.error(4, spanOf(t), 'this string does not end on its line; a closing " is missing');
    return node('string', t, role, t.image.slice(1));
  }
  return expected(c, 'a string, such as "text"');
}

const ESCAPES: Record<string, string> = { '"': '"', '\\': '\\', n: '\n', t: '\t' };
function decode(c: Cursor, image: string, at: number): string {
  if (!image.includes('\\')) return image.slice(1, -1);
  return image.slice(1, -1).replace(/\\(u\{[0-9A-Fa-f]{1,6}\}|.)/gs, (whole, e: string, offset: number) => {
    if (e.startsWith('u{')) {
      const point = Number.parseInt(e.slice(2, -1), 16);
      if (point <= 0x10ffff && (point < 0xd800 || point > 0xdfff)) return String.fromCodePoint(point);
    }
    const plain = ESCAPES[e];
    if (plain !== undefined) return plain;
    c.error(12, { start: at + 1 + offset, end: at + 1 + offset + whole.length }, `unknown escape "${visible(whole)}"; known are \\" \\\\ \\n \\t \\u{1F600}`);
    return whole;
  });
}

export function date(c: Cursor, role?: string): ValueNode | undefined {
  const t = c.peek();
  if (t?.tokenType !== DateToken) return expected(c, 'a date, such as 2025-01-15');
  c.next();
  if (!parseDay(t.image)) {
    c.error(6, spanOf(t), `${t.image} is no calendar day`);
    return undefined;
  }
  return node('date', t, role);
}

export function number(c: Cursor, what = 'a number', role?: string): ValueNode | undefined {
  return c.is(NumberToken) ? checked(c, node('number', c.next()!, role)) : expected(c, what);
}

export function percent(c: Cursor, role?: string): ValueNode | undefined {
  const t = c.peek();
  if (t?.tokenType !== Percent) return expected(c, 'a percentage, such as 50%');
  c.next();
  return checked(c, node('percent', t, role, t.image.slice(0, -1)));
}

/** No amount of money, no measure and no rate has hundreds of digits; such a number only serves to exhaust memory. */
function checked(c: Cursor, v: ValueNode): ValueNode | undefined {
  const exponent = Math.abs(Number(/[eE]([-+]?\d+)$/.exec(v.text)?.[1] ?? 0));
  if (v.text.length <= 60 && exponent <= 60) return v;
  c.error(7, v, `${visible(v.text)} is beyond any real amount`);
  return undefined;
}

export function money(c: Cursor, role?: string): ValueNode | undefined {
  const amount = c.peek();
  if (amount?.tokenType !== NumberToken) return expected(c, 'money, such as 180_000 USD');
  c.next();
  const unit = c.peek();
  if (unit?.tokenType !== Name || !c.sameLine(endOf(amount), unit.startOffset) || !(isCurrency(unit.image) || /^[A-Za-z]{3}$/.test(unit.image))) {
    c.error(2, spanOf(amount), `expected money, such as ${amount.image} USD: the currency is missing`);
    return undefined;
  }
  c.next();
  if (!isCurrency(unit.image)) {
    c.unknownWord(13, unit, 'unknown currency', currencyCodes, '; currencies are ISO 4217 codes such as USD');
    return undefined;
  }
  return checked(c, { kind: 'money', text: amount.image, unit: unit.image, start: amount.startOffset, end: endOf(unit), unitSpan: spanOf(unit), ...(role !== undefined && { role }) });
}

/** A number, with its unit if one follows on the line. */
export function quantity(c: Cursor, vocabulary: Vocabulary | undefined, role?: string): ValueNode | undefined {
  const amount = c.peek();
  if (amount?.tokenType !== NumberToken) return expected(c, 'a figure, such as 193 nm');
  c.next();
  const unit = c.peek();
  const onLine = unit !== undefined && c.sameLine(endOf(amount), unit.startOffset);
  if (onLine && (unit.tokenType === RatioUnit || (unit.tokenType === Name && unit.image !== 'at' && !['planar', 'non-planar'].includes(unit.image)))) {
    if (isUnit(unit.image)) {
      c.next();
      return checked(c, { kind: 'quantity', text: amount.image, unit: unit.image, start: amount.startOffset, end: endOf(unit), unitSpan: spanOf(unit), ...(role !== undefined && { role }) });
    }
    const after = c.peek(1);
    const beginsNext = unit.tokenType === Name && (vocabulary ? vocabulary.isParameter(unit.image) || isValue(after) : isValue(after));
    if (!beginsNext) {
      c.next();
      c.unknownWord(5, unit, 'unknown unit', unitNames);
      return undefined;
    }
  }
  return checked(c, node('number', amount, role));
}

const isValue = (t: ReturnType<Cursor['peek']>): boolean => t !== undefined && (t.tokenType === NumberToken || t.tokenType === Percent);

export function country(c: Cursor, role?: string): ValueNode | undefined {
  return c.is(Name) ? node('country', c.next()!, role) : expected(c, 'a country, such as CN');
}

export function eccn(c: Cursor, role?: string): ValueNode | undefined {
  const t = c.peek();
  if (t?.tokenType === EccnToken || (t?.tokenType === Name && t.image.toUpperCase() === 'EAR99')) return node('eccn', c.next()!, role);
  if (t?.tokenType === BadNumber) {
    c.next();
    c.error(17, spanOf(t), `"${visible(t.image)}" is no ECCN; an ECCN is a digit, a letter A to E and three digits, such as 3B001.f.1, or EAR99`);
    return undefined;
  }
  return expected(c, 'an ECCN, such as 3B001.f.1 or EAR99');
}

/** Countries, groups or `worldwide`, separated by commas. */
export function places(c: Cursor, role?: string, what = 'a country or group, such as CN, D:5 or worldwide'): ValueNode[] {
  return list(c, () => {
    if (c.is(Group)) return node('group', c.next()!, role);
    if (c.isWord('worldwide')) return node('word', c.next()!, role);
    return c.is(Name) ? node('country', c.next()!, role) : expected(c, what);
  });
}

export function list(c: Cursor, one: () => ValueNode | undefined): ValueNode[] {
  const out: ValueNode[] = [];
  for (;;) {
    const v = one();
    if (v) out.push(v);
    if (c.peek()?.image !== ',') return out;
    c.next();
  }
}
