/**
 * The XML of title 15 as the eCFR and govinfo publish it, whole or a part or a section of it, to an edition. DIV5 is a part, DIV8 a section, DIV9
 * a supplement; below them paragraphs stand side by side, and their numbers in their text. What an element is not known for is kept as text.
 */
import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { type Block, type Edition, EditionProblem, type Run, type TextBlock, type Unit } from './edition.ts';
import { TableReader } from './read-table.ts';

/** Far deeper than any edition (about 15), and far from what would cost. */
const DEEPEST = 200;

/** Words of the editors, not of the regulation: sources, authorities, links to amendments, page breaks. */
const LEFT_OUT = /^(AUTH|SOURCE|CITA|SECAUTH|PARAUTH|EDNOTE|EFFDNOTP?|XREF|CROSSREF|PRTPAGE|APPRO|HEADER|AMDDATE)$/;
const INLINE = /^(I|B|E|SU|SUP|SUB|FR|AC|A|U|EM|STRONG|SPAN|IMG|BR)$/;
const TEXT_BLOCK = /^(P|P-?\d|PSPACE|FP|FP-?\d?(-\d)?|LI|HD\d?|HEAD|HED|TTITLE|TNOTE|TCAP)$/;

export function readEdition(text: string): Edition {
  const other = OTHER_FORMATS.find(([start]) => start.test(text.slice(0, 200)));
  if (other) throw new EditionProblem(`is ${other[1]}`);
  const reader = new Reader();
  const parser = new SaxesParser();
  const complain = (message: string): never => {
    throw new EditionProblem(`line ${parser.line}: ${message}`);
  };
  parser.on('error', (error) => complain(`not whole XML (${error.message.replace(/^\d+:\d+: /, '').replace(/\.$/, '')})`));
  // Nothing the eCFR publishes has one, and what it declares (entities of entities) is never taken.
  parser.on('doctype', () => complain('a document type is declared, which no edition of the eCFR has'));
  parser.on('opentag', (tag: SaxesTagPlain) => reader.open(tag.name.toUpperCase(), tag.attributes, complain));
  parser.on('closetag', (tag) => reader.close(tag.name.toUpperCase()));
  parser.on('text', (t) => reader.text(t));
  parser.on('cdata', (t) => reader.text(t));
  parser.write(text).close();
  if (reader.units.size === 0) throw new EditionProblem('holds no section of 15 CFR parts 730 to 774 in the form of the eCFR');
  return { units: reader.units, parts: reader.parts };
}

/** What people download in its place, and what helps. */
const OTHER_FORMATS: readonly (readonly [RegExp, string])[] = [
  [/^\s*$/, 'empty'],
  [/^PK/, 'a zip file: unpack it first'],
  [/^%PDF/, 'a PDF: download the XML'],
  [/^\s*<(!doctype html|html)/i, 'a page of HTML: download the XML of title 15'],
  [/^\s*[^<\s]/, 'no XML'],
];

const inScope = (part: string): boolean => /^7[3-7]\d$/.test(part) && part >= '730' && part <= '774';

class Reader {
  readonly units = new Map<string, Unit>();
  readonly parts = new Set<string>();
  private readonly stack: string[] = [];
  private part = '';
  private unit: { name: string; blocks: Block[] } | undefined;
  private block: { kind: TextBlock['kind']; runs: Run[] } | undefined;
  private table: TableReader | undefined;
  /** How many open elements say so. */
  private readonly inside = { leftOut: 0, italic: 0, bold: 0, raised: 0, note: 0, footnote: 0 };

  open(name: string, attributes: Readonly<Record<string, string>>, complain: (message: string) => never): void {
    if (this.stack.push(name) > DEEPEST) complain(`elements are nested more than ${DEEPEST} deep`);
    this.enter(name, attributes, 1);
    if (this.inside.leftOut > 0) return;
    if (name === 'DIV1') this.title(attributes, complain);
    if (name === 'DIV5') {
      this.part = (attributes['N'] ?? '').replace(/\D/g, '');
      if (inScope(this.part)) this.parts.add(this.part);
    }
    if (name === 'DIV8' || name === 'DIV9') return this.begin(name, attributes['N'] ?? '');
    if (!this.unit || INLINE.test(name)) return;
    if (this.table) return this.table.open(name, attributes);
    this.end();
    if (name === 'TABLE' || name === 'GPOTABLE') this.table = new TableReader();
    else if (TEXT_BLOCK.test(name)) this.block = { kind: this.kindOf(name, attributes), runs: [] };
  }

