/** `Note 2 to 3A090.a and 3A090.b:`, `Note 1 to paragraph (a)(3):`, `Technical Note:` at the beginning of a text: which note, and to what. */
import type { Citation } from './paragraph.ts';

export interface Note {
  /** `note 2`, `technical note`. */
  readonly label: string;
  /** Paragraphs named, below the section; entries by their whole name: `['3A090', 'a']`. */
  readonly paragraphs: readonly Citation[];
}

const NOTE =
  /^(technical |explanatory |control |related )?notes?(?:\s+(\d{1,2}))?(?:\s+to\s+([^:.]*(?:\.[a-z0-9][^:.]*)*))?\s*(?:[:.—–]|$)/i;

/** @param heading it stands as the heading of a note, and so is one */
export function noteNamed(text: string, heading: boolean): Note | undefined {
  const found = NOTE.exec(text);
  if (!found) return heading ? { label: 'note', paragraphs: [] } : undefined;
  const [, kind = '', number, to = ''] = found;
  const label = `${kind.toLowerCase()}note${number ? ` ${number}` : ''}`;
  return { label, paragraphs: namedIn(to) };
}

function namedIn(text: string): Citation[] {
  const entries = text.match(/\b\d[A-E]\d{3}(?:\.[a-z0-9]+)*\b/g);
  if (entries) return entries.map((e) => e.split('.'));
  const out: string[][] = [];
  for (const marks of text.match(/(?:\(\s*[A-Za-z0-9]+\s*\)\s*)+/g) ?? []) {
    const path = marks.match(/[A-Za-z0-9]+/g)!;
    const before = out.at(-1);
    // `(c)(1) and (2)` is (c)(1) and (c)(2).
    out.push(before && before.length > 1 && /^\d/.test(path[0]!) ? [before[0]!, ...path] : path);
  }
  return out;
}
