/**
 * What a bracket in a listed name is: another name of the party (`Rostec (Russian Technologies State Corporation)`), or a place, a
 * legal form, a relation (`a subsidiary of …`) or another word, which are nobody's name.
 */
import { edgeForms, legalForms, placeWords, tradeWords } from './common-words.ts';
import { fold } from './letters.ts';

/** A name an entry goes by. A partial one belongs to others too, so that it is near at most. */
export interface Variant {
  readonly name: string;
  readonly partial: boolean;
}

export type BracketKind = 'name' | 'part' | 'place' | 'legal-form' | 'relation' | 'word';

export interface Bracket {
  /** Where it opens, and behind where it closes. */
  readonly from: number;
  readonly to: number;
  readonly inside: string;
  readonly before: string;
  readonly after: string;
  readonly kind: BracketKind;
}

/** Does the bracket hold a name, of the party or of whose part it is? */
export const isName = (b: Bracket): boolean => b.kind === 'name' || b.kind === 'part';

/** The brackets of a name, each with what stands around it; of nested ones the outer. */
export function brackets(name: string): Bracket[] {
  const out: Bracket[] = [];
  for (let i = 0, open = -1, depth = 0; i < name.length; i++) {
    if (name[i] === '(' && depth++ === 0) open = i;
    if (name[i] !== ')' || depth === 0 || --depth > 0) continue;
    const inside = name.slice(open + 1, i).trim();
    const before = name.slice(0, open).trim();
    const after = name.slice(i + 1).trim();
    if (inside !== '') out.push({ from: open, to: i + 1, inside, before, after, kind: kindOf(inside, before, after) });
  }
  return out;
}

/** Whose part, what it holds or leaves out, where it lies; `dlya` is *for*. */
const RELATION =
  /^(?:an?\s|the\s)?(?:wholly.owned\s)?(?:subsidiary|subsidiaries|subordinate|affiliated?|branch|division|part|member|unit|department|parent|owned|controlled)\b|^(?:including|excluding|except|all of|located|near|formerly|previously|also|dlya|for)\b/i;
/** `safeguards under the Agency (IAEA)` names somebody else. */
const ANOTHERS = /\b(?:under|not|by)\s[^,;]*$/i;

function kindOf(inside: string, before: string, after: string): BracketKind {
  const words = wordsOf(inside);
  if (words.length === 0 || RELATION.test(inside) || ANOTHERS.test(before)) return 'relation';
  const left = withoutForms(words);
  if (left.length === 0 || (left.length === 1 && FORM_WORDS.has(left[0]!))) return 'legal-form';
  const initials = (inside.match(/[A-Z]/g) ?? []).length > 2;
  if (isPlace(left) && (!/^[A-Z]{3,}$/.test(inside) || CODES.has(left[0]!))) return 'place';
  if (after.replace(/[.,\s]/g, '') === '') {
    // Of `Institute for X (IFX), Academy of Sciences (AOS)` the last names the academy alone.
    return initials && /\([^()]*\),(?! and )/.test(before) ? 'part' : 'name';
  }
  if (after.startsWith('(')) return 'name';
  // In the midst of a name: capitals are whose institute or factory it is; any other word is a place or a spelling.
  if (withoutForms(wordsOf(after)).length === 0) return initials ? 'name' : 'word';
  // `Corporation 29 (KTC 29) Research Institute`: its number is its own.
  if (/\d$/.test(inside) && /^(?:[A-Z][a-z]+ ){0,2}[A-Z][a-z]+$/.test(after)) return 'name';
  return initials || /^[A-Z]{2}$/.test(inside) ? 'part' : 'word';
}

/** Words of forms that the list of legal forms lacks, since they tell something in the midst of a name. */
const FORM_WORDS = new Set(['group', 'smc', 'holding', 'holdings']);
/** Codes of places, which stand in capitals like the initials of a name. */
const CODES = new Set(['hk', 'uk', 'us', 'usa', 'uae', 'prc', 'ksa']);

const isPlace = (words: readonly string[]): boolean =>
  words.some((w) => placeWords().has(w) || CODES.has(w)) &&
  words.every((w) => placeWords().has(w) || CODES.has(w) || /^(?:new|north|south|east|west)$/.test(w));

const wordsOf = (text: string): string[] =>
  fold(text)
    .text.replace(/(?<=\b[a-z])\.|(?<=[a-z])['’](?=[a-z])/g, '')
    .split(/[^a-z0-9]+/)
    .filter(Boolean);

function withoutForms(words: readonly string[]): string[] {
  const left: string[] = [];
  for (let i = 0; i < words.length; ) {
    const form = legalForms().find((f) => f.every((w, k) => words[i + k] === w));
    if (form) i += form.length;
    else if (edgeForms().has(words[i]!)) i++;
    else left.push(words[i++]!);
  }
  return left;
}

/** `38th Research Institute` at the end of a name whose beginning says whose it is. */
const ORDINAL = /^(.*\S)\s+(\d+(?:st|nd|rd|th)?\s+(?:[A-Z][a-z]+\s+)?(?:Institute|Academy|Factory|Plant|Works|Bureau))\.?$/;

/** Whose it is, and which: `38th Research Institute`. */
export function ordinalOf(
  printed: string,
): { readonly whose: string; readonly which: string; readonly number: string } | undefined {
  const m = ORDINAL.exec(without(printed, brackets(printed)));
  return m ? { whose: m[1]!, which: m[2]!, number: /^\d+/.exec(m[2]!)![0] } : undefined;
}

/** The names that the brackets and the ordinal of a listed name give, beside the name as it is printed. */
export function fromBrackets(printed: string): Variant[] {
  const found = brackets(printed);
  const bare = without(printed, found);
  const out: Variant[] = [];
  // Without its place it is another firm's name as well.
  if (found.length > 0) out.push({ name: bare, partial: found.some((b) => b.kind === 'place' || b.kind === 'word') });
  for (const b of found) {
    // One word of trade, `(United)`, is anyone's.
    if (b.kind === 'name') out.push({ name: b.inside, partial: tradeWords().has(b.inside.toLowerCase()) });
    if (b.kind !== 'part') continue;
    out.push({ name: b.inside, partial: true });
    // `Shipbuilding Corporation (SBC) 12th Research Institute`: the initials stand for what is before them.
    const rest = b.after.replace(/^['’]s\s+/, '');
    if (/^\w/.test(rest)) out.push({ name: `${b.inside} ${without(rest, brackets(rest))}`, partial: false });
  }
  const which = ordinalOf(printed)?.which;
  if (which !== undefined) {
    out.push({ name: which, partial: true }, { name: which.replace(' Research ', ' '), partial: true });
    // Of `Technology Corporation 38th Research Institute (TC 38)` also `TC 38th Research Institute`.
    for (const b of found) {
      const short = /^([A-Z]{2,})[ -]?\d+$/.exec(b.inside)?.[1];
      if (short !== undefined) out.push({ name: `${short} ${which}`, partial: false });
    }
  }
  return out.filter((v) => v.name !== '' && v.name !== printed);
}

/** The name with its brackets left out. */
function without(name: string, found: readonly Bracket[]): string {
  let out = '';
  let at = 0;
  for (const b of found) {
    out += `${name.slice(at, b.from)} `;
    at = b.to;
  }
  return (out + name.slice(at))
    .replace(/ +/g, ' ')
    .replace(/ (?=[,.;'’])/g, '')
    .replace(/[ ,]+$/, '')
    .trim();
}
