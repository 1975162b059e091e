/**
 * A long text that is edited, in pieces. V8 copies an edited string whole as soon as somebody looks into it, and memory for one of
 * hundreds of thousands of characters is asked of the system each time: that cost more than all else that was done for a key. Of pieces
 * an edit makes one or two anew, and the others stay the strings they were, by which two texts are compared at once.
 */
export type Text = string | Pieces;

/** Characters of a piece. */
const SIZE = 1 << 13;

export class Pieces {
  readonly length: number;
  private readonly pieces: readonly string[];
  private whole: string | undefined;

  private constructor(pieces: readonly string[], length: number, whole?: string) {
    this.pieces = pieces;
    this.length = length;
    this.whole = whole;
  }

  static of(text: string): Pieces {
    return new Pieces(cut(text), text.length, text);
  }

  /** With something else from `start` to `end`. */
  with(start: number, end: number, by: string): Pieces {
    const { pieces } = this;
    const [first, from] = this.at(start);
    const [last, to] = this.at(end);
    const fresh = cut((pieces[first] ?? '').slice(0, start - from) + by + (pieces[last] ?? '').slice(end - to));
    return new Pieces([...pieces.slice(0, first), ...fresh, ...pieces.slice(last + 1)], this.length - (end - start) + by.length);
  }

  slice(from: number, to = this.length): string {
    if (this.whole !== undefined) return this.whole.slice(from, to);
    let [i, begin] = this.at(from);
    let out = '';
    for (; i < this.pieces.length && begin < to; begin += this.pieces[i++]!.length)
      out += this.pieces[i]!.slice(Math.max(0, from - begin), to - begin);
    return out;
  }

  /** Made when it is first asked for. */
  toString(): string {
    return (this.whole ??= this.pieces.join(''));
  }

  /** Which piece holds a place, and where that begins; a place between two is in the later one, the end of all in the last. */
  private at(offset: number): [piece: number, begins: number] {
    let begins = 0;
    let i = 0;
    for (; i < this.pieces.length - 1 && begins + this.pieces[i]!.length <= offset; i++) begins += this.pieces[i]!.length;
    return [i, begins];
  }

  /** How much two have in common at the beginning and, of the rest, at the end, in whole pieces. */
  static common(a: Pieces, b: Pieces): { readonly head: number; readonly tail: number } {
    const most = Math.min(a.pieces.length, b.pieces.length);
    let [head, tail, same] = [0, 0, 0];
    while (same < most && a.pieces[same] === b.pieces[same]) head += a.pieces[same++]!.length;
    for (let i = 1; i <= most - same; i++) {
      const piece = a.pieces[a.pieces.length - i]!;
      if (piece !== b.pieces[b.pieces.length - i]) break;
      tail += piece.length;
    }
    return { head, tail };
  }
}

/** One piece where there is not enough for two; none of nothing. */
function cut(text: string): string[] {
  if (text.length < 2 * SIZE) return text === '' ? [] : [text];
  const out: string[] = [];
  for (let at = 0; at < text.length; at += SIZE) out.push(text.slice(at, at + SIZE));
  return out;
}
