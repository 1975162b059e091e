/** `earshot rulebook show`. */
import { lookedUp, showJson, showText } from '../../report/rulebook/show.ts';
import { today } from '../../project/clock.ts';
import { print } from '../console.ts';
import { EXIT, UsageError } from '../failure.ts';
import type { RulebookFlags } from './flags.ts';
import { openSoundBook } from './book.ts';

export async function show(id: string, flags: RulebookFlags): Promise<number> {
  const book = await openSoundBook();
  const answer = lookedUp(book, id);
  if (typeof answer === 'string') throw new UsageError(answer);
  const day = flags.asOf ?? today();
  print(flags.format === 'json' ? `${JSON.stringify(showJson(book, answer, id, day), null, 2)}\n` : showText(book, answer, day));
  return EXIT.clean;
}
