/** Rulebook YAML: parsed so that ECCNs and decimals stay text, and every value knows its line. */
import { type Document, isNode, isPair, isScalar, LineCounter, parseDocument, visit } from 'yaml';

export interface YamlFile {
  readonly value: unknown;
  /** 1-based line of the value at a path; of its nearest ancestor where the path does not exist. */
  line(path: readonly PropertyKey[]): number;
  readonly errors: readonly { line: number; message: string }[];
}

/** Bounds are written as plain decimals and compared exactly, so they are kept as written. */
const BOUNDS = new Set(['gt', 'gte', 'lt', 'lte', 'eq']);

export function parseYaml(text: string): YamlFile {
  return parseRows(text) ?? parseWhole(text);
}

/**
 * A long table whose last key holds one JSON object a line is read line by line, which is a hundred times faster than as
 * YAML. Comments may stand between the rows; anything else, and any row that is not such an object or has a key twice, leaves the
 * file to the parser.
 */
function parseRows(text: string): YamlFile | undefined {
  const start = /^([a-z]+):\n(?= {2}- \{")/m.exec(text);
  if (!start || !/\n {2}- \{".*\}\n$/.test(text)) return undefined;
  const rows = text.slice(start.index + start[0].length, -1).split('\n');
  if (rows.length < 100) return undefined;
  const first = text.slice(0, start.index).split('\n').length + 1;
  const values: unknown[] = [];
  const at: number[] = [];
  try {
    for (const [i, row] of rows.entries()) {
      if (/^ *#/.test(row)) continue;
      if (!row.startsWith('  - {')) return undefined;
      const value: unknown = JSON.parse(row.slice(4));
      if (keysIn(value) !== row.match(/[{,] *"[^"\\]*" *:/g)?.length) return undefined;
      values.push(value);
      at.push(first + i);
    }
  } catch {
    return undefined;
  }
  const key = start[1]!;
  const head = parseWhole(`${text.slice(0, start.index)}${key}: []\n`);
  if (head.errors.length > 0) return undefined;
  return {
    value: { ...(head.value as object), [key]: values },
    line: (path) => (path[0] === key && typeof path[1] === 'number' ? (at[path[1]] ?? first) : head.line(path)),
    errors: [],
  };
}

/** Of an object and all in it. */
function keysIn(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  const own = Array.isArray(value) ? 0 : Object.keys(value).length;
  return Object.values(value).reduce<number>((sum, v) => sum + keysIn(v), own);
}

function parseWhole(text: string): YamlFile {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    // `3E001` is an entry of the Commerce Control List and `5.92` an exact decimal: neither is a binary float.
    customTags: (tags) => tags.filter((tag) => typeof tag === 'string' || tag.tag !== 'tag:yaml.org,2002:float'),
  });
  // The parser files its own overflow as a complaint about the text.
  if (document.errors.some((e) => /call stack|stack overflow/i.test(e.message))) throw new RangeError('nested too deeply');
  visit(document, {
    Pair(_, pair) {
      if (isScalar(pair.key) && BOUNDS.has(String(pair.key.value)) && isScalar(pair.value) && pair.value.source !== undefined) {
        pair.value.value = pair.value.source;
      }
    },
  });
  return {
    value: document.errors.length > 0 ? undefined : document.toJS(),
    line: (path) => lineOf(document, lines, path),
    errors: document.errors.map((e) => ({ line: lines.linePos(e.pos[0]).line, message: e.message })),
  };
}

function lineOf(document: Document, lines: LineCounter, path: readonly PropertyKey[]): number {
  let best: unknown = document.contents;
  for (let length = 1; length <= path.length; length++) {
    const node = document.getIn(path.slice(0, length), true);
    if (node === undefined) break;
    best = node;
  }
  if (isPair(best)) best = best.key;
  const at = isNode(best) ? best.range?.[0] : undefined;
  return at === undefined ? 1 : lines.linePos(at).line;
}
