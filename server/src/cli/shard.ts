/** `--shard I/N`: which of the files are this run's, and what its report says besides, so that `merge` makes one of all. */
import { relative } from 'node:path';
import { type Hash, hashed } from '../project/hash.ts';
import { slashed } from '../project/paths.ts';
import { readText } from '../project/read.ts';
import { keep } from '../report/kept.ts';
import type { Run, RunSettings, Shard } from '../report/kept-schema.ts';
import type { Share } from './arguments.ts';
import { build } from '../project/installed.ts';
import { costOf, seats } from './seats.ts';
import { type Checked, type Plan, plansOf, type Request } from './open-program.ts';
import { ownRulebooks } from './scale/answers-kept.ts';
import type { Scaled } from './scale/scaled.ts';

interface Shared {
  /** One for each configuration, with this part's files alone. */
  readonly plans: readonly Plan[];
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
  { kept, check }: { readonly kept: boolean; check(plans: readonly Plan[]): Promise<Scaled> },
): Promise<Checked> {
  const shared = sharedOut(await plansOf(request), share, hashed);
  const checked = await check(shared.plans);
  return kept ? { ...checked, report: { ...checked.report, shard: shardOf(share, shared, checked) } } : checked;
}

function sharedOut(plans: readonly Plan[], { part, of }: Share, hashOf: Hash): Shared {
  if (of === 0) return { plans, run: runOf(plans, hashOf(''), hashOf), all: new Set() };
  const costs = new Map<string, number>();
  const texts = new Map<string, string>();
  const byConfiguration = new Map(plans.flatMap((plan, i) => plan.names.map((name) => [name, i] as const)));
  const all = [...byConfiguration.keys()].sort();
  for (const name of all) {
    const plan = plans[byConfiguration.get(name)!]!;
    plan.progress.tick(() => `looking through ${plan.shown(name)}`);
    const read = readText(plan.path(name));
    const text = 'text' in read ? read.text : '';
    costs.set(name, costOf(text));
    texts.set(name, 'text' in read ? hashOf(text) : read.problem);
  }
  const seat = seats(costs, of);
  return {
    plans: plans.map((plan) => ({ ...plan, names: plan.names.filter((name) => seat.get(name) === part) })),
    run: runOf(plans, hashOf(JSON.stringify(all.map((name) => [name, texts.get(name)!, byConfiguration.get(name)!]))), hashOf),
    all: new Set(all),
  };
}

function runOf(plans: readonly Plan[], specs: string, hashOf: Hash): Run {
  const [first, ...others] = plans as readonly [Plan, ...Plan[]];
  const { root } = first;
  return {
    ...settingsOf(first),
    ...(others.length > 0 && { others: others.map(settingsOf) }),
    folder: slashed(relative(root, process.cwd())),
    specs,
    rulebooks: hashOf(JSON.stringify(others.length > 0 ? plans.map(ownRulebooks) : ownRulebooks(first))),
    build: build(),
  };
}

/** What one configuration, and the command line over it, say. */
function settingsOf({ options, config }: Plan): RunSettings {
  return {
    asOf: options.fallbackDate,
    codified: options.codified ?? false,
    strict: options.strict ?? false,
    strictDates: options.strictDates ?? false,
    explain: options.explain ?? false,
    margin: options.margin ?? null,
    maxDeterminations: options.maxDeterminations ?? null,
    failOn: config['fail-on'] ?? null,
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
