/** The Commerce Control List: its entries, and in each the heading, requirements, exceptions, items by `a.1.b`, and notes. */
import { type TextBlock, textOf, type Unit } from './edition.ts';
import { noteNamed } from './notes.ts';
import { CCL, type Citation, HEADING, type Paragraph, SUBHEADINGS } from './paragraph.ts';
import { marked } from './read-table.ts';

const ECCN = /^(?:ECCN )?(\d[A-E]\d{3})\b/;
/** `a.`, `a.1`, `a.1.b.`: letters and numbers in turn. */
const ITEM = /^([a-z](?=\.)|[a-z]\.\d{1,2}(?:\.[a-z]{1,2}(?:\.\d{1,2}(?:\.[a-z]{1,2}(?:\.\d{1,2})?)?)?)?)\.?\s+(?=\S)/;
const CATEGORY = /^(category\s+\d|(product group\s+)?[A-E]\.\s)/i;
/** What an entry is made of, by the words its pieces begin with. */
const PIECES: readonly (readonly [RegExp, string])[] = [
  [/^license requirements/i, 'license requirements'],
  [/^reasons? for control/i, 'license requirements'],
  [/^list.based license exceptions|^license exceptions/i, 'license exceptions'],
  [/^(LVS|GBS|CIV|TSR|NAC|APP|IEC|AIA|ACM|LPP|HBM)\b.{0,12}:/, 'license exceptions'],
  [/^special conditions for sta/i, 'conditions for STA'],
  [/^STA:/, 'conditions for STA'],
  [/^list of items controlled/i, 'items'],
  [/^related controls/i, 'related controls'],
  [/^related definitions?/i, 'related definitions'],
  [/^items\b\s*:?/i, 'items'],
  [/^reporting requirements/i, 'reporting requirements'],
];

export function* entryParagraphs(unit: Unit): Generator<Paragraph> {
  const plain = !unit.blocks.some((b) => b.kind !== 'table' && entryBegun(b, textOf(b.runs), false) !== undefined);
  let entry: string | undefined;
  let piece = HEADING;
  let at: Citation = [unit.name];
  for (const block of unit.blocks) {
    if (block.kind === 'table') {
      const text = [...block.header, ...block.rows].map((r) => r.map(marked).join(' | ')).join(' ');
      yield { at: entry === undefined ? [unit.name] : [unit.name, entry, ...(piece === 'items' ? at.slice(2) : [piece])], text };
      continue;
    }
    const text = textOf(block.runs);
    const begins = entryBegun(block, text, plain);
    if (begins !== undefined) {
      entry = begins;
      piece = HEADING;
      at = [unit.name, entry];
      yield { at: [unit.name, entry, HEADING], text };
    } else if (block.kind === 'heading' || (block.kind === 'subheading' && CATEGORY.test(text)) || entry === undefined) {
      if (block.kind !== 'paragraph') entry = undefined;
      yield { at: [unit.name, block.kind === 'heading' ? HEADING : SUBHEADINGS], text };
    } else {
      const found = piecesOf(entry, text, block, piece, at);
      ({ piece, at } = found);
      yield* found.paragraphs;
    }
  }
}

/** Its number in bold begins an entry; elsewhere the number of an entry refers to it. @param plain the copy has nothing in bold */
function entryBegun(block: TextBlock, text: string, plain: boolean): string | undefined {
  if (block.kind !== 'paragraph' && block.kind !== 'subheading') return undefined;
  const first = block.runs.find((r) => r.text.trim() !== '');
  if (block.inNote) return undefined;
  if (plain) return /^(?:ECCN )?(\d[A-E]\d{3})[\s—-]+[“"‘'A-Z]/.exec(text)?.[1];
  return first?.bold || block.kind === 'subheading' ? ECCN.exec(text)?.[1] : undefined;
}

interface Found {
  readonly piece: string;
  readonly at: Citation;
  readonly paragraphs: readonly Paragraph[];
}

function piecesOf(entry: string, text: string, block: TextBlock, piece: string, at: Citation): Found {
  const note = noteNamed(text, block.kind === 'note-heading');
  if (note && piece === 'items') {
    const named = note.paragraphs.map((path): Citation => (path[0] === entry ? [CCL, ...path] : [CCL, entry, ...path.slice(1)]));
    const above = at.filter((s) => !/note/.test(s));
    const to = named.length === 0 ? above : named.length === 1 ? named[0]! : shared(named);
    const own = [...to, note.label];
    return { piece, at: own, paragraphs: [{ at: own, text, ...(named.length > 1 && { of: named }) }] };
  }
  const begun = PIECES.find(([start]) => start.test(text));
  if (begun && !(block.inNote && piece === 'items')) {
    const inline = /^items\b\s*:?\s*(.+)$/is.exec(text)?.[1];
    if (begun[1] === 'items' && inline !== undefined) return itemOf(entry, inline, [CCL, entry]);
    return {
      piece: begun[1],
      at: [CCL, entry],
      paragraphs: [{ at: begun[1] === 'items' ? [CCL, entry, 'items'] : [CCL, entry, begun[1]], text }],
    };
  }
  if (piece === 'items') return block.inNote ? { piece, at, paragraphs: [{ at, text }] } : itemOf(entry, text, at);
  // An entry without the words that begin its items.
  if (ITEM.test(text) && text.startsWith('a.')) return itemOf(entry, text, at);
  return { piece, at, paragraphs: [{ at: [CCL, entry, piece], text }] };
}

function itemOf(entry: string, text: string, before: Citation): Found {
  const path = ITEM.exec(text)?.[1]?.split('.');
  // `a. General: a.1. First` in one paragraph is one text; what has no letter goes on with what stands before it.
  const at = path ? [CCL, entry, ...path] : before;
  return { piece: 'items', at, paragraphs: [{ at: at.length === 2 ? [...at, 'items'] : at, text }] };
}

/** What all of them stand under. */
function shared(paths: readonly Citation[]): Citation {
  const [first, ...rest] = paths as [Citation, ...Citation[]];
  return first.slice(0, first.findIndex((s, i) => rest.some((p) => p[i] !== s)) >>> 0);
}
