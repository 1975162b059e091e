/**
 * What was found for a file, kept under all that it rests on: its text and those of what it imports, by their names; the build with its
 * rulebook; the user's own rulebooks; the options. Nothing else bears on it, so what is found there is what a check would find.
 */
import type { Hash } from '../../project/hash.ts';
import { build } from '../../project/installed.ts';
import type { Recorded } from '../../report/recorded.ts';
import type { Store } from '../../project/store.ts';
import type { Plan } from '../open-program.ts';

/** Hash of the text; null where no file is there or it cannot be read. */
export type Texts = ReadonlyMap<string, string | null>;

export interface Needs {
  /** Determinations, beside the findings. */
  readonly determinations: boolean;
  readonly fixes: boolean;
}

/** The user's own rulebooks, as plain data. */
export const ownRulebooks = ({ rulebookTexts }: Pick<Plan, 'rulebookTexts'>): unknown =>
  rulebookTexts.map(([folder, files]) => [folder, ...files]);

/** All that bears on every file alike. */
export const environment = (plan: Pick<Plan, 'rulebookTexts' | 'options'>, hash: Hash): string =>
  hash(JSON.stringify([build(), ownRulebooks(plan), Object.entries(plan.options).sort()]));

export class AnswersKept {
  private readonly store: Store;
  private readonly hash: Hash;
  private readonly env: string;
  private readonly needs: Needs;
  private readonly importsKept = new Set<string>();

  /** @param env as `environment` has it */
  constructor(store: Store, hash: Hash, env: string, needs: Needs) {
    this.store = store;
    this.hash = hash;
    this.env = env;
    this.needs = needs;
  }

  /** The paths that a text imports, as they are written. */
  importsIn(textHash: string): readonly string[] | undefined {
    const text = this.store.get(this.hash(`imports ${this.env} ${textHash}`));
    return text === undefined ? undefined : (JSON.parse(text) as string[]);
  }

  keepImports(textHash: string, paths: readonly string[]): void {
    // What many import is met with each of them.
    if (this.importsKept.has(textHash)) return;
    this.importsKept.add(textHash);
    this.store.put(this.hash(`imports ${this.env} ${textHash}`), JSON.stringify(paths));
  }

  /** @param closure of the file, itself among them */
  of(file: string, closure: Texts): Recorded | undefined {
    const found = this.store.get(this.key('found', file, closure));
    if (found === undefined) return undefined;
    const record = JSON.parse(found) as Omit<Recorded, 'determinations'>;
    if (!this.needs.determinations) return { ...record, determinations: [] };
    const determined = this.store.get(this.key('determined', file, closure));
    return determined === undefined
      ? undefined
      : { ...record, determinations: JSON.parse(determined) as Recorded['determinations'] };
  }

  keep(file: string, closure: Texts, { determinations, ...found }: Recorded): void {
    if (this.needs.determinations) this.store.put(this.key('determined', file, closure), JSON.stringify(determinations));
    this.store.put(this.key('found', file, closure), JSON.stringify(found));
  }

  /** Writes what was kept since it was last asked to. */
  write(): void {
    this.store.write();
  }

  private key(what: string, file: string, closure: Texts): string {
    const texts = [...closure].sort(([a], [b]) => (a < b ? -1 : 1));
    return this.hash(JSON.stringify([what, what === 'found' && this.needs.fixes, this.env, file, texts]));
  }
}
