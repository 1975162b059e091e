/** Entries of the Commerce Control List against the days on which rules brought or took them: what classifies the day before, and that day. */
import { day } from '../../grammar/src/text/date.ts';
import { dayBefore, product, productName, seller, table } from './tables.ts';
import type { Unit } from './units.ts';

/** `2023-11-17 | 3D992 -3B090`: what came and what left on the day. */
export function entryUnits(): Unit[] {
  return table('entries-over-time.txt').flatMap(({ name: on, words }) =>
    words.map((word): Unit => {
      const entry = word.replace('-', '');
      const sell = seller([product(entry, ['DE'])]);
      const classifies = (sold: ReturnType<typeof sell>): boolean =>
        (sold.get(`${productName(entry)}@DE`)?.classification.effective ?? null) !== null;
      return {
        id: `entries-over-time.txt ${on} ${word}`,
        about: entry,
        only: (section, words) => section === 'ccl' && words.includes(entry),
        run: (rulebook) => {
          const was = classifies(sell(rulebook, dayBefore(on)));
          const is = classifies(sell(rulebook, day(on)));
          return is === !word.startsWith('-') && was !== is ? undefined : `${entry} classifies: ${was}, from ${on} ${is}`;
        },
      };
    }),
  );
}
