/** Opens the rulebook as it is written: the built-in YAML that every installation holds, and the project's own folders. */
import { join, relative, resolve } from 'node:path';
import type { CompiledRulebook, RulebookError } from '../rulebook/compile/index.ts';
import { loadRulebook } from '../rulebook/load/index.ts';
import type { Book, Placed } from '../workspace/book.ts';
import { type Compiler, folderName } from '../workspace/rulebooks.ts';
import {
  compiler,
  installedBefore,
  installedFacts as installedFactsText,
  installedSection,
  installedSource,
} from './installed.ts';
import { slashed } from './paths.ts';
import { readRulebookFolder } from './rulebook-folder.ts';

/**
 * @param names of the folders, as `earshot.json` has them
 * @param project the folder of `earshot.json`
 * @param from what paths are told from
 */
export function openBookOf(names: readonly string[], project: string, from: string): Book {
  const made = compiler();
  const errors: RulebookError[] = [];
  const folders: { folder: string; files: ReadonlyMap<string, string> }[] = [];
  for (const name of names) {
    const folder = folderName(name);
    const text = typeof folder === 'string' ? readRulebookFolder(project, folder) : { problem: folder.error };
    if ('files' in text) folders.push({ folder: folder as string, files: text.files });
    else errors.push({ file: 'earshot.json', line: 1, message: `rulebooks: ${name} ${text.problem}` });
  }
  const own = made.compileFurther(folders, made.installed(installedSection, installedBefore), installedSection);
  errors.push(...own.errors);
  const shown = (file: string): string => slashed(relative(from, resolve(project, file)));
  const { copy } = own;
  const facts = copy ? made.writtenFacts(copy).map((f) => ({ ...f, file: shown(join(copy.folder, f.file)) })) : installedFacts();
  for (const one of own.compiled)
    for (const fact of made.writtenFacts(one)) facts.push({ ...fact, file: shown(join(one.folder, fact.file)) });
  return {
    compiler: made,
    rulebook: loadRulebook((section) => own.section(section), own.further),
    errors: errors.map((e) => ({ ...e, file: shown(e.file) })),
    facts,
    ...(copy && { copy: { shown: shown(copy.folder), files: folders.find((f) => f.folder === copy.folder)!.files } }),
  };
}

/** As the build wrote them down, so that showing one does not compile all of the YAML. */
export const installedFacts = (): Placed[] => JSON.parse(installedFactsText()) as Placed[];

/** The built-in rulebook compiled anew from its YAML, to verify it. */
export const compileBuiltIn = (made: Compiler): CompiledRulebook => made.compileRulebook(installedSource());
