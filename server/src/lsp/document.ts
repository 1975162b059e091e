/** An open document, which its editor changes stretch by stretch. */
import type { Position, Range, TextDocumentContentChangeEvent } from 'vscode-languageserver';
import { Pieces } from '../../../grammar/src/text/pieces.ts';
import { LineTable } from '../../../grammar/src/text/range.ts';

export class Document {
  readonly uri: string;
  version: number;
  text: Pieces;
  /** Made when a change says where it is. */
  private lines: LineTable | undefined;
  /** A carriage return stands without a line feed: for an editor it ends a line too. */
  private alone: boolean;

  constructor(uri: string, version: number, text: string) {
    this.uri = uri;
    this.version = version;
    this.text = Pieces.of(text);
    this.alone = ALONE.test(text);
  }

  change(changes: readonly TextDocumentContentChangeEvent[], version: number): void {
    for (const change of changes) {
      if ('range' in change) this.replace(change.range, change.text);
      else {
        this.text = Pieces.of(change.text);
        this.alone = ALONE.test(change.text);
        this.lines = undefined;
      }
    }
    this.version = version;
  }

  private replace(range: Range, by: string): void {
    const [one, other] = [this.offset(range.start), this.offset(range.end)];
    const [start, end] = [Math.min(one, other), Math.max(one, other)];
    const before = this.lines;
    this.text = this.text.with(start, end, by);
    const behind = start + by.length;
    const [from, to] = [Math.max(0, start - 1), Math.min(behind + 2, this.text.length)];
    const around = this.text.slice(from, to);
    // Of the last character nothing changed, and what follows it is not here.
    this.alone ||= ALONE.test(to < this.text.length ? around.replace(/\r$/, '') : around);
    this.lines = this.alone ? undefined : new LineTable(this.text, before);
  }

  /** As the protocol has it: behind the end of a line is its end. */
  private offset({ line, character }: Position): number {
    this.lines ??= new LineTable(this.alone ? String(this.text).replace(/\r(?!\n)/g, '\n') : this.text);
    const { lines } = this;
    if (line >= lines.lineCount) return lines.end;
    if (line < 0) return 0;
    const start = lines.offset({ line, character: 0 });
    if (character <= 0) return start;
    const end = lines.offset({ line, character });
    return start + this.text.slice(start, end).replace(/[\r\n]+$/, '').length;
  }
}

const ALONE = /\r(?!\n)/;
