/** `earshot init`: what is not there is written, what is there stays as it is. */
import { existsSync, lstatSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { configFolder, configPath } from '../project/config-file.ts';
import { slashed, SPEC_ENDING } from '../project/paths.ts';
import { whyNotWritten } from '../project/replace.ts';
import { note, print } from './console.ts';
import { UsageError } from './failure.ts';
import { CONFIG, GITHUB, GITLAB, GITLAB_INCLUDE, SPEC } from './init-files.ts';

export type Ci = 'github' | 'gitlab';

export function init(folder: string, ci: Ci | undefined): void {
  const at = resolve(folder);
  const shown = (path: string): string => slashed(relative(process.cwd(), path));
  /** False where there is one. */
  const write = ({ path, text }: typeof SPEC): boolean => {
    const file = join(at, path);
    const written = attempt(shown(file), () => {
      mkdirSync(dirname(file), { recursive: true });
      // Made here, or there already: nobody's file is opened to be written over.
      if (lstatSync(file, { throwIfNoEntry: false })) return false;
      writeFileSync(file, text, { flag: 'wx' });
      return true;
    });
    if (!written) {
      note(`${shown(file)} is there already, and stays as it is`);
      return false;
    }
    print(`${shown(file)}\n`);
    return true;
  };
  if (ci === 'github') {
    write(GITHUB);
    note('it runs npm ci: make earshot a dev dependency of this repository (docs/ci.md)');
  } else if (ci === 'gitlab') {
    write(GITLAB);
    if (!write(GITLAB_INCLUDE)) note(`add to it: include: { local: ${GITLAB.path} }`);
    note('it runs npm ci: make earshot a dev dependency of this repository (docs/ci.md)');
  } else starter(at, write, shown);
}

/** A first spec where there is none, and the configuration where none holds. */
function starter(at: string, write: (file: typeof SPEC) => boolean, shown: (path: string) => string): void {
  const specs = specsIn(at, shown(at));
  const config = configFolder(at);
  if (config === undefined) write(CONFIG);
  else note(`${shown(configPath(config))} is there already, and holds here`);
  if (specs.length === 0) write(SPEC);
  else note(`${specs[0]} is there already: no first spec is needed`);
  const spec = shown(join(at, specs[0] ?? SPEC.path));
  note(`next: earshot check ${spec}`);
}

/** None where the folder is yet to be made. */
function specsIn(folder: string, shown: string): string[] {
  return attempt(shown, () => (existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(SPEC_ENDING)) : []));
}

function attempt<T>(what: string, run: () => T): T {
  try {
    return run();
  } catch (error) {
    throw new UsageError(`cannot write ${what}: ${whyNotWritten(error)}`);
  }
}
