/** Small pieces of Markdown. Every text that comes from a spec goes through `escape`: it may hold anything. */

export const escape = (text: string): string =>
  text
    .replace(/\s+/g, (run) => (/[\r\n]/.test(run) ? ' ' : run))
    .replace(/[\\`*_[\]<>|~&#]/g, '\\$&')
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
  const line = (cells: readonly string[]) => `| ${cells.join(' &nbsp; | ')} |`;
  return [line(head), `| ${head.map(() => ':---').join(' | ')} |`, ...rows.map(line)].join('\n');
}

/** Paragraphs, the empty ones left out. */
export const join = (...parts: readonly (string | undefined | false)[]): string => parts.filter((p) => p).join('\n\n');
