/** Answers for an assistant in the editor: by the engine that answers the editor itself, of the texts as they stand in it. */
import { posix } from 'node:path';
import type { CancellationToken } from 'vscode-languageserver';
import picomatch from 'picomatch';
import type { Day } from '../../../grammar/src/text/date.ts';
import { openBookOf } from '../project/book.ts';
import { fingerprint } from '../project/fingerprint.ts';
import { proposalIn } from '../project/proposal.ts';
import { LEAVES } from '../project/read.ts';
import type { Asked, CheckedSpecs, Desk } from '../report/assistant/desk.ts';
import type { DiffInput } from '../report/diff/input.ts';
import { nothingToRead, notOpened, Refusal, switchedOff } from '../report/assistant/refusal.ts';
import type { Book } from '../workspace/book.ts';
import { type History, historiesOf } from '../workspace/diff/answer-history.ts';
import { underProposal, wholeFrom } from '../workspace/diff/proposal.ts';
import { leversIn } from '../workspace/levers.ts';
import type { Proposed } from '../workspace/rulebooks.ts';
import type { Folder } from './folder.ts';
import { type Group, Groups, reportOf, Turns } from './groups.ts';
import type { Server } from './server.ts';

export class EditorDesk implements Desk {
  private readonly server: Server;
  private readonly folder: Folder;
  private readonly turns: Turns;

  constructor(server: Server, folder: Folder, token: CancellationToken) {
    this.server = server;
    this.folder = folder;
    this.turns = new Turns(server, token);
  }

  async check(asked: Asked): Promise<CheckedSpecs> {
    const groups = this.groups(asked);
    if (asked.alone) groups.one();
    return {
      report: await reportOf(groups.all, this.folder, this.turns),
      notRead: groups.left,
      levers: (some) => leversIn(some, (file) => groups.all.find((g) => g.files.includes(file))!),
    };
  }

  async compare(asked: Asked, from: Day, to: Day): ReturnType<Desk['compare']> {
    const groups = this.groups(asked);
    const { program, files, options } = groups.one();
    const { rulebook } = program;
    if (from < rulebook.from) throw new Refusal(`The rulebook begins on ${rulebook.from}; the law of ${from} is not in it.`);
    const histories = [];
    for (const file of files) {
      histories.push(...historiesOf(program.files.get(file)!.model, rulebook, from, to, options));
      await this.turns.next();
    }
    return { input: this.inputOf(groups.one(), { mode: 'dates', from, to }, histories), notRead: groups.left };
  }

  async propose(asked: Asked, reform: string, day: Day | undefined): ReturnType<Desk['propose']> {
    const groups = this.groups(asked);
    const { program, files, options } = groups.one();
    const { rulebook } = program;
    const own = { names: rulebook.further.map((f) => f.folder), project: this.folder.project(files[0]!)!.folder };
    const proposed = this.proposal(reform, own);
    const on = day ?? wholeFrom(proposed) ?? this.today();
    if (on < rulebook.from) throw new Refusal(`The rulebook begins on ${rulebook.from}; the law of ${on} is not in it.`);
    const histories: History[] = [];
    for (const file of files) {
      histories.push(...underProposal(program.files.get(file)!.model, rulebook, proposed, on, options));
      await this.turns.next();
    }
    const { title, changes } = proposed;
    const compared = {
      mode: 'proposal' as const,
      on,
      folder: reform,
      ...(title !== undefined && { title }),
      operations: changes,
    };
    return { input: this.inputOf(groups.one(), compared, histories), notRead: groups.left };
  }

  private proposal(reform: string, own: { readonly names: readonly string[]; readonly project: string }): Proposed {
    const base = this.folder.place;
    const name = relativeName(reform);
    if (base === undefined || name === undefined) throw new Refusal(`${reform} is outside this folder; it is not read.`);
    const judged = this.folder.projectOf(`${name}/reform.yaml`);
    if (judged?.config.assistant !== true) throw new Refusal(switchedOff(judged ? this.folder.configOf(judged) : 'earshot.json'));
    const proposed = proposalIn({ base, name, shown: reform }, own);
    if ('problem' in proposed) throw new Refusal(proposed.problem);
    return proposed;
  }

