/** `earshot rulebook import --csl FILE`: party lists from a downloaded file into a rulebook of the user's own. Whole or not at all. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join, relative, resolve } from 'node:path';
import { KNOWN_LISTS } from '../../rulebook/party-lists.ts';
import type { TReadAgainst } from '../../rulebook/schema/fact.ts';
import type { TListedParty, TPartyList } from '../../rulebook/schema/index.ts';
import { listsOn } from '../../rulebook/load/further.ts';
import { table } from '../../report/table.ts';
import { folderName } from '../../workspace/rulebooks.ts';
import { dayOfFile, today } from '../../project/clock.ts';
import { loadConfig } from '../load-config.ts';
import { note, print, writeAll } from '../console.ts';
import { EXIT, UsageError } from '../failure.ts';
import { compiler, rulebookLoader } from '../../project/installed.ts';
import { readText, reason } from '../../project/read.ts';
import { whyNotWritten } from '../../project/replace.ts';
import { replaceTogether } from '../../project/replace-together.ts';
import { readRulebookFolder } from '../../project/rulebook-folder.ts';
import type { ImportFlags } from './flags.ts';
import { slashed, within } from '../../project/paths.ts';
import { CSL_LISTS, type Csl, type ListName, parseCsl } from './csl.ts';
import { CslError } from './list-row.ts';

const LARGEST = 256 * 1024 * 1024;

interface Written {
  readonly list: ListName;
  readonly count: number;
  /** Absolute. */
  readonly path: string;
  readonly text: string;
}

export async function importLists(flags: ImportFlags): Promise<number> {
  const cwd = process.cwd();
  const file = resolve(cwd, flags.csl);
  const csl = readCsl(file, flags.csl);
  const snapshot = flags.snapshot ?? (csl.made as typeof flags.snapshot) ?? dayOfFile(statSync(file).mtimeMs);
  if (snapshot > today())
    throw new UsageError(`${flags.csl} would be a snapshot of ${snapshot}, which is not yet; say --snapshot DATE`);
  const { target, named } = await targetFolder(flags.to, cwd);
  const written = [...csl.parties].map(
    ([list, parties]): Written => ({
      list,
      count: parties.length,
      path: join(target, 'lists', `${list}-${snapshot}.yaml`),
      text: fileOf(list, snapshot, parties, `${csl.source}, ${basename(file)}`),
    }),
  );
  check(written);
  clashes(written, target, snapshot);
  const before = await counts(cwd, snapshot);
  if (!flags.acceptSmaller) refuseSmaller(flags.csl, written, before);
  replaceAll(written);

  const shown = (path: string): string => slashed(relative(cwd, path));
  const rows = written.map((w) =>
    [w.list, `${w.count} entries`, shown(w.path), before.has(w.list) ? `before: ${before.get(w.list)}` : ''].map((text) => ({
      text,
    })),
  );
  const others = [...csl.leftOut.values()].reduce((a, b) => a + b, 0);
  print(
    `Snapshot of ${snapshot}\n${table(rows)
      .map((l) => `  ${l}`)
      .join('\n')}\n${others > 0 ? `Left out: ${others} entries of ${csl.leftOut.size} lists of other agencies.\n` : ''}`,
  );
  for (const text of csl.notes) note(text);
  for (const [code, list] of CSL_LISTS) {
    if (!csl.parties.has(list)) note(`the file has no entry of the ${list} (${code}); that list stays as it is`);
  }
  if (!named) note(`earshot.json does not name ${shown(target)}; add it to "rulebooks" so that checks use it`);
  return EXIT.clean;
}

/** A list that is cut short clears the parties it lost, so one that has lost a quarter is taken only when the user says so. */
function refuseSmaller(file: string, written: readonly Written[], before: ReadonlyMap<string, number>): void {
  const problems = written.flatMap(({ list, count }) => {
    const old = before.get(list);
    return old !== undefined && count * 4 < old * 3
      ? [
          `${file}: the ${list} has ${count} entries in this file and had ${old} before; is the file whole? If it is, say --accept-smaller`,
        ]
      : [];
  });
  if (problems.length > 0) throw new UsageError(problems.join('\n'));
}

function readCsl(file: string, shown: string): Csl {
  if (!existsSync(file)) throw new UsageError(`${shown} does not exist`);
  const stat = statSync(file);
  if (stat.isFile() && stat.size > LARGEST)
    throw new UsageError(
      `${shown} is ${(stat.size / (1024 * 1024)).toFixed(0)} MB; at most ${LARGEST / (1024 * 1024)} MB are read`,
    );
  if (!stat.isFile()) throw new UsageError(`${shown} is ${stat.isDirectory() ? 'a folder, not a file' : 'not a regular file'}`);
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    throw new UsageError(`${shown} ${reason(error)}`);
  }
  try {
    return parseCsl(bytes, rulebookLoader().builtIn.countryAliases);
  } catch (error) {
    if (error instanceof CslError) throw new UsageError(error.problems.map((p) => `${shown}: ${p}`).join('\n'));
    throw error;
  }
}

