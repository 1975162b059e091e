/** `earshot rulebook audit --facts FOLDER`: a copy of the rulebook in which what has to be read again is marked as carried. Whole or not at all. */
import {
  chmodSync,
  closeSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  type Stats,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { visible } from '../../base/visible.ts';
import { cited } from '../../ecfr/paragraph.ts';
import { compiler, installedBefore, installedSource } from '../../project/installed.ts';
import { whyNotWritten } from '../../project/replace.ts';
import { type Covered, isUnread } from '../../rulebook/attestation.ts';
import type { EditionsAudit } from '../../rulebook/editions/reached.ts';
import type { Book, Placed } from '../../workspace/book.ts';
import { note, writeAll } from '../console.ts';
import { UsageError } from '../failure.ts';

/** Paragraphs that a mark names. */
const MOST_NAMED = 4;

/** Nothing that is there already is written over. */
export function refuseTaken(folder: string): void {
  const refuse = (why: string): never => {
    throw new UsageError(`--facts ${folder} ${why}; name a folder that is not there yet`);
  };
  let stat: Stats | undefined;
  try {
    stat = lstatSync(resolve(folder), { throwIfNoEntry: false });
    if (stat?.isDirectory() && readdirSync(folder).length > 0) refuse('is there already, and not empty');
  } catch (error) {
    if (error instanceof UsageError) throw error;
    refuse(`cannot be written: ${whyNotWritten(error)}`);
  }
  if (stat?.isSymbolicLink()) refuse('is a link');
  if (stat && !stat.isDirectory()) refuse('is a file, not a folder');
}

/** @param newer the name of the newer edition */
export function writeCopy(book: Book, audit: EditionsAudit, newer: string, folder: string): void {
  const why = reasons(audit, newer);
  const source = book.copy?.files ?? installedSource();
  const { compileRulebook, markCarried, saidOf, writtenFacts } = compiler();
  const compiled = compileRulebook(source, installedBefore());
  // Facts of the user's own rulebooks stand in files that are not copied.
  const prefix = book.copy ? `${book.copy.shown}/` : '';
  const facts = writtenFacts(compiled);
  const reasonOf = (f: Placed): string | undefined => why.get(keyOf({ ...f, file: prefix + f.file }));
  const marked = facts.filter((f) => reasonOf(f) !== undefined);
  if (why.size > marked.length)
    note(`${why.size - marked.length} of the facts to be read again stand in rulebooks of your own, which are not copied`);
  if (marked.length === 0) return note(`no fact of the regulation has to be read again, so ${folder} is not written`);
  const marks = marked.map((f) => ({ record: f.record, verified: saidOf(f), why: reasonOf(f)! }));
  const files = new Map([...source, ...markCarried(compiled, source, marks)]);
  const made = compileRulebook(files, compiled);
  if (made.errors.length > 0) throw new Error(made.errors.map((e) => `${e.file}:${e.line}: ${e.message}`).join('\n'));
  const others = writtenFacts(made).filter((f, i) => isMarked(f) !== (isMarked(facts[i]!) || marked.includes(facts[i]!)));
  if (others.length > 0) throw new Error(`marked amiss: ${others.map((f) => `${f.kind} ${f.id}`).join(', ')}`);
  try {
    write(resolve(folder), files);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
    throw new UsageError(`--facts ${folder} cannot be written: ${whyNotWritten(error)}`);
  }
  const [are, them] = marked.length === 1 ? ['fact is', 'it'] : ['facts are', 'them'];
  note(
    `written: ${folder}, a copy of the rulebook; ${marked.length} ${are} marked as carried until somebody has read ${them} again`,
  );
  note('name that folder under "rulebooks" in earshot.json, and every check tells what rests on them');
}

/** Why each fact has to be read again, by its place. */
function reasons({ changes }: EditionsAudit, newer: string): ReadonlyMap<string, string> {
  const paragraphs = new Map<string, string[]>();
  for (const { change, facts } of changes)
    for (const { fact } of facts) {
      const known = paragraphs.get(keyOf(fact)) ?? [];
      paragraphs.set(keyOf(fact), [...known, `${cited(change.at)} ${change.kind}`]);
    }
  const more = (all: readonly string[]): string => (all.length > MOST_NAMED ? ` and ${all.length - MOST_NAMED} more` : '');
  return new Map(
    [...paragraphs].map(([key, all]) => [key, visible(`${all.slice(0, MOST_NAMED).join('; ')}${more(all)} in ${newer}`)]),
  );
}

const keyOf = ({ kind, id, file, line }: Placed): string => JSON.stringify([kind, id, file, line]);
const isMarked = (f: Placed): boolean => isUnread(f.record as Covered);

/** Beside its place first, so that it is there whole or not at all. */
function write(folder: string, files: ReadonlyMap<string, string>): void {
  mkdirSync(dirname(folder), { recursive: true });
  const beside = mkdtempSync(join(dirname(folder), `.${basename(folder)}-`));
  try {
    for (const [file, text] of files) {
      mkdirSync(dirname(join(beside, file)), { recursive: true });
      const fd = openSync(join(beside, file), 'wx');
      try {
        writeAll(fd, text);
      } finally {
        closeSync(fd);
      }
    }
    // An empty folder of the name gives way; one that has been filled meanwhile does not.
    if (lstatSync(folder, { throwIfNoEntry: false })) rmdirSync(folder);
    chmodSync(beside, 0o777 & ~process.umask());
    renameSync(beside, folder);
  } catch (error) {
    rmSync(beside, { recursive: true, force: true });
    throw error;
  }
}
