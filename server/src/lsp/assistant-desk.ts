/** Answers for an assistant in the editor: by the engine that answers the editor itself, of the texts as they stand in it. */
import { posix } from 'node:path';
import type { CancellationToken } from 'vscode-languageserver';
import picomatch from 'picomatch';
import type { Day } from '../../../grammar/src/text/date.ts';
import { openBookOf } from '../project/book.ts';
import { fingerprint } from '../project/fingerprint.ts';
import { LEAVES } from '../project/read.ts';
import type { Asked, CheckedSpecs, Desk } from '../report/assistant/desk.ts';
import { nothingToRead, notOpened, Refusal, switchedOff } from '../report/assistant/refusal.ts';
import { type FreshReport, sourcesOf } from '../report/input.ts';
import type { Book } from '../workspace/book.ts';
import { type CheckOptions, checking } from '../workspace/check.ts';
import { historiesOf } from '../workspace/diff/answer-history.ts';
import { leversIn } from '../workspace/levers.ts';
import { byName, combined, type Part } from '../workspace/parts.ts';
import type { Program } from '../workspace/program.ts';
import type { Folder } from './folder.ts';
import type { Server } from './server.ts';

/** Specs of one rulebook, checked alike. */
interface Group {
  readonly program: Program;
  readonly options: CheckOptions;
  readonly files: string[];
}

export class EditorDesk implements Desk {
  private readonly server: Server;
  private readonly folder: Folder;
  private readonly token: CancellationToken;

  constructor(server: Server, folder: Folder, token: CancellationToken) {
    this.server = server;
    this.folder = folder;
    this.token = token;
  }

  async check(asked: Asked): Promise<CheckedSpecs> {
    const { groups, left } = this.groups(asked);
    if (asked.alone) one(groups);
    const parts: Part[] = [];
    for (const { program, files, options } of groups)
      parts.push(...(await this.inSteps(checking(program, files, options))).parts);
    const { determinations, diagnostics, summary } = combined(parts.sort(byName));
    const { program } = groups[0]!;
    const report: FreshReport = {
      tool: { name: 'earshot', version: this.server.version },
      rulebook: program.rulebook,
      determinations,
      diagnostics,
      summary,
      source: sourcesOf(new Map(groups.flatMap((g) => [...g.program.files]))),
      shown: (file) => this.folder.nameOf(file),
    };
    return {
      report,
      notRead: left,
      levers: (some) => leversIn(some, (file) => groups.find((g) => g.files.includes(file))!),
    };
  }

  async compare(asked: Asked, from: Day, to: Day): ReturnType<Desk['compare']> {
    const { groups, left } = this.groups(asked);
    const { program, files, options } = one(groups);
    const { rulebook } = program;
    if (from < rulebook.from) throw new Refusal(`The rulebook begins on ${rulebook.from}; the law of ${from} is not in it.`);
    const histories = [];
    for (const file of files) {
      histories.push(...historiesOf(program.files.get(file)!.model, rulebook, from, to, options));
      await this.turn();
    }
    return {
      input: {
        tool: { name: 'earshot', version: this.server.version },
        rulebook,
        compared: { mode: 'dates', from, to },
        histories,
        gone: [],
        files: files.length,
        location: (at) => {
          const start = program.files.get(at.file)?.lines.position(at.start) ?? { line: 0, character: 0 };
          return { file: this.folder.nameOf(at.file), line: start.line + 1, column: start.character + 1 };
        },
      },
      notRead: left,
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
  private groups(asked: Asked): { groups: readonly Group[]; left: readonly string[] } {
    this.project();
    const { folder } = this;
    const left: string[] = [];
    const groups: Group[] = [];
    const closed = new Map<string, number>();
    for (const file of this.named(asked.paths)) {
      const name = folder.nameOf(file);
      const project = folder.project(file);
      if (folder.leaves(file)) left.push(`${name} ${LEAVES}`);
      else if (project?.config.assistant !== true) {
        const at = project ? folder.configOf(project) : 'earshot.json';
        closed.set(at, (closed.get(at) ?? 0) + 1);
      } else if (folder.oversize(file) !== undefined) left.push(`${name} is larger than earshot.maxFileSize`);
      else this.add(groups, file, asked, left);
    }
    left.push(...notOpened(closed));
    if (groups.length === 0) throw nothingToRead(left);
    return { groups, left };
  }

  private add(groups: Group[], file: string, asked: Asked, left: string[]): void {
    const { program, resolved, mistakes } = this.folder.read(file, this.today(), true);
    // The command line goes no further than a mistake in a project's settings or rulebooks.
    if (mistakes.length > 0) throw new Refusal(mistakes.join('\n'));
    if (!program.files.has(file)) return void left.push(`${this.folder.nameOf(file)} cannot be read`);
    const { asOf, codified, strict, strictDates, explain } = asked;
    const options: CheckOptions = {
      ...resolved.options,
      ...(asOf !== undefined && { fallbackDate: asOf }),
      ...(codified !== undefined && { codified }),
      ...(strict !== undefined && { strict }),
      ...(strictDates !== undefined && { strictDates }),
      ...(explain !== undefined && { explain }),
    };
    const key = JSON.stringify(options);
    const known = groups.find((g) => g.program === program && JSON.stringify(g.options) === key);
    if (known) known.files.push(file);
    else groups.push({ program, options, files: [file] });
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
      const name = posix.normalize(given.replaceAll('\\', '/')).replace(/\/$/, '');
      if (posix.isAbsolute(name) || /^[A-Za-z]:/.test(name) || name.split('/').includes('..'))
        throw new Refusal(`${given} is outside this folder; it is not read.`);
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

  /** Lets in what has arrived. */
  private async turn(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
    this.server.stillWanted(this.token);
  }

  private async inSteps<T>(steps: Generator<undefined, T>): Promise<T> {
    for (let since = performance.now(); ; ) {
      const step = steps.next();
      if (step.done) return step.value;
      if (performance.now() - since < SLICE) continue;
      await this.turn();
      since = performance.now();
    }
  }
}

/** Milliseconds that nothing else is let in. */
const SLICE = 5;

/** What is asked is answered by one configuration. */
function one(groups: readonly Group[]): Group {
  if (groups.length > 1) throw new Refusal('Several earshot.json judge these specs, each otherwise: ask of their folders apart.');
  return groups[0]!;
}
