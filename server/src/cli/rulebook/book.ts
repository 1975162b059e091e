/** The rulebook of the current folder's project, as it is written. */
import { openBookOf } from '../../project/book.ts';
import type { Book } from '../../workspace/book.ts';
import { UsageError } from '../failure.ts';
import { loadConfig } from '../load-config.ts';

export async function openBook(): Promise<Book> {
  const cwd = process.cwd();
  const { config, folder } = await loadConfig(cwd, cwd);
  return openBookOf(config.rulebooks ?? [], folder, cwd);
}

/** For what answers from the book: a broken folder of the user's is told, not passed over. */
export async function openSoundBook(): Promise<Book> {
  const book = await openBook();
  if (book.errors.length > 0) throw new UsageError(book.errors.map((e) => `${e.file}:${e.line}: ${e.message}`).join('\n'));
  return book;
}
