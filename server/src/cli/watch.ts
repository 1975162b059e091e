/** `check --watch`: checks again when something it rests on is another, and says what changed and what became of the answers. */
import { statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { after, now, today } from '../project/clock.ts';
import { configFolder, configPath } from '../project/config-file.ts';
import { real, slashed } from '../project/paths.ts';
import { readRulebookFolder } from '../project/rulebook-folder.ts';
import type { ReportInput } from '../report/input.ts';
import { plural } from '../rules/text.ts';
import { importsOf } from '../workspace/closure.ts';
import { type ColorMode, isTerminal, note, progress, wantsColor } from './console.ts';
import { EXIT, UsageError } from './failure.ts';
import { findSpecs } from './files.ts';
import type { Session } from './open-program.ts';

export interface Once {
  readonly code: number;
  readonly session: Session;
  /** As it was printed. */
  readonly report: ReportInput;
}

interface Asked {
  readonly paths: readonly string[];
  readonly exclude?: readonly string[];
  /** What a run writes itself. */
  readonly outputs: readonly string[];
  /** What it reads besides. */
  readonly besides: (configFolder: string) => readonly string[];
  readonly color: ColorMode;
}

const EVERY_MS = 300;
/** Of the time, that looking takes at most. */
const SHARE = 0.1;
const NAMED_AT_MOST = 5;

/** Runs until it is interrupted. The first run ends it where it cannot be made; a later one is told of, and waited for. */
export async function watch(once: () => Promise<Once>, asked: Asked): Promise<number> {
  let last: Once | undefined;
  let before = await look(asked, undefined);
  for (;;) {
    const run = last ? await attempt(once) : await once();
    if (run && last) await tell(last, run, asked.color);
    last = run ?? last;
    // What a run came upon is looked at from now on; what was looked at before it counts as it was then.
    before = new Map([...(await look(asked, last?.session)), ...before]);
    // Listened for before it is promised.
    const interruption = interruptions();
    note(`watching ${plural(before.size, 'file')} and what they rest on; Ctrl-C ends it`);
    const changed = await change(asked, last?.session, before, interruption);
    if (changed === undefined) return EXIT.interrupted;
    note(`changed: ${named(changed.names)}`);
    before = changed.seen;
  }
}

async function attempt(once: () => Promise<Once>): Promise<Once | undefined> {
  try {
    return await once();
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    for (const line of error.message.split('\n')) note(line);
    return undefined;
  }
}

async function tell(last: Once, run: Once, color: ColorMode): Promise<void> {
  const { printSince } = await import('../report/since.ts');
  const [before, then] = [last, run].map(({ session, report }) => ({ ...session.report, diagnostics: report.diagnostics }));
  progress(printSince(before!, then!, { color: wantsColor(color, isTerminal('stderr')) }));
}

type Seen = ReadonlyMap<string, string>;

interface Interruption {
  readonly came: () => boolean;
  /** Waits so many milliseconds, or until it comes. */
  readonly pause: (milliseconds: number) => Promise<void>;
  readonly forget: () => void;
}

/** While a run is made it is not listened for: an interruption ends the process at once. */
function interruptions(): Interruption {
  let came = false;
  let wake = (): void => undefined;
  const end = (): void => {
    came = true;
    wake();
  };
  process.once('SIGINT', end);
  return {
    came: () => came,
    pause: (milliseconds) =>
      new Promise<void>((done) => {
        wake = done;
        if (came) done();
        else after(milliseconds, done);
      }),
    forget: () => process.removeListener('SIGINT', end),
  };
}

/** Undefined where it is interrupted first. */
async function change(
  asked: Asked,
  session: Session | undefined,
  before: Seen,
  interruption: Interruption,
): Promise<{ names: string[]; seen: Seen } | undefined> {
  let pause = EVERY_MS;
  try {
    for (;;) {
      await interruption.pause(pause);
      if (interruption.came()) return undefined;
      const started = now();
      const seen = await look(asked, session);
      const names = [...new Set([...before.keys(), ...seen.keys()])].filter((key) => before.get(key) !== seen.get(key));
      if (names.length > 0) return { names, seen };
      pause = Math.max(EVERY_MS, (now() - started) / SHARE);
    }
  } finally {
    interruption.forget();
  }
}

/** All that a run rests on, by absolute path, with what tells one state of it from another. */
async function look({ paths, exclude, outputs, besides }: Asked, session: Session | undefined): Promise<Seen> {
  const seen = new Map<string, string>([['the day', today()]]);
  const cwd = process.cwd();
  const specs = await found(paths, cwd, exclude);
  const files = new Set(specs);
  if (session) {
    for (const file of session.read) files.add(file);
    for (const source of session.program.files.values())
      for (const to of importsOf(source)) files.add(resolve(session.report.shown(to)));
    for (const { config, folder } of [session, ...(session.others ?? [])]) {
      for (const file of besides(folder)) files.add(file);
      for (const name of config.rulebooks ?? []) {
        const read = readRulebookFolder(folder, name);
        seen.set(join(folder, name), 'problem' in read ? read.problem : (read.stamp ?? ''));
      }
    }
  }
  for (const folder of new Set([cwd, ...specs.map((file) => dirname(file))])) {
    const at = configFolder(folder);
    if (at !== undefined) files.add(configPath(at));
  }
  const own = new Set(outputs.map(real));
  for (const file of files) if (!own.has(real(file))) seen.set(file, stampOf(file));
  return seen;
}

/** None while the paths lead to none. */
async function found(paths: readonly string[], cwd: string, exclude: readonly string[] | undefined): Promise<readonly string[]> {
  try {
    return (await findSpecs(paths, cwd, exclude)).files;
  } catch (error) {
    if (error instanceof UsageError) return [];
    throw error;
  }
}

function stampOf(file: string): string {
  try {
    const { mtimeMs, ctimeMs, size, ino } = statSync(file);
    return `${mtimeMs} ${ctimeMs} ${size} ${ino}`;
  } catch {
    return 'not there';
  }
}

function named(names: readonly string[]): string {
  const cwd = process.cwd();
  const shown = names.map((name) => (name === 'the day' ? name : slashed(relative(cwd, name)) || '.'));
  const rest = shown.length - NAMED_AT_MOST;
  return shown.slice(0, NAMED_AT_MOST).join(', ') + (rest > 0 ? ` and ${rest} more` : '');
}
