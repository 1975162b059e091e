/** `--shard I/N`: which of the files are this run's, and what its report says besides, so that `merge` makes one of all. */
import { relative } from 'node:path';
import { type Hash, hasher } from '../project/hash.ts';
import { slashed } from '../project/paths.ts';
import { readText } from '../project/read.ts';
import { keep } from '../report/kept.ts';
import type { Run, Shard } from '../report/kept-schema.ts';
import type { Share } from './arguments.ts';
import { build } from '../project/installed.ts';
import { costOf, seats } from './seats.ts';
import { type Checked, type Plan, planOf, type Request } from './open-program.ts';
import { ownRulebooks } from './scale/answers-kept.ts';
import type { Scaled } from './scale/scaled.ts';

interface Shared {
  /** With this part's files alone. */
  readonly plan: Plan;
  readonly run: Run;
  /** All that were asked for. */
  readonly all: ReadonlySet<string>;
}

/**
 * @param kept with what `merge` needs
 * @param check the files of a plan
 */
export async function runShard(
  request: Request,
  share: Share,
  { kept, check }: { readonly kept: boolean; check(plan: Plan): Promise<Scaled> },
): Promise<Checked> {
  const hashOf = await hasher();
  const shared = sharedOut(await planOf(request), share, hashOf);
  const checked = await check(shared.plan);
  return kept ? { ...checked, report: { ...checked.report, shard: shardOf(share, shared, checked) } } : checked;
}

function sharedOut(plan: Plan, { part, of }: Share, hashOf: Hash): Shared {
  if (of === 0) return { plan, run: runOf(plan, hashOf(''), hashOf), all: new Set() };
  const costs = new Map<string, number>();
  const texts = new Map<string, string>();
  for (const name of plan.names) {
    plan.progress.tick(() => `looking through ${plan.shown(name)}`);
    const read = readText(plan.path(name));
    const text = 'text' in read ? read.text : '';
    costs.set(name, costOf(text));
    texts.set(name, 'text' in read ? hashOf(text) : read.problem);
  }
  const seat = seats(costs, of);
  return {
    plan: { ...plan, names: plan.names.filter((name) => seat.get(name) === part) },
    run: runOf(plan, hashOf(JSON.stringify([...texts].sort(([a], [b]) => (a < b ? -1 : 1)))), hashOf),
    all: new Set(plan.names),
  };
}

function runOf(plan: Plan, specs: string, hashOf: Hash): Run {
  const { options, config, root } = plan;
  return {
    asOf: options.fallbackDate,
    codified: options.codified ?? false,
    strict: options.strict ?? false,
    strictDates: options.strictDates ?? false,
    explain: options.explain ?? false,
    margin: options.margin ?? null,
    maxDeterminations: options.maxDeterminations ?? null,
    failOn: config['fail-on'] ?? null,
    folder: slashed(relative(root, process.cwd())),
    specs,
    rulebooks: hashOf(JSON.stringify(ownRulebooks(plan))),
    build: build(),
  };
}

/** What the report of a part has besides. */
function shardOf({ part, of }: Share, { run, all }: Shared, { parts, saidBy, texts, report, problems }: Scaled): Shard {
  const { diagnostics } = report;
  return {
    part,
    of,
    run,
    imported: Object.fromEntries([...texts].filter(([file]) => !all.has(file))),
    problems: [...problems],
    baseline: null,
    kept: keep(parts, { diagnostics, saidBy }, report),
  };
}