  private inputOf({ program, files }: Group, compared: DiffInput['compared'], histories: readonly History[]): DiffInput {
    return {
      tool: { name: 'earshot', version: this.server.version },
      rulebook: program.rulebook,
      compared,
      histories,
      gone: [],
      files: files.length,
      location: (at) => {
        const start = program.files.get(at.file)?.lines.position(at.start) ?? { line: 0, character: 0 };
        return { file: this.folder.nameOf(at.file), line: start.line + 1, column: start.character + 1 };
      },
    };
  }

  async book(): Promise<Book> {
    const { folder: at, config, mistakes } = this.project();
    if (mistakes.length > 0) throw new Refusal(mistakes.join('\n'));
    const book = openBookOf(config.rulebooks ?? [], at, at);
    if (book.errors.length > 0) throw new Refusal(book.errors.map((e) => `${e.file}:${e.line}: ${e.message}`).join('\n'));
    return book;
  }

  today(): Day {
    return this.server.today();
  }

  readonly fingerprint = fingerprint;

  /** That of the folder, which has opened it to assistants. */
  private project() {
    const project = this.folder.project();
    if (project?.config.assistant !== true) throw new Refusal(switchedOff('earshot.json'));
    return project;
  }

  /** The specs that are meant, as they are to be checked, and those that may not be read. */
  private groups(asked: Asked): Groups {
    this.project();
    const { folder } = this;
    const { asOf, codified, strict, strictDates, explain } = asked;
    const groups = new Groups(folder, this.today(), {
      ...(asOf !== undefined && { fallbackDate: asOf }),
      ...(codified !== undefined && { codified }),
      ...(strict !== undefined && { strict }),
      ...(strictDates !== undefined && { strictDates }),
      ...(explain !== undefined && { explain }),
    });
    const closed = new Map<string, number>();
    for (const file of this.named(asked.paths)) {
      const project = folder.project(file);
      if (folder.leaves(file)) groups.left.push(`${folder.nameOf(file)} ${LEAVES}`);
      else if (project?.config.assistant !== true) {
        const at = project ? folder.configOf(project) : 'earshot.json';
        closed.set(at, (closed.get(at) ?? 0) + 1);
      } else groups.add(file);
    }
    groups.left.push(...notOpened(closed));
    if (groups.all.length === 0) throw nothingToRead(groups.left);
    return groups;
  }

  /** Specs by name, by folder or by glob, from the folder that is open; each once, in order. */
  private named(paths: readonly string[] = ['.']): string[] {
    const specs = this.folder.specs();
    const found = new Set<string>();
    const over: ((name: string) => boolean)[] = [];
    for (const given of paths) {
      if (given.startsWith('!')) {
        over.push(picomatch(given.slice(1), { dot: true }));
        continue;
      }
      const name = relativeName(given);
      if (name === undefined) throw new Refusal(`${given} is outside this folder; it is not read.`);
      const matches = name === '.' ? () => true : picomatch([name, `${name}/**`], { dot: true });
      const own = specs.filter((path) => {
        const from = this.folder.nameOf(path);
        return from === name || from.startsWith(`${name}/`) || matches(from);
      });
      if (own.length === 0) throw new Refusal(`No spec of this folder is ${given}.`);
      for (const path of own) found.add(path);
    }
    return [...found].filter((path) => !over.some((matches) => matches(this.folder.nameOf(path)))).sort();
  }
}

/** A path from the folder that is open; undefined for one that leads out of it. */
function relativeName(given: string): string | undefined {
  const name = posix.normalize(given.replaceAll('\\', '/')).replace(/\/$/, '');
  return posix.isAbsolute(name) || /^[A-Za-z]:/.test(name) || name.split('/').includes('..') ? undefined : name;
}
