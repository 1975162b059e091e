/** The paragraphs that a citation of the rulebook names: `740.3(c)(2), (d)(1)`, `774 supp. 1, ECCN 3A090.a and note 2`, `732 supp. 3 (b)14, (b)19`. */
import { romanValue } from '../../ecfr/numbering.ts';
import { CCL, type Citation } from '../../ecfr/paragraph.ts';

/** In the order in which they stand; none where it cites other law. */
export function citationsIn(text: string): Citation[] {
  // Lists of other countries go by the same numbers.
  if (/^(regulation \(EU\)|EU |JP |NL )/i.test(text)) return [];
  const out: Citation[] = [];
  let rest = text;
  let last: Citation | undefined;
  /** A note that the paragraph after it belongs to: `note 1 to 3A090.a, paragraph a(1)`. */
  let note: string | undefined;
  while (rest !== '') {
    const isTerm = last?.[0] === '772.1';
    const found = TOKENS.filter(([, kind]) => kind !== 'term' || isTerm)
      .map(([pattern, kind]) => ({ kind, m: pattern.exec(rest) }))
      .find((t) => t.m);
    if (!found) {
      rest = rest.slice(1);
      continue;
    }
    const [whole, first = '', second = ''] = found.m!;
    rest = rest.slice(whole.length);
    const add = (at: Citation): void => {
      last = note === undefined ? at : [...at, note];
      note = undefined;
      out.push(last);
    };
    if (found.kind === 'entry') add([CCL, ...first.split('.')]);
    else if (found.kind === 'supplement') {
      const paragraphs = [...second.matchAll(/[A-Za-z0-9]+/g)].map((m) => m[0]);
      // The list itself is where its entries are.
      if (`${first}` !== CCL || paragraphs.length > 0) add([first, ...paragraphs]);
    } else if (found.kind === 'section') add([first, ...marksIn(second)]);
    else if (found.kind === 'note-to') note = labelOf(first);
    else if (found.kind === 'note' && last) {
      const and = /(\band|,)\s*$/.test(text.slice(0, text.length - rest.length - whole.length));
      const of = and && last[0] === CCL ? last.slice(0, 2) : last;
      // `3A090 note 2` is the note alone, `3A090.a and note 2` both.
      if (!and) out.pop();
      out.push([...of.filter((s) => !/note/.test(s)), labelOf(first), ...(second === '' ? [] : [second])]);
    } else if (found.kind === 'in-note' && last) out[out.length - 1] = last = [...last, ...first.match(/[A-Za-z0-9]+/g)!];
    else if (found.kind === 'term' && last)
      out[out.length - 1] = last = [...last, first.trim().toLowerCase(), ...marksIn(second)];
    else if (found.kind === 'range' && last) {
      const [end] = marksIn(first);
      for (const at of upTo(last, end!)) out.push((last = at));
    } else if (found.kind === 'more' && last) out.push((last = replaced(last, marksIn(first), whole)));
  }
  return out;
}

type Kind = 'entry' | 'supplement' | 'section' | 'note-to' | 'note' | 'in-note' | 'term' | 'range' | 'more';
const MARKS = String.raw`(?:\([A-Za-z0-9]+\))`;
const TOKENS: readonly (readonly [RegExp, Kind])[] = [
  [/^((?:technical )?note \d+|footnote \d+) to /i, 'note-to'],
  [/^((?:technical )?note \d+|footnote \d+)(?:\.([a-z]))?/i, 'note'],
  [/^paragraph ([a-z](?:\(\d+\))?)/, 'in-note'],
  [/^(\d[A-E]\d{3}(?:\.[a-z0-9]+)*)/, 'entry'],
  [new RegExp(String.raw`^(7\d\d supp\. \d+)((?: ?${MARKS})*\d*)`), 'supplement'],
  [new RegExp(String.raw`^(7\d\d\.\d+)(${MARKS}*)`), 'section'],
  [new RegExp(String.raw`^, ([^(),;]*[A-Za-z]{3}[^(),;]*?)\s*(${MARKS}*)(?=[,;]|$)`), 'term'],
  [new RegExp(String.raw`^-(${MARKS})`), 'range'],
  [new RegExp(String.raw`^(?:,|and| )+(${MARKS}+\d*)`), 'more'],
];

const labelOf = (text: string): string => text.toLowerCase();
const marksIn = (text: string): string[] => [...text.matchAll(/[A-Za-z0-9]+/g)].map((m) => m[0]);

/** `(g)` after `740.14(b)(4)` is 740.14(g), `(3)(iv)` after `(e)(1)(iv)` is (e)(3)(iv): it takes the place of its own kind of number. */
function replaced(last: Citation, marks: readonly string[], whole: string): Citation {
  const [unit, ...path] = last;
  const level = levelOf(marks[0]!, path.length);
  const item = / supp\. /.test(unit!) ? /\)(\d+)$/.exec(whole.trim())?.[1] : undefined;
  return item === undefined ? [unit!, ...path.slice(0, level), ...marks] : [unit!, ...marks];
}

function levelOf(mark: string, depth: number): number {
  if (/^\d+$/.test(mark)) return 1;
  if (/^[A-Z]/.test(mark)) return 3;
  return depth >= 2 && romanValue(mark) !== undefined && mark !== 'l' ? 2 : 0;
}

/** `(b)-(d)` after `740.15(b)`: c and d. */
function upTo(last: Citation, end: string): Citation[] {
  const stem = last.slice(0, -1);
  const start = last.at(-1)!;
  const labels = [NUMBERS, ROMANS, LETTERS].find((l) => l.includes(start) && l.indexOf(end) > l.indexOf(start));
  return labels ? labels.slice(labels.indexOf(start) + 1, labels.indexOf(end) + 1).map((l) => [...stem, l]) : [[...stem, end]];
}

const NUMBERS = Array.from({ length: 99 }, (_, i) => String(i + 1));
const ROMANS = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x', 'xi', 'xii', 'xiii', 'xiv', 'xv'];
const LETTERS = [...'abcdefghijklmnopqrstuvwxyz'];
