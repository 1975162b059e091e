/** `--changed REF`: the specs that differ from a commit, or rest on something that does. What git cannot speak for has changed. */
import { existsSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { configPath } from '../project/config-file.ts';
import { real, slashed, within } from '../project/paths.ts';
import { reachOf } from '../workspace/closure.ts';
import { createProgram, type Host } from '../workspace/program.ts';
import { note } from './console.ts';
import { UsageError } from './failure.ts';
import type { Repository } from './git.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';

interface Plan {
  readonly root: string;
  /** That of the configuration. */
  readonly folder: string;
  readonly rulebook: Rulebook;
  readonly rulebookTexts: readonly (readonly [folder: string, files: ReadonlyMap<string, string>])[];
  readonly host: Host;
  readonly names: readonly string[];
  readonly problems: string[];
  path(file: string): string;
}

/** The same plan for the specs that have changed. @param besides files that every answer rests on, absolute */
export async function changedOf<P extends Plan>(plan: P, ref: string, besides: readonly string[]): Promise<P> {
  const { changedSince } = await import('./git.ts');
  const repository = changedSince(ref, plan.root);
  if (typeof repository === 'string') throw new UsageError(`--changed: ${repository}`);
  const differs = differing(repository);
  const told = plan.problems.length;
  const program = createProgram(plan.names, plan.host, plan.rulebook);
  // What is checked is read again, and what cannot be read told then.
  plan.problems.length = told;
  const configs = [...repository.changed]
    .filter((path) => basename(path) === 'earshot.json')
    .map((path) => dirname(join(repository.top, path)));
  const all = rest(plan, besides).some(differs) || ruled(plan, repository);
  const names = plan.names.filter((name) => {
    const own = real(plan.path(name));
    return (
      all ||
      configs.some((folder) => within(folder, own)) ||
      [...reachOf(name, program.files).keys()].some((file) => differs(plan.path(file)))
    );
  });
  note(`${names.length} of ${plan.names.length} specs changed since ${ref}`);
  return { ...plan, names };
}

/** The configuration and the user's own rulebooks: what they say, every spec is judged by. */
function rest({ folder, rulebookTexts }: Plan, besides: readonly string[]): string[] {
  const rulebooks = rulebookTexts.flatMap(([name, files]) => [...files.keys()].map((file) => join(folder, name, file)));
  return [configPath(folder), ...besides].filter((path) => existsSync(path)).concat(rulebooks);
}

/** Is something gone from a rulebook's folder? */
const ruled = ({ folder, rulebookTexts }: Plan, { top, changed }: Repository): boolean =>
  rulebookTexts.some(([name]) => [...changed].some((path) => within(real(join(folder, name)), join(top, path))));

/** By the file itself, and by every link on the way to it: one that leads elsewhere now brings another text. */
function differing({ top, changed, tracked }: Repository): (path: string) => boolean {
  const below = (path: string): string | undefined => (within(top, path) ? slashed(relative(top, path)) : undefined);
  return (path) => {
    const own = below(real(path));
    if (own === undefined || changed.has(own) || !tracked.has(own)) return true;
    const written = below(path);
    if (written === undefined || written === own) return false;
    const parts = written.split('/');
    const steps = parts.map((_, i) => parts.slice(0, i + 1).join('/'));
    return steps.some((step) => changed.has(step)) || !steps.some((step) => tracked.has(step));
  };
}
