/** Small pieces of Markdown. Every text that comes from a spec goes through `escape`: it may hold anything. */
import { visible } from '../base/visible.ts';

/** Hidden characters are shown, and nothing in it is read as Markdown: no link either, of an address on the web or of mail. */
export const escape = (text: string): string =>
  visible(text.replace(/\s+/g, (run) => (/[\r\n]/.test(run) ? ' ' : run)))
    .replace(/[\\`*_[\]<>|~&#@]/g, '\\$&')
    // Not a list, not a rule, not a link of its own.
    .replace(/^(\s*)([-+=])/, '$1\\$2')
    .replace(/^(\s*\d+)([.)])(?=\s|$)/, '$1\\$2')
    .replace(/:\/\//g, '\\://')
    .replace(/\bwww\./gi, 'www\\.');

export const bold = (text: string): string => `**${escape(text)}**`;

/** Documentation comments keep their line breaks, and nothing else. */
export const paragraphs = (text: string): string =>
  text
    .split(/\r?\n/)
    .map((line) => escape(line.trim()))
    .join('  \n');

/** Editors set table cells without any space between them; a hard space keeps two figures from reading as one. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' \u00A0 | ')} |`;
  return [line(head), `| ${head.map(() => ':---').join(' | ')} |`, ...rows.map(line)].join('\n');
}

/** The same text for an editor that shows no Markdown. */
export const plain = (markdown: string): string =>
  markdown
    .split('\n')
    .filter((line) => !/^(\|(?: :?-+:? \|)+|```\w*)$/.test(line))
    .map((line) => plainLine(line.trimEnd()))
    .join('\n');

function plainLine(line: string): string {
  const cells = /^\| .* \|$/.test(line) ? line.slice(2, -2) : line;
  // What is escaped keeps its sign; of what is not, the marks of bold text, code and cells go.
  return cells
    .replace(/\\([\\`*_[\]<>|~&#@+=.:)-])|\*\*|`/g, (_, sign: string | undefined) => sign ?? '')
    .replace(/ \u00A0 \| /g, ' | ');
}

/** Paragraphs, the empty ones left out. */
export const join = (...parts: readonly (string | undefined | false)[]): string => parts.filter((p) => p).join('\n\n');
