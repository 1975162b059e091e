/** `--shard I/N`: which of the files are this run's, and what its report says besides, so that `merge` makes one of all. */
import { relative } from 'node:path';
import { hasher } from '../project/hash.ts';
import { slashed } from '../project/paths.ts';
import { readText } from '../project/read.ts';
import { keep } from '../report/kept.ts';
import type { Run, Shard } from '../report/kept-schema.ts';
import type { Share } from './arguments.ts';
import { build } from '../project/installed.ts';
import { costOf, seats } from './seats.ts';
import { type Plan, planOf, type Request, runCheck, type Session } from './open-program.ts';

type Hash = (text: string) => string;

interface Shared {
  /** With this part's files alone. */
  readonly plan: Plan;
  readonly run: Run;
  /** All that were asked for. */
  readonly all: ReadonlySet<string>;
}

/** @param kept with what `merge` needs */
export async function runShard(request: Request, share: Share, { kept }: { readonly kept: boolean }): Promise<Session> {
  const hashOf = await hasher();
  const shared = sharedOut(await planOf(request), share, hashOf);
  const session = await runCheck(request, shared.plan);
  return kept ? { ...session, report: { ...session.report, shard: shardOf(share, shared, session, hashOf) } } : session;
}

function sharedOut(plan: Plan, { part, of }: Share, hashOf: Hash): Shared {
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

function runOf({ options, config, rulebookTexts, root }: Plan, specs: string, hashOf: Hash): Run {
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
    rulebooks: hashOf(JSON.stringify(rulebookTexts.map(([folder, files]) => [folder, ...files]))),
    build: build(),
  };
}

/** What the report of a part has besides. */
function shardOf({ part, of }: Share, { run, all }: Shared, session: Session, hashOf: Hash): Shard {
  const { program, result, report, problems } = session;
  const imported = [...program.files.values()].filter((f) => !all.has(f.file));
  return {
    part,
    of,
    run,
    imported: Object.fromEntries(imported.map((f) => [f.file, hashOf(f.text)])),
    problems: [...problems],
    baseline: null,
    kept: keep(result.parts, result, report),
  };
}