  close(name: string): void {
    this.stack.pop();
    if (this.inside.leftOut === 0) {
      if (name === 'DIV8' || name === 'DIV9') this.finish();
      else if (name === 'DIV5') this.part = '';
      else if (name === 'TABLE' || name === 'GPOTABLE') this.closeTable();
      else if (this.table) this.table.close(name);
      else if (!INLINE.test(name)) this.end();
    }
    this.enter(name, this.attributes.pop() ?? {}, -1);
  }

  text(text: string): void {
    if (!this.unit || this.inside.leftOut > 0) return;
    const { italic, bold, raised } = this.inside;
    const run: Run = { text, italic: italic > 0, bold: bold > 0, raised: raised > 0 };
    if (this.table) this.table.text(run);
    else if (this.block) this.block.runs.push(run);
    else if (text.trim() !== '') this.block = { kind: this.inside.footnote > 0 ? 'footnote' : 'paragraph', runs: [run] };
  }

  private readonly attributes: Readonly<Record<string, string>>[] = [];

  private enter(name: string, attributes: Readonly<Record<string, string>>, by: 1 | -1): void {
    if (by === 1) this.attributes.push(attributes);
    const { inside } = this;
    const type = name === 'E' ? attributes['T'] : undefined;
    if (LEFT_OUT.test(name)) inside.leftOut += by;
    if (name === 'I' || name === 'EM' || type === '03') inside.italic += by;
    if (name === 'B' || name === 'STRONG' || type === '02' || type === '04') inside.bold += by;
    if (/^SU[PB]?$/.test(name) || type === '51' || type === '52') inside.raised += by;
    if (name === 'NOTE') inside.note += by;
    if (/^(FTNT|TNOTE)$/.test(name) || /\b(footnote|gpotbl_note|table_foot)\b/.test(attributes['class'] ?? ''))
      inside.footnote += by;
  }

  /** In bulk files `N` of a title counts its volumes, and `NODE` begins with its number. */
  private title({ N: number, NODE: node }: Readonly<Record<string, string>>, complain: (message: string) => never): void {
    const title = /^(\d+):/.exec(node ?? '')?.[1] ?? number;
    if (title !== undefined && title !== '15') complain(`this is title ${title.slice(0, 10)}, not title 15`);
  }

  private begin(name: string, label: string): void {
    this.finish();
    const number = label.replace(/^[§\s]+/, '').trim();
    const supplement = /^supplement\s+no\.?\s*(\d+)\s+to\s+(?:sub)?part\s+(\d+)/i.exec(number);
    const part =
      supplement?.[2] ?? (name === 'DIV8' ? /^\d+/.exec(number)?.[0] : /\bpart\s+(\d+)/i.exec(number)?.[1]) ?? this.part;
    if (!inScope(part)) return;
    const called = supplement ? `${part} supp. ${supplement[1]}` : name === 'DIV8' ? number : `${part} ${number}`;
    const blocks = (this.units.get(called)?.blocks ?? []) as Block[];
    this.unit = { name: called, blocks };
    this.units.set(called, { name: called, part, blocks });
  }

  private kindOf(name: string, attributes: Readonly<Record<string, string>>): TextBlock['kind'] {
    if (name === 'HEAD') return 'heading';
    if (name === 'HED') return 'note-heading';
    if (/^(HD\d?|TTITLE|TCAP)$/.test(name) && attributes['SOURCE'] !== 'HED') return 'subheading';
    return this.inside.footnote > 0 ? 'footnote' : 'paragraph';
  }

  /** What is open ends here. */
  private end(): void {
    const { block } = this;
    this.block = undefined;
    if (!block || !this.unit || block.runs.every((r) => r.text.trim() === '')) return;
    this.unit.blocks.push({ ...block, inNote: this.inside.note > 0 });
  }

  private closeTable(): void {
    if (this.table && this.table.depth-- > 0) return;
    if (this.table && this.unit) this.unit.blocks.push(...this.table.blocks());
    this.table = undefined;
  }

  private finish(): void {
    this.end();
    this.table = undefined;
    this.unit = undefined;
  }
}
