/** Answers for an assistant from the disk: as the command line gives them, of specs below one folder that its project has opened to assistants. */
import { realpathSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import type { Day } from '../../../../grammar/src/text/date.ts';
import { visible } from '../../base/visible.ts';
import { configFolder, configPath } from '../../project/config-file.ts';
import { today } from '../../project/clock.ts';
import { fingerprint } from '../../project/fingerprint.ts';
import { proposalIn } from '../../project/proposal.ts';
import { LEAVES } from '../../project/read.ts';
import { slashed, within } from '../../project/paths.ts';
import type { Asked, CheckedSpecs, Desk } from '../../report/assistant/desk.ts';
import { nothingToRead, notOpened, Refusal, switchedOff } from '../../report/assistant/refusal.ts';
import type { Book } from '../../workspace/book.ts';
import { leversIn } from '../../workspace/levers.ts';
import { againstProposal, betweenDates } from '../diff-run.ts';
import { findSpecs } from '../files.ts';
import { loadConfig } from '../load-config.ts';
import { openProgram, type Request, runCheck } from '../open-program.ts';
import { openSoundBook } from '../rulebook/book.ts';
import { runChecks } from '../several.ts';

/** Throws a `UsageError` where the configuration is broken. */
export async function checkSwitchedOn(): Promise<void> {
  const cwd = process.cwd();
  const { config, folder } = await loadConfig(cwd, cwd);
  if (config.assistant !== true) throw new Refusal(switchedOff(slashed(relative(cwd, configPath(folder)))));
}

export const desk: Desk = {
  async check(asked): Promise<CheckedSpecs> {
    const { files, left } = await readable(asked.paths);
    const session = await (asked.alone ? runCheck : runChecks)(requestOf(asked, files));
    const { report, problems } = session;
    return {
      report,
      notRead: [...left, ...problems],
      levers: (determinations) => leversIn(determinations, () => session),
    };
  },

  async compare(asked, from, to) {
    const { files, left } = await readable(asked.paths);
    const opened = await openProgram(requestOf(asked, files));
    return { input: betweenDates(opened, { from, to }), notRead: [...left, ...opened.problems] };
  },

  async propose(asked, folder, on) {
    const { files, left } = await readable(asked.paths);
    const cwd = process.cwd();
    if (!within(cwd, resolve(cwd, folder)) || folder !== visible(folder))
      throw new Refusal(`${folder} is outside this folder; it is not read.`);
    const shut = await closedBy(join(resolve(cwd, folder), 'reform.yaml'), cwd);
    if (shut !== undefined) throw new Refusal(switchedOff(shut));
    const opened = await openProgram(requestOf(asked, files));
    const { config, folder: project } = opened;
    const own = { names: config.rulebooks ?? [], project };
    const proposed = proposalIn({ base: cwd, name: relative(cwd, resolve(cwd, folder)), shown: folder }, own);
    if ('problem' in proposed) throw new Refusal(proposed.problem);
    return { input: againstProposal(opened, proposed, folder, on), notRead: [...left, ...opened.problems] };
  },

  async book(): Promise<Book> {
    await checkSwitchedOn();
    return openSoundBook();
  },

  today: (): Day => today(),
  fingerprint,
};

const requestOf = ({ asOf, codified, strict, strictDates, explain }: Asked, paths: readonly string[]): Request => ({
  paths,
  ...(asOf !== undefined && { asOf }),
  ...(codified !== undefined && { codified }),
  ...(strict !== undefined && { strict }),
  ...(strictDates !== undefined && { strictDates }),
  ...(explain !== undefined && { explain }),
  showProgress: false,
});

interface Readable {
  /** By their paths from the current folder. */
  readonly files: readonly string[];
  /** What may not be read, a line each. */
  readonly left: readonly string[];
}

/** The specs that are meant, without those outside of the folder and those whose own project has not opened them to assistants. */
async function readable(paths: readonly string[] = ['.']): Promise<Readable> {
  await checkSwitchedOn();
  const cwd = process.cwd();
  const root = realpathSync(cwd);
  for (const path of paths) {
    if (visible(path) !== path) throw new Refusal(`The path ${path} holds characters that are not seen.`);
    if (!path.startsWith('!') && !within(cwd, resolve(cwd, path)))
      throw new Refusal(`${path} is outside this folder; it is not read.`);
  }
  const found = await findSpecs(paths, cwd);
  const left = [...found.problems];
  const files: string[] = [];
  const closed = new Map<string, number>();
  for (const file of found.files) {
    const name = slashed(relative(cwd, file));
    const shut = await closedBy(file, cwd);
    if (!within(cwd, file) || !within(root, realpathSync(file))) left.push(`${name} ${LEAVES}`);
    else if (shut === undefined) files.push(name);
    else closed.set(shut, (closed.get(shut) ?? 0) + 1);
  }
  left.push(...notOpened(closed));
  if (files.length === 0) throw nothingToRead(left);
  return { files, left };
}

/** The `earshot.json` of a file that does not let assistants read it. */
async function closedBy(file: string, cwd: string): Promise<string | undefined> {
  const folder = configFolder(dirname(file));
  if (folder === undefined) return undefined;
  const { config } = await loadConfig(dirname(file), cwd);
  return config.assistant === true ? undefined : slashed(relative(cwd, configPath(folder)));
}
