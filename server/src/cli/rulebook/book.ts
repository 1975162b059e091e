/** The rulebook as it is written: the built-in YAML that every installation holds, and the project's own folders. */
import { join, relative, resolve } from 'node:path';
import type { CompiledRulebook, RulebookError } from '../../rulebook/compile/index.ts';
import type { FactKind, WrittenFact } from '../../rulebook/compile/facts.ts';
import { loadRulebook } from '../../rulebook/load/index.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';
import { inForceOn } from '../../rulebook/days.ts';
import { type Compiler, folderName } from '../../workspace/rulebooks.ts';
import { loadConfig } from '../load-config.ts';
import { UsageError } from '../failure.ts';
import { compiler, installedFacts as installedFactsText, installedSection, installedSource } from '../../project/installed.ts';
import { readRulebookFolder } from '../../project/rulebook-folder.ts';
import { slashed } from '../../project/paths.ts';

/** A fact and where it stands: in the built-in rulebook, or with the user's folder before its path. */
export type Placed = WrittenFact;

export interface Book {
  readonly compiler: Compiler;
  /** Everything together, as a check uses it. */
  readonly rulebook: Rulebook;
  /** Complaints about files of the user's, with the path from the current folder. */
  readonly errors: readonly RulebookError[];
  readonly facts: readonly Placed[];
}

export async function openBook(): Promise<Book> {
  const cwd = process.cwd();
  const { config, folder: project } = await loadConfig(cwd, cwd);
  const made = compiler();
  const errors: RulebookError[] = [];
  const folders: { folder: string; files: ReadonlyMap<string, string> }[] = [];
  for (const name of config.rulebooks ?? []) {
    const folder = folderName(name);
    const text = typeof folder === 'string' ? readRulebookFolder(project, folder) : { problem: folder.error };
    if ('files' in text) folders.push({ folder: folder as string, files: text.files });
    else errors.push({ file: 'earshot.json', line: 1, message: `rulebooks: ${name} ${text.problem}` });
  }
  const own = made.compileFurther(folders, made.installed(installedSection), installedSection);
  errors.push(...own.errors);
  const shown = (file: string): string => slashed(relative(cwd, resolve(project, file)));
  const facts = installedFacts();
  for (const one of own.compiled)
    for (const fact of made.writtenFacts(one)) facts.push({ ...fact, file: shown(join(one.folder, fact.file)) });
  return {
    compiler: made,
    rulebook: loadRulebook((section) => own.section(section), own.further),
    errors: errors.map((e) => ({ ...e, file: shown(e.file) })),
    facts,
  };
}

/** As the build wrote them down, so that showing one does not compile all of the YAML. */
export const installedFacts = (): Placed[] => JSON.parse(installedFactsText()) as Placed[];

/** The built-in rulebook compiled anew from its YAML, to verify it. */
export const compileBuiltIn = (made: Compiler): CompiledRulebook => made.compileRulebook(installedSource());

/** For the verbs that answer from the book: a broken folder of the user's is told, not passed over. */
export async function openSoundBook(): Promise<Book> {
  const book = await openBook();
  if (book.errors.length > 0) throw new UsageError(book.errors.map((e) => `${e.file}:${e.line}: ${e.message}`).join('\n'));
  return book;
}

/** A fact for programs; keys that do not apply are left out. */
export function factJson(fact: Placed, day?: string): Record<string, unknown> {
  const { kind, id, title, rule, cite, source, verified, states, from, until, published, compliance, note, file, line } = fact;
  return {
    kind,
    id,
    title,
    rule,
    from,
    until,
    published,
    compliance,
    ...(day !== undefined && { inForce: inForceOn(fact, day) }),
    cite,
    source,
    verified: verified && { ...verified, state: states },
    note,
    file,
    line,
  };
}

export type { FactKind };
