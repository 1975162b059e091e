/** Entries to text: indentation, one line or several, and the white space between two pieces. */
import { columnsOf, keywordOf } from './columns.ts';
import { type Block, type Entry, isBlock, type Part } from './entries.ts';
import { isComment, type Piece } from './pieces.ts';

/** Columns of a block that stands on one line. A value is never cut, so a line may be longer. */
const WIDTH = 120;
const STEP = '  ';
const DIRECTIVE = 'earshot-ignore';

export class Layout {
  private readonly text: string;
  private readonly eol: string;

  constructor(text: string, eol: string) {
    this.text = text;
    this.eol = eol;
  }

  /** Lines without a line break behind the last. */
  entries(entries: readonly Entry[], indent = '', parameters = false): string {
    const together = this.keptTogether(entries);
    // Statements of a file stand apart: `as-of` and `rate` are no columns of one table.
    const columns =
      indent === '' ? undefined : columnsOf(this.text, entries, parameters, (e) => this.isSpread(e, indent), together);
    let out = '';
    for (const entry of entries) {
      if (out !== '')
        out += together.has(entry) && entry.sameLine ? STEP : this.eol + (entry.blankBefore ? this.eol : '') + indent;
      else out = indent;
      out += this.entry(entry, indent, columns?.get(entry));
    }
    return out;
  }

  /** Those that share a line of which a comment says what is ignored there: another line, another meaning. */
  private keptTogether(entries: readonly Entry[]): ReadonlySet<Entry> {
    const out = new Set<Entry>();
    const directs = (comments: readonly Part[]): boolean =>
      comments.some((p) => !isBlock(p) && isComment(p) && this.image(p).includes(DIRECTIVE));
    for (let i = 0; i < entries.length; ) {
      let end = i + 1;
      while (end < entries.length && entries[end]!.sameLine) end++;
      const line = entries.slice(i, end);
      const above = entries[i - 1];
      if (line.length > 1 && (line.some((e) => directs(e.after)) || (above && directs(above.parts))))
        for (const e of line) out.add(e);
      i = end;
    }
    return out;
  }

  private isSpread(entry: Entry, indent: string): boolean {
    return entry.parts.some(isBlock) && !this.fits(entry, indent);
  }

  /** May its blocks stand on its own line? Judged without the alignment, so that printing twice gives the same. */
  private fits(entry: Entry, indent: string): boolean {
    if (entry.parts.some((p) => isBlock(p) && p.spread)) return false;
    if (entry.after.some((c) => this.image(c).includes(DIRECTIVE))) return true;
    return indent.length + this.flat(entry).length <= WIDTH;
  }

  private flat({ before, parts, after }: Entry, inner = false): string {
    const words = [...before, ...parts, ...(inner ? after : [])];
    return words.reduce((line, p) => line + this.space(line, p) + (isBlock(p) ? this.flatBlock(p) : this.image(p)), '');
  }

  private flatBlock({ opening, entries }: Block): string {
    const inner = [...opening.map((c) => this.image(c)), ...entries.map((e) => this.flat(e, true))].join(STEP);
    return inner === '' ? '{}' : `{ ${inner} }`;
  }

  private space(line: string, part: Part): string {
    return line === '' || part.kind === 'comma' ? '' : ' ';
  }

  private entry(entry: Entry, indent: string, column: number | undefined): string {
    const { begins, before, parts, after } = entry;
    const flat = this.fits(entry, indent);
    let out = before.map((c) => `${this.image(c)} `).join('');
    let rest: readonly Part[] = parts;
    if (begins && column !== undefined) {
      const keyword = keywordOf(this.text, parts as readonly Piece[], begins.keywordEnd);
      out += keyword.padEnd(column);
      rest = parts.filter((p) => isBlock(p) || p.start >= begins.keywordEnd);
    }
    const further = this.eol + indent + ' '.repeat(column ?? STEP.length);
    let previous: Part | undefined;
    for (const part of rest) {
      out += previous === undefined ? '' : this.breaks(previous, part) ? further : this.space(out, part);
      if (!isBlock(part)) out += this.image(part);
      else if (flat) out += this.flatBlock(part);
      else out += this.spreadBlock(part, indent, begins?.holdsParameters === true);
      previous = part;
    }
    return [out, ...after.map((c) => this.image(c))].join(' ');
  }

  /** A line ends behind a `//` comment, and where the writer ended it behind a comma or a comment. */
  private breaks(previous: Part, part: Part): boolean {
    if (isBlock(previous)) return false;
    if (previous.kind === 'line-comment') return true;
    return !isBlock(part) && part.breaks > 0 && (previous.kind === 'comma' || isComment(previous) || isComment(part));
  }

  private spreadBlock({ opening, entries }: Block, indent: string, parameters: boolean): string {
    const open = ['{', ...opening.map((c) => this.image(c))].join(' ');
    if (entries.length === 0 && opening.length === 0) return '{}';
    const inner = entries.length === 0 ? '' : this.eol + this.entries(entries, indent + STEP, parameters);
    return `${open}${inner}${this.eol}${indent}}`;
  }

  private image(p: Piece): string {
    const image = this.text.slice(p.start, p.end);
    return p.kind === 'line-comment' ? image.trimEnd() : image;
  }
}
