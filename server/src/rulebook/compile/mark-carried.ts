/**
 * Facts marked as carried in the text of their files: an edition changed what they were read in, and nobody has read them again. Only the lines
 * that say what such a fact was read against are touched.
 */
import { type Document, isAlias, isMap, isScalar, isSeq, type Node, type Pair, parseDocument, visit, type YAMLMap } from 'yaml';
import { halves, verifiedOf } from '../provenance.ts';
import type { TVerification } from '../schema/fact.ts';
import type { CompiledRulebook } from './index.ts';

export interface Mark {
  /** As its file was compiled. */
  readonly record: object;
  /** What it was read against, its own or its table's. */
  readonly verified: TVerification | undefined;
  /** `734.4(a)(3) changed in after.xml` */
  readonly why: string;
}

/** The texts of the files with a mark. */
export function markCarried(
  compiled: CompiledRulebook,
  source: ReadonlyMap<string, string>,
  marks: readonly Mark[],
): ReadonlyMap<string, string> {
  const placed = marks.map((mark) => {
    const at = compiled.origin(mark.record);
    if (at === undefined) throw new Error('a fact without a place in the rulebook');
    return { ...mark, ...at };
  });
  return new Map(
    [...Map.groupBy(placed, (m) => m.file)].map(([file, own]) => {
      const text = source.get(file)!;
      const document = parseDocument(text, { prettyErrors: false });
      const values = own.map(({ path, verified, why }) => ({ node: document.getIn(path, true) as Node, verified, why }));
      return [file, edited(text, editsOf(text, document, values))];
    }),
  );
}

interface Edit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

function edited(text: string, edits: readonly Edit[]): string {
  return [...edits]
    .sort((a, b) => b.from - a.from)
    .reduce((all, { from, to, text: by }) => all.slice(0, from) + by + all.slice(to), text);
}

interface Place {
  readonly node: Node;
  readonly verified: TVerification | undefined;
  readonly why: string;
}

function editsOf(text: string, document: Document, places: readonly Place[]): Edit[] {
  const touched = new Set(places.map((p) => pairOf(p.node)?.value));
  return places.flatMap(({ node, verified, why }): Edit[] => {
    const whole = markOf(verified, why);
    const [start, end] = node.range!;
    if (isSeq(node)) return [replace(start, end, `{ columns: ${text.slice(start, end)}, verified: ${whole} }`)];
    const pair = pairOf(node);
    if (!pair) return [inserted(text, node as YAMLMap, `verified: ${whole}`)];
    const value = pair.value as Node;
    const inner = isMap(value) && value.anchor === undefined ? pairOf(value, 'values')?.value : undefined;
    if (inner) return [replace((inner as Node).range![0], (inner as Node).range![1], valuesOf(verified, why))];
    return [...anchorKept(text, document, value, touched), replace(startOf(text, value), value.range![1], whole)];
  });
}

const replace = (from: number, to: number, text: string): Edit => ({ from, to, text });

const pairOf = (node: Node, key = 'verified'): Pair | undefined =>
  isMap(node) ? node.items.find((p) => isScalar(p.key) && p.key.value === key) : undefined;

/** What others refer to stands where the first of them does that is not marked itself. */
function anchorKept(text: string, document: Document, value: Node, touched: ReadonlySet<unknown>): Edit[] {
  const anchor = isAlias(value) ? undefined : (value as YAMLMap).anchor;
  if (anchor === undefined) return [];
  let heir: Node | undefined;
  visit(document, {
    Alias(_, alias) {
      if (alias.source === anchor && !touched.has(alias)) heir ??= alias;
    },
  });
  if (!heir) return [];
  return [replace(heir.range![0], heir.range![1], text.slice(startOf(text, value), value.range![1]))];
}

/** Before its anchor, where it has one. */
function startOf(text: string, value: Node): number {
  const [start] = value.range!;
  const anchor = isAlias(value) ? undefined : (value as YAMLMap).anchor;
  return anchor === undefined || text.startsWith('&', start) ? start : text.lastIndexOf(`&${anchor}`, start);
}

/** After the last key of a map in braces; as a line of its own after the first key of one in lines. */
function inserted(text: string, map: YAMLMap, pair: string): Edit {
  if (map.flow) {
    const last = map.items.at(-1)!;
    const at = ((last.value ?? last.key) as Node).range![1];
    return replace(at, at, `, ${pair}`);
  }
  const [first] = map.items as [Pair];
  const column = (first.key as Node).range![0];
  const indent = column - (text.lastIndexOf('\n', column) + 1);
  const end = ((first.value ?? first.key) as Node).range![1];
  const line = text[end - 1] === '\n' ? end : text.indexOf('\n', end) + 1 || text.length;
  return replace(line, line, `${' '.repeat(indent)}${pair}\n`);
}

/** JSON is YAML too. What was from memory does not become better by this. */
function valuesOf(verified: TVerification | undefined, why: string): string {
  const known = verifiedOf(verified);
  const state = known?.states.values === 'memory' ? 'memory' : 'carried';
  return `{ ${state}: ${JSON.stringify(known ? `${known.values} (${why})` : why)}, unread: true }`;
}

function markOf(verified: TVerification | undefined, why: string): string {
  const dates = verified === undefined ? { memory: 'not stated' } : halves(verified).dates;
  return `{ values: ${valuesOf(verified, why)}, dates: ${JSON.stringify(dates)} }`;
}
