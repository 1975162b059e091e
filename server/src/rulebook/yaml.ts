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
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    // `3E001` is an entry of the Commerce Control List and `5.92` an exact decimal: neither is a binary float.
    customTags: (tags) => tags.filter((tag) => typeof tag === 'string' || tag.tag !== 'tag:yaml.org,2002:float'),
  });
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
