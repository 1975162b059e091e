/** Are these the reports of all the shards of one run? */
import type { RunSettings, Shard } from '../report/kept-schema.ts';
import type { Report } from '../report/schema.ts';

export interface ShardReport {
  readonly path: string;
  readonly report: Report & { readonly shard: Shard };
}

/** What must be one, in words: `a.json: the law of 2025-01-15; b.json: the law of 2025-02-01`. */
const SAME: readonly (readonly [says: string, of: (r: ShardReport['report']) => string])[] = [
  ['the number of shards', (r) => String(r.shard.of)],
  [
    'the day (give each shard the same --as-of)',
    ({ shard: { run } }) => [run, ...(run.others ?? [])].map((s) => s.asOf).join(' and '),
  ],
  ['the rulebook', (r) => r.rulebook.version],
  ['the build of earshot', (r) => r.shard.run.build],
  ['the set of your own rulebooks', (r) => JSON.stringify([r.rulebooks, r.shard.run.rulebooks])],
  ['the set of options', ({ shard: { run } }) => [run, ...(run.others ?? [])].map(optionsOf).join('; ')],
  ['the folder they ran in', (r) => r.shard.run.folder],
  ['the baseline', (r) => JSON.stringify(r.shard.baseline && r.shard.baseline.known)],
  ['the set of specs', (r) => r.shard.run.specs],
];

function optionsOf({ codified, strict, strictDates, explain, margin, maxDeterminations, failOn }: RunSettings): string {
  return Object.entries({ codified, strict, 'strict-dates': strictDates, explain, margin, maxDeterminations, failOn })
    .filter(([, value]) => value !== false && value !== null)
    .map(([key, value]) => (value === true ? key : `${key} ${value}`))
    .join(', ');
}

/** In one line; undefined where they are. */
export function whyNotWhole(reports: readonly ShardReport[]): string | undefined {
  const [first, ...others] = reports;
  if (!first) return 'no report is given';
  for (const other of others)
    for (const [what, of] of SAME) {
      const [a, b] = [of(first.report), of(other.report)];
      if (a !== b) return `${first.path} and ${other.path} are not of one run: ${what} differs${told(a, b)}`;
    }
  const { of } = first.report.shard;
  if (of === 0) return saidTwice(reports) ?? differentText(reports);
  const seen = new Map<number, string>();
  for (const { path, report } of reports) {
    const { part } = report.shard;
    const before = seen.get(part);
    if (before !== undefined) return `${before} and ${path} are both shard ${part} of ${of}`;
    if (part > of) return `${path} is shard ${part} of ${of}`;
    seen.set(part, path);
  }
  const missing = Array.from({ length: of }, (_, i) => i + 1).filter((part) => !seen.has(part));
  if (missing.length > 0)
    return `the report is not whole: ${missing.length === 1 ? 'shard' : 'shards'} ${some(missing)} of ${of} ${missing.length === 1 ? 'is' : 'are'} missing`;
  return differentText(reports);
}

const SHORT = 30;

const told = (a: string, b: string): string =>
  a.length <= SHORT && b.length <= SHORT && !a.startsWith('[') ? ` (${a || 'none'}, ${b || 'none'})` : '';

const some = (parts: readonly number[]): string =>
  parts.length <= 5 ? parts.join(', ') : `${parts.slice(0, 5).join(', ')} and ${parts.length - 5} more`;

function saidTwice(reports: readonly ShardReport[]): string | undefined {
  const seen = new Map<string, string>();
  for (const { path, report } of reports)
    for (const { file } of report.shard.kept.files) {
      const before = seen.get(file);
      if (before !== undefined) return `${before} and ${path} are both of ${file}`;
      seen.set(file, path);
    }
  return undefined;
}

function differentText(reports: readonly ShardReport[]): string | undefined {
  const seen = new Map<string, { readonly hash: string; readonly path: string }>();
  for (const { path, report } of reports)
    for (const [file, hash] of Object.entries(report.shard.imported)) {
      const before = seen.get(file);
      if (before && before.hash !== hash) return `${before.path} and ${path} are not of one run: ${file} differs`;
      seen.set(file, { hash, path });
    }
  return undefined;
}
