/**
 * A check file by file: what was found before is looked up, the rest is checked some files at a time, by one thread or several, and all
 * of it assembled. The report is that of a check of all of them at once, and no more of them is held than its format tells.
 */
import { isSea } from 'node:sea';
import { cacheFolder } from '../../project/cache-folder.ts';
import { now } from '../../project/clock.ts';
import { hashed as hash } from '../../project/hash.ts';
import { version } from '../../project/installed.ts';
import { Store } from '../../project/store.ts';
import { assembled } from '../../report/assembled.ts';
import { type Format, FINDINGS_ALONE } from '../../report/formats.ts';
import type { ReportInput } from '../../report/input.ts';
import { readBack, type ReadPart } from '../../report/read-back.ts';
import type { Recorded } from '../../report/recorded.ts';
import { note } from '../console.ts';

import type { Checked, Plan } from '../open-program.ts';
import { editionOf } from '../several.ts';
import { AnswersKept, environment, type Needs } from './answers-kept.ts';
import { Checker, type Found, type TextRead } from './checker.ts';
import { Lookup } from './lookup.ts';
import { inThreads } from './threads.ts';

export interface Scale {
  readonly jobs: number;
  /** A folder, or the user's own. */
  readonly cache: string | true | undefined;
  readonly needs: Needs;
}

/** @param kept in full, whatever the formats: for the report of a shard */
export const needsOf = (formats: readonly Format[], kept: boolean): Needs => ({
  determinations: formats.some((f) => !FINDINGS_ALONE.includes(f)),
  fixes: kept || formats.includes('sarif'),
});

export interface Scaled extends Checked {
  readonly parts: readonly ReadPart[];
  readonly saidBy: readonly string[];
  /** Hash of the text of each file that was read. */
  readonly texts: ReadonlyMap<string, string>;
}

/** Files that are checked together: enough to share the work on what they import, and few enough to be held. */
const TOGETHER = 64;

/** @param plans one for each configuration that judges some of the files */
export async function runScaled(plans: readonly Plan[], scale: Scale): Promise<Scaled> {
  const gathered: Gathered[] = [];
  for (const plan of plans) gathered.push(await gather(plan, scale));
  const [{ config, folder, progress, shown, path }, ...others] = plans as readonly [Plan, ...Plan[]];
  const read = new Map(gathered.flatMap((g) => [...g.read]));
  const whole = assembled(gathered.flatMap((g) => g.records.map((r) => readBack(r, r.kept))));
  progress.clear();
  const report: ReportInput = {
    tool: { name: 'earshot', version },
    rulebook: editionOf(plans),
    determinations: whole.determinations,
    diagnostics: whole.diagnostics,
    summary: whole.summary,
    ...(scale.needs.determinations ? {} : { answers: whole.answers }),
    source: whole.source,
    shown,
    fixes: whole.fixes,
  };
  const sum = (phase: 'parse' | 'check'): number => gathered.reduce((ms, g) => ms + g.times[phase], 0);
  return {
    config,
    folder,
    ...(others.length > 0 && { others }),
    report,
    parts: whole.parts,
    saidBy: whole.saidBy,
    read: [...read.keys()].map(path),
    texts: new Map([...read].map(([name, text]) => [name, text.hash])),
    lines: () => [...read.values()].reduce((n, text) => n + text.lines, 0),
    // In the order of the names, whoever met them first.
    problems: [...new Set(plans.flatMap((plan) => plan.problems))].sort(),
    times: { parse: sum('parse'), check: sum('check') },
  };
}

/** What was found for the files of one configuration. */
interface Gathered {
  readonly records: readonly Recorded[];
  readonly read: ReadonlyMap<string, TextRead>;
  readonly times: Checked['times'];
}

async function gather(plan: Plan, { jobs, cache, needs }: Scale): Promise<Gathered> {
  const started = now();
  const { config, folder, options, progress, problems } = plan;
  const env = environment(plan, hash);
  const store = cache === undefined ? undefined : new Store(cache === true ? cacheFolder() : cache, hash);
  const kept = store && new AnswersKept(store, hash, env, needs);
  const records: Recorded[] = [];
  const read = new Map<string, TextRead>();
  let open = plan.names;
  if (kept) {
    const lookup = new Lookup(plan.host, kept, hash);
    open = plan.names.filter((name) => {
      const record = lookup.of(name);
      if (record) records.push(record);
      return !record;
    });
    for (const [name, text] of lookup.read) read.set(name, text);
  }
  const looked = now();

  let done = records.length;
  const take = (found: Found): void => {
    records.push(...found.records);
    for (const [name, text] of found.read) read.set(name, text);
    for (const problem of found.problems) problems.push(problem);
    done += found.records.length;
    progress.tick(() => `determining ${done} of ${plan.names.length}`);
  };
  const size = Math.max(1, Math.min(TOGETHER, Math.ceil(open.length / (jobs * 4))));
  const chunks = Array.from({ length: Math.ceil(open.length / size) }, (_, i) => open.slice(i * size, (i + 1) * size));
  // A thread is started from a script, and the executable has none that lies by itself.
  if (jobs > 1 && chunks.length > 1 && !isSea()) {
    const { names, root, unmarked } = plan;
    await inThreads(
      { config, folder, root, unmarked, names, options, needs, cache: store?.folder, environment: env },
      chunks,
      jobs,
      take,
    );
  } else {
    const checker = new Checker(plan, { kept, needs, hash });
    for (const chunk of chunks) take(checker.check(chunk));
  }
  store?.tidy();
  if (store?.problem !== undefined) note(`the cache ${store.folder} cannot be written: ${store.problem}`);

  return { records, read, times: { parse: looked - started, check: now() - looked } };
}
