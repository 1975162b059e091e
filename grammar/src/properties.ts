/** What follows each property's keyword. Each reader writes the values it finds. */
import type { Cursor } from './cursor.ts';
import { Name, NumberToken, Open, Text } from './kinds.ts';
import { byNumber, KNOWN } from './known.ts';
import type { Role } from './shapes.ts';
import { roleBits } from './tape.ts';
import { type Context, firstWord, KEYWORDS, type Keyword } from './tokens.ts';
import {
  country,
  date,
  eccn,
  list,
  money,
  name,
  number,
  paragraph,
  percent,
  place,
  quantity,
  string,
  word,
  WORD,
  type Vocabulary,
} from './values.ts';
import type { WordListName } from './words.ts';

type Read = (c: Cursor, context: Context) => void;

/** A value after a word that introduces it, where the word is there. */
function after(role: Role, read: (c: Cursor, role: number) => boolean): (c: Cursor) => void {
  const bits = roleBits(role);
  return (c) => {
    if (c.takes(role)) read(c, bits);
  };
}
const atMoney = after('at', money);
const forEccn = after('for', eccn);
const originCountry = after('origin', country);
const footnote = after('footnote', (c, role) => number(c, 'a footnote number', role));
const because = after('because', string);
const onDate = after('on', date);
const fromDate = after('from', date);
const sinceDate = after('since', date);
const under = after('under', paragraph);
const notified = after('notified', date);
const toDate = after('to', date);
const BY = roleBits('by');
const PER = roleBits('per');
const FILED = roleBits('filed');
const AT = roleBits('at');
const FOR = roleBits('for');
const TO = roleBits('to');

/** A part that no statement of its kind may be without. */
function needs(c: Cursor, role: Role, read: (c: Cursor) => void, message: string): void {
  if (c.isWord(role)) read(c);
  else c.errorAtHole(2, message);
}

/** `[N] NAME [at MONEY]` or `none` */
const use: Read = (c) => {
  if (c.isWord('none')) {
    c.take(WORD);
    return;
  }
  if (c.kind === NumberToken) number(c);
  if (name(c, 'the name of an input or product')) atMoney(c);
};

const making: Read = (c) => {
  const none = c.isWord('none');
  if (!word(c, 'technology') || none || !eccn(c)) return;
  forEccn(c);
  needs(c, 'origin', originCountry, 'expected origin and a country, such as origin US');
};

const aParty = (c: Cursor): boolean => name(c, 'the name of a party');
const aPartyFor = (c: Cursor): boolean => name(c, 'the name of a party', FOR);
const aProduct = (c: Cursor): boolean => name(c, 'the name of a product');
const placeTo = (c: Cursor): boolean => place(c, TO);
const anEndUse = (c: Cursor): boolean => (c.kind === Text ? string(c) : name(c, 'an end use, such as civil'));
const aReason = (c: Cursor): boolean => word(c, 'reason');
const aRole = (c: Cursor): boolean => word(c, 'role');
const aCountry = (c: Cursor): boolean => country(c);
const aPlace = (c: Cursor): boolean => place(c);
const aMoney = (c: Cursor): boolean => money(c);
const aString = (c: Cursor): boolean => string(c);
const aDate = (c: Cursor): boolean => date(c);
const aWord =
  (of: WordListName): Read =>
  (c) =>
    word(c, of);

const places = (c: Cursor): void => {
  c.next();
  list(c, placeTo);
};

/** `NAME[, NAME] to COUNTRY[, COUNTRY] [for PARTY]` */
const filedOn = (c: Cursor): void => {
  c.next();
  date(c, FILED);
};

const coverage: Read = (c) => {
  list(c, aProduct);
  needs(c, 'to', places, 'expected to and the countries, such as to CN');
  if (c.takes('for')) list(c, aPartyFor);
};

