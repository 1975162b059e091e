/** Safe fixes of many findings at once: those that touch the same text wait for the next round. */
import type { Diagnostic } from '../base/diagnostic.ts';
import type { Edit, FileEdits, Fix, Specs } from '../rules/fix.ts';
import { safeFixesOf } from './fixes.ts';

export interface FixedAll {
  /** By file, in order. */
  readonly edits: ReadonlyMap<string, readonly Edit[]>;
  /** What was done, in the order of the findings. */
  readonly done: readonly { readonly finding: Diagnostic; readonly fix: Fix }[];
}

/** The first safe fix of each finding, as far as its edits touch none before. Only files that `may` be changed are. */
export function fixAll(findings: readonly Diagnostic[], specs: Specs, may: (file: string) => boolean): FixedAll {
  const edits = new Map<string, Edit[]>();
  const done: { finding: Diagnostic; fix: Fix }[] = [];
  for (const finding of findings) {
    const fix = safeFixesOf(finding, specs)[0];
    if (!fix) continue;
    const wanted = fix.edits();
    if (!wanted.every((w) => w.made === undefined && may(w.file) && free(w, edits.get(w.file) ?? []))) continue;
    for (const w of wanted) edits.set(w.file, [...(edits.get(w.file) ?? []), ...w.edits]);
    done.push({ finding, fix });
  }
  return { edits, done };
}

/** Those that only touch wait too: two that insert at one place would stand in an order nobody chose. */
const free = (wanted: FileEdits, taken: readonly Edit[]): boolean =>
  wanted.edits.every((e) => taken.every((t) => e.end < t.start || t.end < e.start));
