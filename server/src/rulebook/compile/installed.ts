/** What rulebooks of the user's own are compiled over: the built-in one, as records; and their folders as text. */
import type { CclVersions, CoreData, ListsData, Section } from '../compiled.ts';
import { coreOf } from '../load/core.ts';
import type { Before } from './before.ts';

/** A folder as it was read: its name in `earshot.json`, and its YAML files by their path in it. */
export interface Folder {
  readonly folder: string;
  readonly files: ReadonlyMap<string, string>;
}

/** The built-in rulebook as compiled records, without their places in its YAML. */
export interface Installed {
  readonly core: CoreData;
  readonly ccl: ReadonlyMap<string, CclVersions>;
  readonly lists: ListsData;
  /** What the build has read of its YAML, where it is kept. */
  readonly before?: ReadBefore;
}

export type ReadBefore = (() => Before) | undefined;

export function installed(read: (section: Section) => string, before?: ReadBefore): Installed {
  const { '': _, ...entries } = JSON.parse(read('ccl')) as Record<string, CclVersions>;
  return {
    core: coreOf(read('core')),
    ccl: new Map(Object.entries(entries)),
    lists: JSON.parse(read('lists')) as ListsData,
    ...(before && { before }),
  };
}
