/** Specs of one folder, gathered by what they are checked by and how; and those that are left out, with the reason. */
import type { CancellationToken } from 'vscode-languageserver';
import type { Day } from '../../../grammar/src/text/date.ts';
import { Refusal } from '../report/assistant/refusal.ts';
import { type FreshReport, sourcesOf } from '../report/input.ts';
import { type CheckOptions, checking } from '../workspace/check.ts';
import { byName, combined, type Part } from '../workspace/parts.ts';
import type { Program } from '../workspace/program.ts';
import type { Folder } from './folder.ts';
import type { Server } from './server.ts';

/** Specs of one rulebook, checked alike. */
export interface Group {
  readonly program: Program;
  readonly options: CheckOptions;
  readonly files: string[];
}

export class Groups {
  readonly all: Group[] = [];
  /** A line each. */
  readonly left: string[] = [];
  private readonly folder: Folder;
  private readonly today: Day;
  private readonly asked: Partial<CheckOptions>;

  /** @param asked over what the project says */
  constructor(folder: Folder, today: Day, asked: Partial<CheckOptions>) {
    this.folder = folder;
    this.today = today;
    this.asked = asked;
  }

  add(file: string): void {
    const { folder } = this;
    const name = folder.nameOf(file);
    if (folder.oversize(file) !== undefined) return void this.left.push(`${name} is larger than earshot.maxFileSize`);
    const { program, resolved, mistakes } = folder.read(file, this.today, true);
    // The command line goes no further than a mistake in a project's settings or rulebooks.
    if (mistakes.length > 0) throw new Refusal(mistakes.join('\n'));
    if (!program.files.has(file)) return void this.left.push(`${name} cannot be read`);
    const options: CheckOptions = { ...resolved.options, ...this.asked };
    const key = JSON.stringify(options);
    const known = this.all.find((g) => g.program === program && JSON.stringify(g.options) === key);
    if (known) known.files.push(file);
    else this.all.push({ program, options, files: [file] });
  }

  /** What is asked is answered by one configuration. */
  one(): Group {
    if (this.all.length > 1)
      throw new Refusal('Several earshot.json judge these specs, each otherwise: ask of their folders apart.');
    return this.all[0]!;
  }
}

/** All of them checked, as one report. */
export async function reportOf(groups: readonly Group[], folder: Folder, turns: Turns): Promise<FreshReport> {
  const parts: Part[] = [];
  for (const { program, files, options } of groups) parts.push(...(await turns.through(checking(program, files, options))).parts);
  const { determinations, diagnostics, summary } = combined(parts.sort(byName));
  const { program } = groups[0]!;
  return {
    tool: { name: 'earshot', version: turns.server.version },
    rulebook: program.rulebook,
    determinations,
    diagnostics,
    summary,
    source: sourcesOf(new Map(groups.flatMap((g) => [...g.program.files]))),
    shown: (file) => folder.nameOf(file),
  };
}

/** Milliseconds that nothing else is let in. */
const SLICE = 5;

/** Long work by turns: between two slices what has arrived is let in, and what is not wanted any more ends. */
export class Turns {
  readonly server: Server;
  private readonly token: CancellationToken;

  constructor(server: Server, token: CancellationToken) {
    this.server = server;
    this.token = token;
  }

  async next(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
    this.server.stillWanted(this.token);
  }

  /** @param each told of the last step before others are let in */
  async through<S, T>(steps: Generator<S, T>, each?: (step: S) => void): Promise<T> {
    for (let since = performance.now(); ; ) {
      const step = steps.next();
      if (step.done) return step.value;
      if (performance.now() - since < SLICE) continue;
      each?.(step.value);
      await this.next();
      since = performance.now();
    }
  }
}
