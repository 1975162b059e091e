/** The names a listed entry, or a party's label, goes by: an acronym in brackets, `a.k.a.`, an address behind the legal form. */
import { fromBrackets, type Variant } from './brackets.ts';

/** Names of a listed entry, from one name or alias as the list prints it; partial ones last. */
export function listedNames(printed: string): Variant[] {
  const all = partsOf(printed).flatMap(besides);
  const whole = new Set(all.flatMap((v) => (v.partial ? [] : [v.name])));
  const part = new Set(all.flatMap((v) => (v.partial && !whole.has(v.name) ? [v.name] : [])));
  return [...whole].map((name) => ({ name, partial: false })).concat([...part].map((name) => ({ name, partial: true })));
}

/** Names to look up for a stated one: the same, and what is left of it without an address. */
export function statedNames(text: string): string[] {
  return distinct(
    partsOf(text)
      .flatMap(besides)
      .filter((v) => !v.partial)
      .flatMap(({ name }) => [
        name,
        withoutAddress(name) ?? '',
        // `BlueKite`, `KiteLtd`: a capital in the middle of a word may begin another.
        name.replace(/([a-z])([A-Z])/g, '$1 $2'),
      ]),
  );
}

/**
 * What semicolons part, every run of blanks as one blank: the patterns below must not meet a run, which they would read again
 * from each of its blanks.
 */
const partsOf = (text: string): string[] =>
  text
    .replace(/\s+/g, ' ')
    .split(';')
    .map((part) => part.trim());

/** What stands before it is trimmed afterwards. */
const ALSO =
  /\b(?:a\.?\s?k\.?\s?a\.?|f\.?\s?k\.?\s?a\.?|also known as|formerly known as|formerly|d\.?b\.?a\.?|trading as)(?=[\s,:(]|$)[\s,:]*/i;

/** `Xi'an Works (XW)`: with and without, and XW. `North Co., a.k.a. South Co.`: both. */
function besides(part: string): Variant[] {
  return part
    .split(ALSO)
    .map((s) => trim(s))
    .filter(Boolean)
    .flatMap((name) => [{ name, partial: false }, ...fromBrackets(name)]);
}

/** Behind a legal form and a comma, or from a street, a post box or a postal code on, it is an address. */
const ADDRESS =
  /,\s*(?:no\.?\s*\d|\d|room|rm\.?\s|unit|flat|suite|floor|building|bldg|block|p\.?\s?o\.?\s*box|street|road|avenue|district|province|ulitsa|ul\.)/i;
const AFTER_FORM = /\b(?:co|ltd|limited|inc|llc|corp|corporation|gmbh|plc|jsc|ooo|llp|s\.?a|b\.?v|company)\b\.?,\s*(?=\S)/gi;

function withoutAddress(name: string): string | undefined {
  let cut = ADDRESS.exec(name)?.index ?? name.length;
  for (const m of name.matchAll(AFTER_FORM)) {
    const rest = name.slice(m.index + m[0].length);
    // `Co., Ltd.` goes on with another form.
    if (!/^(?:co|ltd|limited|inc|llc|corp|plc|s\.?a|b\.?v)\b/i.test(rest)) {
      cut = Math.min(cut, m.index + m[0].length);
      break;
    }
  }
  return cut < name.length ? trim(name.slice(0, cut)) : undefined;
}

/** Marks around a name. A bracket that closes belongs to what it closes. */
function trim(s: string): string {
  let start = 0;
  let end = s.length;
  while (start < end && /[\s,"“”()]/.test(s[start]!)) start++;
  while (end > start && /[\s,"“”(]/.test(s[end - 1]!)) end--;
  return s.slice(start, end);
}

const distinct = (names: readonly string[]): string[] => [...new Set(names)].filter((n) => n !== '');
