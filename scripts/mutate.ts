/**
 * `npm run mutate -- [--sample N] [--seed S] [--kind KIND] [--section NAME]… [--only WORDS]… [--least PERCENT]`: damages the compiled
 * rulebook one fact at a time and runs the tests of the law on each. A mutant is killed only where an outcome, a requirement, an exception,
 * a figure or a finding comes out otherwise than expected; one that survives is a missing test. `--only`: those whose line in the report
 * has the words. `--least`: exit 1 below that share of kills. What is listed in tests/law/equivalents.txt is tried, counted apart, and
 * fails the run where a test notices it after all; so with a place of a list that its others have too.
 */
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { equivalents } from '../tests/law/equivalents.ts';
import { type Mutant, MUTANT_KINDS, mutantsOf, sample } from '../tests/law/mutants.ts';
import { failedSoFar, tryMutant, type Verdict } from '../tests/law/trial.ts';
import { compiled } from '../tests/support/compiled.ts';

interface Wanted {
  readonly sample: number;
  readonly seed: number;
  readonly kind?: string | undefined;
  readonly section?: readonly string[] | undefined;
  readonly only?: readonly string[] | undefined;
}
interface Message {
  /** Absent in the first, which says that the worker is ready. */
  readonly done?: { readonly index: number; readonly verdict: Verdict };
  /** Tests that do not hold of the rulebook as it is. */
  readonly failing: readonly string[];
}

function drawn({ sample: count, seed, kind, section, only }: Wanted): Mutant[] {
  const all = mutantsOf(compiled).filter(
    (m) =>
      (!kind || m.kind === kind) &&
      (!section || section.includes(m.section)) &&
      (!only || only.some((words) => `${m.kind} ${m.label}`.includes(words))),
  );
  return sample(all, count, seed);
}

/** Before the lead begins, which waits for all of it. */
const known = equivalents();

if (isMainThread) await lead();
else work();

function work(): void {
  const mutants = drawn(workerData as Wanted);
  // A port between threads, not a window: it has no origin to name.
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  const send = (m: Message): void => parentPort!.postMessage(m);
  send({ failing: [] });
  parentPort!.on('message', (index: number) => {
    const verdict = tryMutant(mutants[index]!);
    send({ done: { index, verdict }, failing: failedSoFar() });
  });
}

async function lead(): Promise<void> {
  const { values } = parseArgs({
    options: {
      sample: { type: 'string', default: '200' },
      seed: { type: 'string', default: '1' },
      kind: { type: 'string' },
      section: { type: 'string', multiple: true },
      only: { type: 'string', multiple: true },
      least: { type: 'string', default: '0' },
      killed: { type: 'boolean', default: false },
    },
  });
  const { kind, section, only } = values;
  const wanted: Wanted = { sample: Number(values.sample), seed: Number(values.seed), kind, section, only };
  const mutants = drawn(wanted);
  const verdicts = await tryAll(mutants, wanted);
  console.log(report(mutants, verdicts, values.killed));
  const noticed = mutants.filter((m, i) => reasonOf(m) !== undefined && verdicts[i]!.kind === 'killed');
  for (const { id } of noticed) console.error(`taken for equivalent, and a test notices it: ${id}`);
  if (noticed.length > 0) process.exitCode = 1;
  const { killed, alive } = counts(outcomesOf(mutants, verdicts));
  if (killed + alive > 0 && (100 * killed) / (killed + alive) < Number(values.least)) process.exitCode = 1;
}

async function tryAll(mutants: readonly Mutant[], wanted: Wanted): Promise<Verdict[]> {
  const verdicts: Verdict[] = [];
  let next = 0;
  let tried = 0;
  const told = new Set<string>();
  await Promise.all(
    Array.from({ length: Math.max(1, Math.min(availableParallelism(), mutants.length)) }, () => {
      // Each damaged rulebook fills its caches anew and leaves them behind: young memory that is soon full is collected time and again.
      const worker = new Worker(fileURLToPath(import.meta.url), {
        workerData: wanted,
        resourceLimits: { maxYoungGenerationSizeMb: 256 },
      });
      return new Promise<void>((resolve, reject) => {
        const more = (): void => {
          // oxlint-disable-next-line unicorn/require-post-message-target-origin
          if (next < mutants.length) worker.postMessage(next++);
          else void worker.terminate().then(() => resolve());
        };
        worker.on('error', reject);
        worker.on('message', ({ done, failing }: Message) => {
          for (const f of failing.filter((f) => !told.has(f)))
            console.error(`fails on the rulebook as it is, and tells nothing: ${f}`);
          for (const f of failing) told.add(f);
          if (failing.length > 0) process.exitCode = 1;
          if (done) {
            verdicts[done.index] = done.verdict;
            const mutant = mutants[done.index]!;
            if (done.verdict.kind === 'survived' && !reasonOf(mutant)) console.error(`survives: ${mutant.kind} ${mutant.label}`);
            if (++tried % 25 === 0) console.error(`${tried} of ${mutants.length} tried`);
          }
          more();
        });
      });
    }),
  );
  return verdicts;
}

type Outcome = Verdict['kind'] | 'equivalent';

function reasonOf(m: Mutant): string | undefined {
  return m.same ?? known.get(m.id);
}

function outcomesOf(mutants: readonly Mutant[], verdicts: readonly Verdict[]): Outcome[] {
  return mutants.map((m, i) => (verdicts[i]!.kind === 'survived' && reasonOf(m) ? 'equivalent' : verdicts[i]!.kind));
}

function counts(outcomes: readonly Outcome[]): { killed: number; alive: number; same: number; broken: number } {
  const of = (kind: Outcome): number => outcomes.filter((o) => o === kind).length;
  return { killed: of('killed'), alive: of('survived'), same: of('equivalent'), broken: of('broken') };
}

function report(mutants: readonly Mutant[], verdicts: readonly Verdict[], showKilled: boolean): string {
  const outcomes = outcomesOf(mutants, verdicts);
  const line = (name: string, of: readonly Outcome[]): string => {
    const { killed, alive, same, broken } = counts(of);
    const share = killed + alive === 0 ? '-' : `${((100 * killed) / (killed + alive)).toFixed(1)} %`;
    return [
      name.padEnd(10),
      String(killed).padStart(6),
      String(alive).padStart(9),
      share.padStart(8),
      String(same).padStart(10),
      String(broken).padStart(15),
    ].join(' ');
  };
  const rows = MUTANT_KINDS.map((kind) =>
    line(
      kind,
      outcomes.filter((_, i) => mutants[i]!.kind === kind),
    ),
  );
  const listed = (outcome: Outcome): string[] =>
    mutants.flatMap((m, i) => (outcomes[i] === outcome ? [`  ${m.kind} ${m.label}${more(m, verdicts[i]!)}`] : []));
  return [
    ...(showKilled ? ['killed', ...listed('killed'), '', 'did not compile', ...listed('broken'), ''] : []),
    'equivalent',
    ...listed('equivalent'),
    '',
    'survivors, each a missing test',
    ...listed('survived'),
    '',
    `kind       killed survivors   share equivalent did not compile`,
    ...rows,
    line('all', outcomes),
  ].join('\n');
}

function more(mutant: Mutant, verdict: Verdict): string {
  if (verdict.kind === 'killed') return `\n    by ${verdict.by}: ${verdict.how}`;
  if (verdict.kind === 'broken') return `\n    ${verdict.why}`;
  const reason = reasonOf(mutant);
  return reason ? `\n    ${reason}` : '';
}