const READ: Readonly<Record<string, Read>> = {
  kind: aWord('kind'),
  type: (c, context) => word(c, context === 'authorization' ? 'authorization' : 'type'),
  origin: aCountry,
  eccn: (c) => {
    if (eccn(c)) forEccn(c);
  },
  'not-controlled-for': (c) => list(c, aReason),
  value: aMoney,
  supplier: (c) => (c.kind === Name ? name(c, 'a party') : string(c)),
  'part-number': aString,
  specs: () => {},
  incorporates: use,
  bundles: use,
  commingles: use,
  contains: use,
  'direct-product-of': making,
  'plant direct-product-of': making,
  hts: aString,
  'developed-by': aParty,
  'in-production-since': aDate,
  'one-time-report': (c) => {
    needs(c, 'filed', filedOn, 'expected filed and a date, such as filed 2024-05-01');
  },
  discrete: aWord('yes-no'),
  published: (c) => {
    if (word(c, 'yes-no')) notified(c);
  },
  'encryption-paragraph': (c) => paragraph(c),
  form: aWord('form'),
  destination: (c) => list(c, aPlace),
  country: aCountry,
  headquarters: aCountry,
  citizenship: (c) => {
    if (country(c)) sinceDate(c);
  },
  'ultimate-parent': aParty,
  'owned-by': (c) => {
    if (aParty(c)) percent(c);
  },
  'also-known-as': aString,
  listed: (c) => {
    if (!word(c, 'list')) return;
    footnote(c);
    fromDate(c);
    toDate(c);
  },
  role: (c) => list(c, aRole),
  cleared: (c) => {
    if (!string(c)) return;
    // A name is cleared for a reason and on a day, or not at all.
    if (c.isWord('because')) because(c);
    else return c.errorAtHole(2, 'expected because and the reason in quotes, such as because "another address" on 2025-01-10');
    if (c.isWord('on')) onDate(c);
    else c.errorAtHole(2, 'expected on and the day on which it was looked into, such as on 2025-01-10');
  },
  operator: aParty,
  produces: aWord('product'),
  'end-user': aParty,
  consignee: aParty,
  purchaser: aParty,
  exporter: aParty,
  binds: aParty,
  facility: (c) => name(c, 'the name of a facility'),
  quantity: (c) => number(c),
  'end-use': (c) => list(c, anEndUse),
  'exported-from': aCountry,
  price: aMoney,
  on: aDate,
  via: (c) => list(c, aCountry),
  claims: (c) => {
    if (name(c, 'a license exception code, such as NAC')) {
      under(c);
      notified(c);
    }
  },
  volume: (c) => {
    if (!number(c)) return;
    if (c.takes('per')) word(c, 'period', PER);
    else c.errorAtHole(2, 'expected per year');
  },
  expect: (c) => {
    if (word(c, 'outcome') && c.takes('by')) list(c, (x) => paragraph(x, BY));
  },
  reviewed: (c) => {
    if (!c.takes('by')) return c.errorAtHole(2, 'expected by and who reviewed it, such as by "Trade compliance" on 2026-08-03');
    if (!string(c, BY)) return;
    if (!c.isWord('on')) return c.errorAtHole(2, 'expected on and the day of the review, such as on 2026-08-03');
    onDate(c);
    because(c);
  },
  'lead-time': (c) => quantity(c, undefined),
  'relative-performance': (c) => percent(c),
  'available-from': aDate,
  number: aString,
  covers: coverage,
  valid: (c) => {
    if (date(c)) needs(c, 'to', toDate, 'expected to and the last day, such as to 2027-12-31');
  },
  'value-limit': aMoney,
  exception: (c) => name(c, 'a license exception code, such as GOV'),
  requires: (c, context) => {
    if (!c.takes('license') || !c.takes('for'))
      return c.errorAtHole(2, 'expected license for, the names of products, to and the countries, such as license for x to CN');
    coverage(c, context);
  },
  from: (c) => {
    date(c);
    toDate(c);
  },
};

/** A keyword where it may stand, and how what follows it is read. */
export interface Property {
  readonly name: string;
  /** Of the word that begins it. */
  readonly number: number;
  readonly read: Read;
  readonly block: Keyword['block'];
}

const tables = new Map<Context, readonly (Property | undefined)[]>();

/** The properties of a block by the number of their first word. */
export function propertiesIn(context: Context): readonly (Property | undefined)[] {
  let table = tables.get(context);
  if (!table) {
    const of = new Map<string, Property>();
    for (const k of KEYWORDS) {
      if (k.category !== 'property' || !k.in.includes(context)) continue;
      const first = firstWord(k.name);
      of.set(first, { name: k.name, number: KNOWN.indexOf(first), read: READ[k.name]!, block: k.block });
    }
    tables.set(context, (table = byNumber(of)));
  }
  return table;
}

/** One parameter of `specs` or `produces`: figure [at figure] [planar|non-planar], or a word. */
export function parameter(c: Cursor, v: Vocabulary | undefined): void {
  // `overlay` without its figure, and the next parameter: the next is not its value.
  if (c.kind === Name && !v?.isParameter(c.image) && c.peek() !== Open) {
    c.take(WORD);
    return;
  }
  if (!quantity(c, v)) return;
  if (c.takes('at')) quantity(c, v, AT);
  if (c.isWord('planar') || c.isWord('non-planar')) c.take(WORD);
}