async function targetFolder(to: string | undefined, cwd: string): Promise<{ target: string; named: boolean }> {
  const { config, folder: project } = await loadConfig(cwd, cwd);
  const names = (config.rulebooks ?? []).map(folderName).filter((f) => typeof f === 'string');
  if (to === undefined) {
    if (names.length === 1) return { target: join(project, names[0]!), named: true };
    throw new UsageError(
      names.length === 0
        ? 'where to? say --to FOLDER, or name a folder under "rulebooks" in earshot.json'
        : `earshot.json names ${names.join(', ')}; say which with --to FOLDER`,
    );
  }
  const target = resolve(cwd, to);
  if (!within(project, target) || target === project)
    throw new UsageError(
      `${to} is no folder below ${slashed(relative(cwd, project)) || 'the current one'}, where earshot.json can name it`,
    );
  return { target, named: names.some((n) => join(project, n) === target) };
}

/** One entry a line, as JSON, which YAML is too. */
function fileOf(list: ListName, snapshot: string, parties: readonly TListedParty[], source: string): string {
  const head = [
    `# ${parties.length} entries, read by \`earshot rulebook import\`. What the Bureau of Industry and Security prints governs.`,
    `cite: ${KNOWN_LISTS.get(list)!.cite}`,
    `source: ${JSON.stringify(source)}`,
    `verified: ${JSON.stringify(readIn(list, `${source.split(' (')[0]} ${snapshot}, a convenience copy`))}`,
    `list: ${list}`,
    `snapshot: '${snapshot}'`,
    'parties:',
  ];
  return `${[...head, ...parties.map((p) => `  - ${JSON.stringify(p)}`)].join('\n')}\n`;
}

/** The Entity List of the source has no field for footnotes. */
const readIn = (list: ListName, copy: string): TReadAgainst =>
  list === 'entity-list' ? { memory: `${copy}; footnotes inferred from the wording` } : { secondary: copy };

/** What is about to be written is read back first. */
function check(written: readonly Written[]): void {
  const made = compiler().compileRulebook(new Map(written.map((w) => [`lists/${basename(w.path)}`, w.text])));
  if (made.errors.length > 0) throw new Error(made.errors.map((e) => `${e.file}:${e.line}: ${e.message}`).join('\n'));
  for (const w of written) {
    const back = made.lists.find((l) => l.list === w.list);
    if (back?.parties.length !== w.count) throw new Error(`${w.list}: ${w.count} entries became ${back?.parties.length}`);
  }
}

/** Two snapshots of one list and day would contradict each other. */
function clashes(written: readonly Written[], target: string, snapshot: string): void {
  const folder = join(target, 'lists');
  if (!existsSync(folder) || !statSync(folder).isDirectory()) return;
  for (const name of readdirSync(folder).filter((n) => n.endsWith('.yaml'))) {
    const path = join(folder, name);
    if (written.some((w) => w.path === path)) continue;
    const read = readText(path);
    if (!('text' in read)) continue;
    const head = read.text.slice(0, 10_000);
    const list = /^list: *['"]?([a-z-]+)/m.exec(head)?.[1];
    const day = /^snapshot: *['"]?(\d{4}-\d{2}-\d{2})/m.exec(head)?.[1];
    if (day === snapshot && written.some((w) => w.list === list))
      throw new UsageError(
        `${slashed(relative(process.cwd(), path))} is a snapshot of the ${list} of ${snapshot} already; remove it, or say another --snapshot`,
      );
  }
}

/** How many entries each list has for the day as things stand. */
async function counts(cwd: string, snapshot: string): Promise<ReadonlyMap<string, number>> {
  const { config, folder: project } = await loadConfig(cwd, cwd);
  const { rulebook } = rulebookLoader().with(config.rulebooks ?? [], (folder) => readRulebookFolder(project, folder));
  // Those who have left, and lists of which only some entries are known, are nothing to compare with.
  const whole = listsOn(rulebook.partyLists, snapshot).filter((l: TPartyList) => l.partial !== true);
  return new Map(whole.map((l) => [l.list, l.parties.filter((p) => p.until === undefined).length]));
}

function replaceAll(written: readonly Written[]): void {
  try {
    replaceTogether(written, writeAll);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
    throw new UsageError(`the lists cannot be written: ${whyNotWritten(error)}`);
  }
}
