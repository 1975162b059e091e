/** An edition cut into paragraphs by their citations. Nothing is left out: what has no number of its own belongs to the paragraph before it. */
import { entryParagraphs } from './cut-entries.ts';
import { type Block, type Edition, type TextBlock, textOf, type Unit } from './edition.ts';
import { leadingMarks, type Marked } from './marks.ts';
import { type Note, noteNamed } from './notes.ts';
import { type Mark, numbered } from './numbering.ts';
import { CCL, type Citation, HEADING, type Paragraph, SUBHEADINGS } from './paragraph.ts';
import { rowsOf } from './rows.ts';

export type Paragraphs = ReadonlyMap<string, Paragraph>;

/** By the key of the citation; pieces of one paragraph are one text. */
export function paragraphsOf(edition: Edition): Paragraphs {
  const out = new Map<string, Paragraph & { texts: string[] }>();
  for (const unit of edition.units.values()) {
    for (const p of unit.name === CCL ? entryParagraphs(unit) : sectionParagraphs(unit)) {
      const key = keyOf(p.at);
      const known = out.get(key);
      if (known) known.texts.push(p.text);
      else out.set(key, { ...p, texts: [p.text] });
    }
  }
  return new Map([...out].map(([key, { texts, ...p }]) => [key, { ...p, text: texts.filter(Boolean).join(' ') }]));
}

export const keyOf = (at: Citation): string => at.join('\u0001');

/** A group is what is numbered from its own beginning: a section, and in 772.1 each defined term. */
interface Group {
  readonly base: Citation;
  readonly marks: Mark[];
}
type Piece =
  | { readonly kind: 'numbered'; readonly group: Group; readonly marked: Marked }
  | { readonly kind: 'term'; readonly group: Group; readonly text: string }
  | { readonly kind: 'note'; readonly note: Note; readonly text: string }
  | { readonly kind: 'in-note'; readonly text: string }
  | { readonly kind: 'footnote'; readonly text: string };

function* sectionParagraphs(unit: Unit): Generator<Paragraph> {
  const pieces = piecesOf(unit);
  const places = new Map<Group, (readonly string[])[]>();
  for (const p of pieces.values()) if ('group' in p && !places.has(p.group)) places.set(p.group, numbered(p.group.marks));
  const isSupplement = / supp\. /.test(unit.name);
  let at: Citation = [unit.name];
  let note: Citation = at;
  let subheading = '';
  for (const block of unit.blocks) {
    const piece = pieces.get(block);
    if (block.kind === 'table') yield* rowsOf(block, isSupplement ? [unit.name] : at, subheading);
    else if (block.kind === 'heading') yield { at: [unit.name, HEADING], text: textOf(block.runs) };
    else if (!piece) {
      subheading = textOf(block.runs);
      yield { at: [unit.name, SUBHEADINGS], text: subheading };
    } else if (piece.kind === 'note') {
      const named = piece.note.paragraphs.map((path) => [unit.name, ...path]);
      note = [...(named[0] ?? at), piece.note.label];
      yield { at: note, text: piece.text, ...(named.length > 1 && { of: named }) };
    } else if (piece.kind === 'in-note') yield { at: note, text: piece.text };
    else if (piece.kind === 'footnote')
      yield { at: [unit.name, `footnote ${/^[\d*†‡]+/.exec(piece.text)?.[0] ?? ''}`.trim()], text: piece.text };
    else if (piece.kind === 'term') {
      at = piece.group.base;
      yield { at, text: piece.text };
    } else {
      const { marks, texts } = piece.marked;
      for (const text of texts) {
        if (marks.length > 0) at = [...piece.group.base, ...places.get(piece.group)!.shift()!];
        const item = isSupplement && marks.length === 0 ? /^(\d{1,3})\.\s/.exec(text)?.[1] : undefined;
        // In supplements lists go by `1.`, below the letter that they stand under: `732 supp. 3 (b)14`.
        if (item !== undefined) at = [unit.name, ...at.slice(1).filter((s) => /^[a-z]$/.test(s)), item];
        yield { at, text };
      }
    }
  }
}

function piecesOf(unit: Unit): Map<Block, Piece> {
  const out = new Map<Block, Piece>();
  let group: Group = { base: [unit.name], marks: [] };
  let wasInNote = false;
  const plain = !unit.blocks.some((b) => b.kind === 'paragraph' && italicTerm(b) !== undefined);
  for (const block of unit.blocks) {
    if (block.kind === 'table' || block.kind === 'heading' || block.kind === 'subheading') continue;
    const text = textOf(block.runs);
    const begins = block.inNote && !wasInNote;
    wasInNote = block.inNote;
    const note = noteNamed(text, block.kind === 'note-heading' || begins);
    const term =
      unit.name === '772.1' && !block.inNote && block.kind === 'paragraph' && !note ? definedTerm(block, plain) : undefined;
    if (block.kind === 'footnote') out.set(block, { kind: 'footnote', text });
    else if (note) out.set(block, { kind: 'note', note, text });
    else if (block.inNote) out.set(block, { kind: 'in-note', text });
    else if (term !== undefined) {
      group = { base: [unit.name, term], marks: [] };
      out.set(block, { kind: 'term', group, text });
    } else {
      const marked = leadingMarks(block.runs);
      group.marks.push(...marked.marks);
      out.set(block, { kind: 'numbered', group, marked });
    }
  }
  return out;
}

/** `<I>Advanced-Node Integrated Circuits</I> (“Advanced-Node IC”). For parts …` @param plain the copy has nothing in italics */
function definedTerm(block: TextBlock, plain: boolean): string | undefined {
  const text = textOf(block.runs);
  if (text.startsWith('(')) return undefined;
  const term =
    italicTerm(block) ??
    /^["“]([^"”]{2,80})["”]/.exec(text)?.[1] ??
    (plain ? text.split(/\. | \(| means | is |, /, 1)[0] : undefined);
  return term
    ?.replace(/\(.*$/, '')
    .replace(/["'“”‘’]/g, '')
    .replace(/[\s.,:;]+$/, '')
    .trim()
    .toLowerCase();
}

/** What it begins with, quotes and the like left aside. */
function italicTerm({ runs }: TextBlock): string | undefined {
  const end = runs.findIndex((r) => !r.italic && /[\p{L}\d]/u.test(r.text));
  const words = end < 0 ? runs : runs.slice(0, end);
  return words.some((r) => r.italic && r.text.trim() !== '') ? textOf(words) : undefined;
}
