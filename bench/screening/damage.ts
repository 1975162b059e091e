/** Realistic damage to names, the same on every run. */
import { brackets, isName } from '../../server/src/screening/brackets.ts';

/** A small generator of numbers from a seed (mulberry32). */
export function random(seed: number): () => number {
  let a = seed >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = a;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export const pick = <T>(from: readonly T[], next: () => number): T => from[Math.floor(next() * from.length)]!;

const FORMS: readonly (readonly [RegExp, readonly string[]])[] = [
  [
    /,?\s*\bCo(?:mpany)?\.?,?\s*(?:Ltd|Limited)\b\.?/i,
    [' Company Limited', ' Co Ltd', '', ' Corporation', ' Limited', ' Co.,Ltd'],
  ],
  [/,?\s*\b(?:Ltd|Limited)\b\.?/i, [' Limited', ' Ltd', '', ' Ltda']],
  [/,?\s*\bLLC\b\.?/i, ['', ' L.L.C.', ' Limited Liability Company', ' OOO']],
  [/,?\s*\b(?:JSC|OJSC|PJSC|CJSC)\b/i, ['', ' OAO', ' Joint Stock Company', ' PAO']],
  [/,?\s*\b(?:OOO|OAO|ZAO|PAO|AO)\b/, ['', ' LLC', ' JSC']],
  [/,?\s*\bInc(?:orporated)?\b\.?/i, ['', ' Incorporated', ' Inc']],
  [/,?\s*\bGmbH\b/i, ['', ' GMBH', ' mbH']],
  [/,?\s*\bCorp(?:oration)?\b\.?/i, ['', ' Corp', ' Corporation', ' Inc.']],
];

const SPELLINGS: readonly (readonly [string, string])[] = [
  ['kh', 'h'],
  ['zh', 'j'],
  ['shch', 'sch'],
  ['ya', 'ia'],
  ['yu', 'iu'],
  ['iy', 'y'],
  ['ii', 'i'],
  ['ks', 'x'],
  ['q', 'k'],
  ['ou', 'u'],
  ['oo', 'u'],
  ['ee', 'i'],
  ['ts', 'tz'],
  ['ph', 'f'],
  ['mm', 'm'],
  ['ss', 's'],
  ['ll', 'l'],
  ['ch', 'tch'],
  ['w', 'v'],
  ['ey', 'ei'],
  ['ay', 'ai'],
  ['y', 'i'],
  ['ck', 'k'],
  ['ov', 'off'],
  ['aleks', 'alex'],
  ['muham', 'moham'],
  ['tekhn', 'techn'],
];
const MARKS: Readonly<Record<string, string>> = {
  a: 'á',
  e: 'é',
  i: 'ı',
  o: 'ö',
  u: 'ü',
  s: 'ş',
  c: 'ç',
  n: 'ñ',
  g: 'ğ',
  z: 'ž',
};

/** With one inside it. */
const BRACKET = /\((?:[^()]|\([^()]*\))*\)/g;
/** Undefined where the name has nothing to damage so. */
type Damage = (name: string, next: () => number) => string | undefined;

export const damages: Readonly<Record<string, Damage>> = {
  case: (n, next) => (next() < 0.5 ? n.toUpperCase() : n.toLowerCase()),
  punctuation: (n, next) =>
    next() < 0.5
      ? n.replace(/[.,'’"“”()]/g, '')
      : n
          .replace(/[.,()]/g, ' ')
          .replace(/-/g, ' ')
          .replace(/'/g, '’'),
  'legal form': (n, next) => {
    for (const [form, others] of FORMS) if (form.test(n)) return n.replace(form, pick(others, next)).trim();
    return `${n} ${pick(['Ltd.', 'LLC', 'Co.', 'Inc', 'GmbH'], next)}`;
  },
  'word order': (n, next) => {
    const words = n.split(/\s+/);
    if (words.length < 2) return n;
    const by = 1 + Math.floor(next() * (words.length - 1));
    return [...words.slice(by), ...words.slice(0, by)].join(' ');
  },
  'one typo': (n, next) => typo(n, next),
  transliteration: (n, next) => {
    const word = next() < 0.35 ? undefined : spelled(n, next);
    return word ?? n.replace(/[aeioucsngz]/g, (c) => (next() < 0.3 ? MARKS[c]! : c));
  },
  'bracket left out': (n) => {
    if (!n.includes('(')) return undefined;
    const out = n
      .replace(BRACKET, ' ')
      .replace(/\s+(?=[,.'’])|[\s,]+$|\s(?=\s)/g, '')
      .trim();
    return out === '' ? undefined : out;
  },
  'bracket alone': (n) => brackets(n).find(isName)?.inside,
  'two at once': (n, next) => {
    const kinds = ['case', 'punctuation', 'legal form', 'word order'];
    const once = damages[pick(kinds, next)]!(n, next)!;
    return next() < 0.5 ? typo(once, next) : damages['transliteration']!(once, next)!;
  },
};

/** A letter lost, doubled, swapped or mistaken, in any word of four letters or more, legal forms and first letters among them. */
function typo(n: string, next: () => number): string {
  const letters = [...n.matchAll(/[A-Za-z]{4,}/g)].flatMap((m) => Array.from(m[0], (_, i) => m.index + i));
  if (letters.length === 0) return n;
  const at = pick(letters, next);
  const [before, c, after] = [n.slice(0, at), n[at]!, n.slice(at + 1)];
  switch (Math.floor(next() * 4)) {
    case 0:
      return before + after;
    case 1:
      return before + c + c + after;
    case 2:
      return /[a-z]/.test(after.charAt(0)) ? before + after.charAt(0) + c + after.slice(1) : before + after;
    default:
      return (
        before +
        pick(
          [...'aeiourstln'].filter((x) => x !== c.toLowerCase()),
          next,
        ) +
        after
      );
  }
}

/** In one word that is spoken: not in initials, and not in a legal form. */
function spelled(n: string, next: () => number): string | undefined {
  const open = [...n.matchAll(/[A-Z]?[a-z]{4,}/g)].flatMap((m) =>
    SPELLINGS.filter(([from]) => (from === 'ov' ? m[0].endsWith(from) : m[0].toLowerCase().includes(from))).map(([from, to]) => ({
      m,
      from,
      to,
    })),
  );
  if (open.length === 0) return undefined;
  const { m, from, to } = pick(open, next);
  const word = m[0].replace(new RegExp(from === 'ov' ? 'ov$' : from, 'i'), (found) =>
    found[0] === found[0]!.toLowerCase() ? to : to[0]!.toUpperCase() + to.slice(1),
  );
  return n.slice(0, m.index) + word + n.slice(m.index + m[0].length);
}
