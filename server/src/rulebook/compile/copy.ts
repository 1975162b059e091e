/**
 * A folder of the user's that is a copy of the regulation as it is built in and says of some facts what they were read against, for a newer
 * edition has changed it. In nothing else may it differ.
 */
import type { Further } from '../load/further.ts';
import type { Section } from '../compiled.ts';
import { verifyRulebook } from '../audit/index.ts';
import { provenance } from '../audit/provenance.ts';
import { FILE_KINDS, KINDS, kindOf } from '../kinds.ts';
import { type CompiledRulebook, compileRulebook, type RulebookError } from './index.ts';
import type { Folder, Installed } from './installed.ts';

export interface UnderCopy {
  /** The regulation with what the copy says of its facts. */
  readonly base: Installed;
  readonly read: (section: Section) => string;
  /** The folders that are no copy. */
  readonly rest: readonly Folder[];
  /** The copy, as reports name it; empty where there is none. */
  readonly further: readonly Further[];
  readonly copy?: CompiledRulebook & Pick<Folder, 'folder'>;
  readonly errors: readonly RulebookError[];
}

/** @param base the regulation as it is built in */
export function underCopy(folders: readonly Folder[], base: Installed, read: (section: Section) => string): UnderCopy {
  const copies = folders.filter(({ files }) => isCopy(files));
  const rest = folders.filter((f) => !copies.includes(f));
  const none = { base, read, rest, further: [] };
  const [first, second] = copies;
  if (!first) return { ...none, errors: [] };
  const { folder, files } = first;
  if (second)
    return {
      ...none,
      errors: [{ file: second.folder, line: 1, message: `is a copy of the regulation, and so is ${folder}; name one of them` }],
    };
  const made = compileRulebook(files, base.before?.());
  const unlike = made.errors.length > 0 ? made.errors : differences(made, base);
  const errors = unlike.length > 0 ? unlike : verifyRulebook(made, [provenance]);
  if (errors.length > 0) return { ...none, errors: errors.map((e) => ({ ...e, file: `${folder}/${e.file}` })) };
  return {
    base: { core: made.core, ccl: made.ccl, lists: made.lists },
    read: (section) => (section === 'screening' ? read(section) : made.section(section)),
    rest,
    further: [{ folder, core: {}, lists: [] }],
    copy: { ...made, folder },
    errors: [],
  };
}

/** All of it is there that a rulebook of the user's own may not hold. */
function isCopy(files: ReadonlyMap<string, string>): boolean {
  const kinds = new Set([...files.keys()].map(kindOf));
  return FILE_KINDS.every((kind) => 'own' in KINDS[kind] || kinds.has(kind));
}

/** The first record of each collection that is another. */
function differences(made: CompiledRulebook, base: Installed): RulebookError[] {
  const pairs: (readonly [string, unknown, unknown])[] = [
    ...Object.entries(made.core)
      .filter(([name]) => !SAYS_WHAT_WAS_READ.has(name))
      .map(([name, is]) => [name, is, base.core[name as keyof typeof base.core]] as const),
    ['the Commerce Control List', [...made.ccl.values()].flat(), [...base.ccl.values()].flat()],
    ['the lists of parties', made.lists, base.lists],
  ];
  return pairs.flatMap(([name, is, was]) => {
    if (same(is, was)) return [];
    const index = Array.isArray(is) && Array.isArray(was) ? is.findIndex((r, i) => !same(r, was[i])) : -1;
    const record = index < 0 ? undefined : (is as readonly unknown[])[index];
    const at = typeof record === 'object' && record !== null ? made.origin(record) : undefined;
    return [
      {
        file: at?.file ?? '',
        line: at?.line ?? 1,
        message: `differs from the regulation as it is built in (${name}) in more than \`verified\`: a rulebook of your own cannot change it, and a copy of another version is to be made anew`,
      },
    ];
  });
}

const SAYS_WHAT_WAS_READ: ReadonlySet<string> = new Set(['chartSource', 'chartRead']);

/** Most of it is the same in `verified` too. */
const same = (is: unknown, was: unknown): boolean => JSON.stringify(is) === JSON.stringify(was) || bare(is) === bare(was);
const bare = (value: unknown): string => JSON.stringify(value, (key, v: unknown) => (key === 'verified' ? undefined : v));
