/** The path language of `expected.json`; see README.md beside it. */

export type Step = { readonly key: string } | { readonly index: number } | { readonly where: readonly Clause[] };

interface Clause {
  readonly name: string;
  readonly op: '=' | '!=' | '^=' | '*=';
  readonly value: string;
}

export interface Check {
  readonly path: string;
  readonly op: 'eq' | 'ne' | 'approx' | 'in' | 'contains' | 'absent' | 'present';
  readonly value?: unknown;
}

export function parsePath(path: string): Step[] {
  const steps: Step[] = [];
  const token = /\.?([^.[\]]+)|\[([^\]]*)\]/y;
  while (token.lastIndex < path.length) {
    const at = token.lastIndex;
    const m = token.exec(path);
    if (!m) throw new Error(`bad path ${path} at ${at}`);
    if (m[1] !== undefined) steps.push({ key: m[1] });
    else if (/^\d+$/.test(m[2]!)) steps.push({ index: Number(m[2]) });
    else steps.push({ where: m[2] === '' ? [] : m[2]!.split(',').map(clause) });
  }
  return steps;
}

function clause(text: string): Clause {
  const m = /^(.+?)(!=|\^=|\*=|=)(.*)$/.exec(text);
  if (!m) throw new Error(`bad selector ${text}`);
  return { name: m[1]!.trim(), op: m[2] as Clause['op'], value: m[3]!.trim() };
}

/** Every value the path reaches; null and undefined count as not there. */
export function resolve(root: unknown, path: string): unknown[] {
  let reached: unknown[] = [root];
  for (const step of parsePath(path)) reached = reached.flatMap((value) => follow(value, step)).filter(there);
  return reached;
}

const there = (value: unknown): boolean => value !== null && value !== undefined;

function follow(value: unknown, step: Step): unknown[] {
  if ('key' in step) {
    // A key applied to a list reaches into each of its elements.
    return (Array.isArray(value) ? value : [value]).filter(isRecord).map((o) => o[step.key]);
  }
  if (!Array.isArray(value)) return [];
  return 'index' in step ? [value[step.index]] : value.filter((element) => step.where.every((w) => holds(element, w)));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function holds(element: unknown, { name, op, value }: Clause): boolean {
  const found = isRecord(element) ? element[name] : undefined;
  const text = there(found) ? String(found) : '';
  switch (op) {
    case '=':
      return text === value;
    case '!=':
      return text !== value;
    case '^=':
      return text.startsWith(value);
    case '*=':
      return text.includes(value);
  }
}

export function passes(values: readonly unknown[], { op, value }: Check): boolean {
  switch (op) {
    case 'eq':
      return values.some((v) => same(v, value));
    case 'ne':
      return !values.some((v) => same(v, value));
    case 'approx':
      return values.some((v) => Math.abs(Number(v) - Number(value)) <= 0.01 + 1e-9);
    case 'in':
      return values.some((v) => (value as unknown[]).some((w) => same(v, w)));
    case 'contains':
      return values.some((v) => (Array.isArray(v) ? v.some((w) => same(w, value)) : String(v).includes(String(value))));
    case 'absent':
      return values.every(isEmpty);
    case 'present':
      return values.some((v) => !isEmpty(v));
  }
}

const isEmpty = (v: unknown): boolean => Array.isArray(v) && v.length === 0;

function same(a: unknown, b: unknown): boolean {
  return a === b || (typeof a !== 'object' && typeof b !== 'object' && String(a) === String(b));
}
