/** Validates and compiles folders of the user's own rulebooks; see further.ts. Host-free: files come as text. */
import { type CompiledRulebook, compileRulebook, type RulebookError } from './index.ts';
import type { CoreData, Section } from '../compiled.ts';
import { type Further, mergeCore, mergeLists } from '../load/further.ts';
import { FILE_KINDS, KINDS, kindOf, type Rules } from '../kinds.ts';
import { buildIndex } from '../../screening/build.ts';
import { indexText } from '../../screening/index-text.ts';
import { INVARIANTS, verifyRulebook } from '../audit/index.ts';
import { underCopy } from './copy.ts';
import type { Folder, Installed } from './installed.ts';

/** What a user's rulebook may hold. The rest is the regulation. */
const OWN = FILE_KINDS.filter((kind) => 'own' in KINDS[kind]);

export interface CompiledFurther {
  readonly further: readonly Further[];
  /** In the order of folders, files and lines; files with the name of their folder before them. */
  readonly errors: readonly RulebookError[];
  /** A section of the built-in rulebook, or what takes its place: names of added lists are looked up too. */
  section(section: Section): string;
  /** Each folder's own records, which know their places; those of a folder with errors are left out. */
  readonly compiled: readonly (CompiledRulebook & { readonly folder: string })[];
  /** The folder that is a copy of the regulation, where there is one. */
  readonly copy?: CompiledRulebook & Pick<Folder, 'folder'>;
}

/**
 * @param law the built-in rulebook
 * @param builtIn its sections
 */
export function compileFurther(all: readonly Folder[], law: Installed, builtIn: (section: Section) => string): CompiledFurther {
  const { base, read, rest: folders, copy, ...under } = underCopy(all, law, builtIn);
  const further: Further[] = [...under.further];
  const errors: RulebookError[] = [...under.errors];
  const compiled: (CompiledRulebook & { folder: string })[] = [];
  for (const { folder, files } of folders) {
    const made = compileRulebook(files);
    const foreign = forbidden(files);
    const own: RulebookError[] = [...foreign, ...made.errors.filter((e) => !foreign.some((f) => f.file === e.file))];
    if (own.length === 0) own.push(...collisions(made, base, further));
    if (own.length === 0) {
      const one = furtherOf(folder, made, files.has('edition.yaml'));
      const core = mergeCore(base.core, [...further, one]);
      const whole = { ...made, core, ccl: base.ccl, lists: mergeLists(base.lists, [...further, one]) };
      // Built-in records have no place here; what is wrong of them only together with these is told of the folder.
      own.push(
        ...verifyRulebook(
          whole,
          INVARIANTS.filter((i) => !i.regulationOnly),
        ).map((e) => (e.file === '?' ? { ...e, file: '' } : e)),
      );
      if (own.length === 0) {
        further.push(one);
        compiled.push({ ...made, folder });
      }
    }
    errors.push(...own.map((e) => ({ ...e, file: e.file === '' ? folder : `${folder}/${e.file}` })));
  }
  const lists = further.some((f) => f.lists.length > 0);
  return {
    further,
    errors,
    compiled,
    ...(copy && { copy }),
    section: (section) =>
      section === 'screening' && lists ? indexText(buildIndex(mergeLists(base.lists, further))) : read(section),
  };
}

const MAY_HOLD = OWN.map((kind) => KINDS[kind].place)
  .join(', ')
  .replace(/, ([^,]*)$/, ' and $1');

function forbidden(files: ReadonlyMap<string, string>): RulebookError[] {
  return [...files.keys()].sort().flatMap((file) => {
    const kind = kindOf(file);
    if (kind === undefined || OWN.includes(kind)) return [];
    return [
      {
        file,
        line: 1,
        message: `this part of the rulebook is the regulation, which a rulebook of your own cannot change; it may hold ${MAY_HOLD}`,
      },
    ];
  });
}

/** Ids stay apart, so that a report's ids lead to one fact. */
function collisions(made: CompiledRulebook, { core }: Installed, before: readonly Further[]): RulebookError[] {
  const errors: RulebookError[] = [];
  const complain = (fact: object, message: string): void => {
    const at = made.origin(fact);
    errors.push({ file: at?.file ?? '', line: at?.line ?? 1, message });
  };
  for (const kind of OWN) {
    const { own = {}, rules = {} } = KINDS[kind] as { own?: Record<string, string>; rules?: Record<string, Rules> };
    for (const [name, called] of Object.entries(own)) {
      const taken = new Set([core, ...before.map((f) => f.core)].flatMap((c) => namesIn(c, name, rules).map(([id]) => id)));
      for (const [id, fact] of namesIn(made.core, name, rules))
        if (taken.has(id)) complain(fact, `${called} ${id} exists already; give it a name of its own`);
    }
  }
  for (const g of made.core.groups)
    if (/^[A-E]/.test(g.group))
      complain(
        g,
        `${g.group}: the groups of supplement no. 1 to part 740 are the regulation; give a list of your own a name in small letters`,
      );
  for (const s of made.core.scopes)
    complain(
      s,
      `${s.id}: a scope belongs to rows of the Commerce Control List, which a rulebook of your own cannot change; write a requirement`,
    );
  return errors;
}

/** The records of a collection by what names them. */
function namesIn(core: Partial<CoreData>, name: string, rules: Readonly<Record<string, Rules>>): [string, object][] {
  const records = core[name as keyof CoreData] as
    | readonly Record<string, string>[]
    | Readonly<Record<string, object>>
    | undefined;
  if (records === undefined) return [];
  if (!Array.isArray(records)) return Object.entries(records);
  const key = rules[name]?.id;
  return records.map((r: Record<string, string>) => [(key === undefined ? (r['group'] ?? r['name']) : r[key])!, r]);
}

function furtherOf(folder: string, { core, lists }: CompiledRulebook, dated: boolean): Further {
  const names = OWN.filter((kind) => kind !== 'edition').flatMap((kind) => Object.keys(KINDS[kind].collections));
  const own = Object.fromEntries([...names, 'days'].map((name) => [name, core[name as keyof CoreData]]));
  return { folder, ...(dated ? { version: core.version } : {}), core: own as Partial<CoreData>, lists };
}
