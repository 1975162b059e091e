/** A JSON report that `check` made, read back for comparison. */
import type { Saved } from '../workspace/diff/against.ts';
import { parseDay } from '../../../grammar/src/text/date.ts';
import { UsageError } from './failure.ts';
import { readText } from '../project/read.ts';

export interface SavedReport {
  readonly tool: { readonly version: string };
  readonly rulebook: { readonly version: string };
  readonly determinations: readonly (Saved & { readonly location: { readonly file: string } })[];
}

export const SCHEMA = 'earshot.report/1';

/** @param otherwise what is said of a file that is none, after its name */
export function readJson(path: string, otherwise: string): unknown {
  const read = readText(path);
  if ('problem' in read) throw new UsageError(`${path} ${read.problem}`);
  try {
    return JSON.parse(read.text);
  } catch {
    throw new UsageError(`${path}${otherwise}`);
  }
}

/** Checks what the comparison reads, no more: a report may come from a later version that says more. */
export function readSaved(path: string): SavedReport {
  const value = readJson(path, ': not valid JSON');
  const schema = isObject(value) ? value['schema'] : undefined;
  if (schema !== SCHEMA) {
    throw new UsageError(
      `${path}: not a report of earshot check --format json (${SCHEMA})${typeof schema === 'string' ? `; it says ${schema}` : ''}`,
    );
  }
  const report = value as Record<string, unknown>;
  const wrong =
    !isObject(report['tool']) || !isObject(report['rulebook']) || !Array.isArray(report['determinations'])
      ? 'tool, rulebook or determinations are missing'
      : (report['determinations'] as unknown[]).map(problemOf).find((p) => p !== undefined);
  if (wrong) throw new UsageError(`${path}: a damaged report: ${wrong}`);
  return value as SavedReport;
}

const LISTS = ['bases', 'requirements', 'exceptions', 'missing'] as const;

function problemOf(d: unknown, i: number): string | undefined {
  if (!isObject(d)) return `determination ${i + 1} is no object`;
  const of = typeof d['id'] === 'string' ? d['id'] : `determination ${i + 1}`;
  for (const key of ['id', 'product', 'destination', 'outcome', 'subjectToEar'])
    if (typeof d[key] !== 'string') return `${of} has no ${key}`;
  if (typeof d['asOf'] !== 'string' || !parseDay(d['asOf'])) return `${of} has no day in asOf`;
  for (const key of LISTS) if (!Array.isArray(d[key]) || !d[key].every(isObject)) return `${of} has no list of ${key}`;
  if (d['provisos'] !== undefined && !Array.isArray(d['provisos'])) return `${of} has no list of provisos`;
  if (!isObject(d['classification'])) return `${of} has no classification`;
  if (!isObject(d['location']) || typeof d['location']['file'] !== 'string') return `${of} has no location`;
  const m = d['deMinimis'];
  return m === undefined || (isObject(m) && Array.isArray(m['content'])) ? undefined : `${of} has no list of content`;
}

const isObject = (v: unknown): v is Record<string, unknown> => typeof v === 'object' && v !== null && !Array.isArray(v);
