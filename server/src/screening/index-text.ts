/** The index of listed names as text: JSON, one member a line, so that a reader takes a column as it stands, and decodes only what is asked for. */
import { memberLater } from '../base/member-later.ts';
import type { IndexData } from './index-data.ts';

export const indexText = (index: IndexData): string =>
  `{\n${Object.entries(index)
    .map(([name, value]) => `"${name}":${JSON.stringify(value)}`)
    .join(',\n')}${END}`;

const END = '\n}\n';

export function readIndex(text: string): IndexData {
  // A part of it would find a part of the names.
  if (!text.endsWith(END)) throw new SyntaxError('the index of the listed names is not whole');
  const index = {};
  for (let at = 2; text[at] === '"'; ) {
    const end = text.indexOf('\n', at);
    const quote = text.indexOf('"', at + 1);
    const json = text.slice(quote + 2, text[end - 1] === ',' ? end - 1 : end);
    memberLater(index, text.slice(at + 1, quote), () => valueOf(json));
    at = end + 1;
  }
  return index as IndexData;
}

/** A column in which nothing is escaped is a part of the text: nothing is copied. */
const valueOf = (json: string): unknown => (json[0] === '"' && !json.includes('\\') ? json.slice(1, -1) : JSON.parse(json));
