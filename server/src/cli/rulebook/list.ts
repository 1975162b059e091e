/** `earshot rulebook list`. */
import { kindsOf, listJson, listLines, wantedFacts } from '../../report/rulebook/list.ts';
import { table } from '../../report/table.ts';
import { print } from '../console.ts';
import { EXIT, UsageError } from '../failure.ts';
import type { ListFlags } from './flags.ts';
import { openSoundBook } from './book.ts';

export async function list(words: readonly string[], { kind, asOf, format }: ListFlags): Promise<number> {
  const book = await openSoundBook();
  const wanted = wantedFacts(book, { kind, words, asOf });
  if (typeof wanted === 'string') throw new UsageError(wanted);
  if (format === 'json') {
    print(`${JSON.stringify(listJson(book, wanted, asOf), null, 2)}\n`);
    return EXIT.clean;
  }
  if (kind === undefined && words.length === 0) {
    const { version, from, through } = book.rulebook;
    const rows = kindsOf(book, wanted).map((k) => [{ text: k.kind }, { text: String(k.facts) }, { text: k.title }]);
    print(
      `${table([[{ text: 'Kind' }, { text: 'Facts' }, { text: 'What it holds' }], ...rows]).join('\n')}\n\n` +
        `${wanted.length} facts. Rulebook ${version} (${from} to ${through}).\nearshot rulebook list --kind KIND lists the facts of a kind, earshot rulebook list WORDS those that speak of something.\n`,
    );
    return EXIT.clean;
  }
  if (wanted.length === 0) {
    print('No fact of the rulebook holds that.\n');
    return EXIT.clean;
  }
  print(`${listLines(wanted).join('\n')}\n\n${wanted.length} ${wanted.length === 1 ? 'fact' : 'facts'}.\n`);
  return EXIT.clean;
}
