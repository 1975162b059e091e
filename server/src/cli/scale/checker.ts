/** Some files checked together, and what was found for each as plain data. */
import type { Hash } from '../../project/hash.ts';
import { version } from '../../project/installed.ts';
import { sourcesOf } from '../../report/input.ts';
import { type Recorded, recorded } from '../../report/recorded.ts';
import { check } from '../../workspace/check.ts';
import { pathsIn, reachOf } from '../../workspace/closure.ts';
import { fixesInReport } from '../../workspace/fixes.ts';
import { createProgram, type Program, type SourceFile } from '../../workspace/program.ts';
import type { Plan } from '../open-program.ts';
import type { AnswersKept, Needs, Texts } from './answers-kept.ts';

export interface TextRead {
  readonly hash: string;
  readonly lines: number;
}

export interface Found {
  readonly records: readonly Recorded[];
  readonly read: readonly (readonly [file: string, text: TextRead])[];
  /** What could not be read. */
  readonly problems: readonly string[];
}

interface With {
  readonly kept: AnswersKept | undefined;
  readonly needs: Needs;
  readonly hash: Hash;
}

export class Checker {
  private readonly plan: Pick<Plan, 'host' | 'rulebook' | 'options' | 'problems'>;
  private readonly by: With;
  /** What these files share with those before is not read again. */
  private before: Program | undefined;
  /** A file that could not be read is another one than an empty one. */
  private readonly unreadable = new Set<string>();

  constructor(plan: Checker['plan'], by: With) {
    this.plan = plan;
    this.by = by;
  }

  check(names: readonly string[]): Found {
    const { rulebook, options, problems } = this.plan;
    const { kept, needs } = this.by;
    const host = { ...this.plan.host, readFile: (file: string) => this.readFile(file) };
    const program = createProgram(names, host, rulebook, this.before);
    this.before = program;
    const { parts } = check(program, names, options);
    const read = new Map([...program.files.values()].map((f) => [f.file, this.textOf(f)]));
    const input = {
      tool: { name: 'earshot', version },
      rulebook,
      source: sourcesOf(program.files),
      shown: (file: string) => file,
    } as const;
    const records = parts.map((part) => {
      const own = recorded(part, input, {
        determinations: needs.determinations,
        proof: options.explain === true,
        ...(needs.fixes && { fixes: (said) => fixesInReport(program, { parts: [part], ...said }, options.fallbackDate) }),
      });
      kept?.keep(part.file, this.closure(part.file, program, read), own);
      return own;
    });
    if (kept)
      for (const file of program.files.values())
        if (file.text.includes('import')) kept.keepImports(read.get(file.file)!.hash, pathsIn(file));
    kept?.write();
    return { records, read: [...read], problems: problems.splice(0) };
  }

  private textOf({ text }: SourceFile): TextRead {
    return { hash: this.by.hash(text), lines: linesIn(text) };
  }

  private readFile(file: string): ReturnType<Plan['host']['readFile']> {
    const text = this.plan.host.readFile(file);
    if (text === undefined) this.unreadable.add(file);
    else this.unreadable.delete(file);
    return text;
  }

  /** With what it imports and is not there. */
  private closure(file: string, { files }: Program, read: ReadonlyMap<string, TextRead>): Texts {
    const found = reachOf(file, files, this.plan.host.rootOf);
    return new Map(
      [...found].map(([name, source]) => [name, !source || this.unreadable.has(name) ? null : read.get(name)!.hash]),
    );
  }
}

export function linesIn(text: string): number {
  let lines = 1;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines++;
  return lines;
}
