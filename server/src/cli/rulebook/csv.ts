/** Separated values as RFC 4180 has them, with the line each record begins on. */
export const SEPARATORS = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' } as const;
export type Separator = keyof typeof SEPARATORS;

export interface CsvRecord {
  /** 1-based. */
  readonly line: number;
  readonly fields: readonly string[];
}

export class CsvError extends Error {
  readonly line: number;
  constructor(line: number, message: string) {
    super(message);
    this.line = line;
  }
}

/** Throws `CsvError` for a quote that never closes, or text after a closing quote. Blank lines are no records. */
export function parseCsv(text: string, separator: Separator = ','): CsvRecord[] {
  const ends = `${separator}\r\n`;
  const next = new RegExp(`[${separator}\\r\\n]`, 'g');
  const records: CsvRecord[] = [];
  let fields: string[] = [];
  let line = 1;
  let start = 1;
  let at = 0;
  const end = (): void => {
    if (fields.length > 1 || fields[0] !== '') records.push({ line: start, fields });
    fields = [];
  };
  while (at < text.length) {
    if (fields.length === 0) start = line;
    let value: string;
    if (text[at] === '"') {
      const quoted = at + 1;
      const opened = line;
      let close = text.indexOf('"', quoted);
      while (close >= 0 && text[close + 1] === '"') close = text.indexOf('"', close + 2);
      if (close < 0) throw new CsvError(opened, 'a quote is never closed');
      const raw = text.slice(quoted, close);
      value = raw.replaceAll('""', '"');
      line += count(raw);
      at = close + 1;
      if (at < text.length && !ends.includes(text[at]!)) throw new CsvError(line, 'text follows a closing quote');
    } else {
      next.lastIndex = at;
      const stop = next.exec(text)?.index ?? text.length;
      value = text.slice(at, stop);
      at = stop;
    }
    fields.push(value);
    if (text[at] === separator) {
      at++;
      if (at >= text.length) fields.push('');
      else if ('\r\n'.includes(text[at]!)) fields.push('');
      else continue;
    }
    if (text[at] === '\r') at++;
    if (text[at] === '\n') at++;
    line++;
    end();
  }
  if (fields.length > 0) end();
  return records;
}

const count = (text: string): number => text.split('\n').length - 1;
