/** What a text is read as, in words short enough to stand beside it. */
import { type DeclNode, type FileNode, parse, type PropNode, type TopNode, type ValueNode } from '../../grammar/src/index.ts';

/** Parameters as the rulebook names them, so far as the texts here use them. */
const PARAMETERS = new Set([
  'layers',
  'transistor',
  'overlay',
  'tops',
  'die-area',
  'wavelength',
  'datacenter',
  'memory-bandwidth-density',
  'node',
  'cell-area',
  'io-bandwidth',
]);
export const read = (text: string) => parse(text, { isParameter: (name) => PARAMETERS.has(name) });

const value = (v: ValueNode | undefined): string => {
  if (!v) return '—';
  const text = v.kind === 'string' ? JSON.stringify(v.text) : v.text;
  return `${v.role ? `${v.role}:` : ''}${v.kind} ${text}${v.unit ? ` ${v.unit}` : ''}`;
};

function property(p: PropNode): string {
  const said = [p.keyword, ...(p.values.length > 0 ? [p.values.map(value).join(', ')] : [])].join(' = ');
  return p.block ? `${said} { ${p.block.map(property).join('; ')} }` : said;
}

function declaration(d: DeclNode): string {
  const head = [
    d.declKind,
    d.name ? d.name.text : '—',
    ...(d.label ? [JSON.stringify(d.label.text)] : []),
    ...(d.relation ? [d.relation.verb, value(d.relation.target)] : []),
  ].join(' ');
  return `${d.doc === undefined ? '' : `/// ${d.doc} /// `}${head}${d.props.length > 0 ? ` { ${d.props.map(property).join('; ')} }` : ''}`;
}

function statement(t: TopNode): string {
  switch (t.kind) {
    case 'decl':
      return declaration(t);
    case 'import':
      return `import ${value(t.path)}`;
    case 'as-of':
      return `as-of ${value(t.date)}`;
    case 'rate':
      return `rate ${value(t.from)} to ${value(t.to)} on ${value(t.on)}`;
  }
}

export const outline = (tree: FileNode): string[] => tree.items.map(statement);
export const propertiesOf = (tree: FileNode): string[] =>
  tree.items.flatMap((t) => (t.kind === 'decl' ? t.props.map(property) : []));

/** Every message with the text it points at: `ES0002 "180_000": expected money …`. */
export function mistakes(text: string): string[] {
  return read(text).errors.map((e) => `${e.code} ${JSON.stringify(text.slice(e.start, e.end))}: ${e.message}`);
}
