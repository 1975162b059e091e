import { covers, day } from '../../../../grammar/src/text/date.ts';
import type { Invariant } from './invariant.ts';
import type { TLevel } from '../schema/index.ts';

export const levels: Invariant = {
  id: 'levels',
  title: 'Every place has one de minimis level on each day: one level names places, another is for all the rest',
  check({ core }, complain) {
    const days = new Set(core.levels.flatMap((l) => [l.from ?? core.from, ...(l.until === undefined ? [] : [l.until])]));
    if (core.levels.length === 0) return;
    for (const on of days) {
      const held = core.levels.filter((l) => covers(day(on), l.from, l.until));
      const rest = held.filter((l) => leftOut(l) !== undefined);
      const named = held.filter((l) => leftOut(l) === undefined).flatMap((l) => places(l));
      const last = core.levels.at(-1)!;
      if (rest.length !== 1) complain(rest[1] ?? last, `${rest.length} de minimis levels are for the rest of the world on ${on}`);
      else
        for (const wrong of unlike(named, leftOut(rest[0]!)!))
          complain(rest[0]!, `${wrong} has none of the de minimis levels, or two, on ${on}`);
    }
  },
};

const places = ({ destination: d }: TLevel): readonly string[] => (Array.isArray(d) ? d : d.of);

/** Of a level for the whole world but some places: those. */
function leftOut(level: TLevel): readonly string[] | undefined {
  if (!places(level).includes('worldwide')) return undefined;
  return Array.isArray(level.destination) ? [] : level.destination.except;
}

/** What does not stand once in each. */
function unlike(a: readonly string[], b: readonly string[]): string[] {
  const count = (list: readonly string[], of: string): number => list.filter((x) => x === of).length;
  return [...new Set([...a, ...b])].filter((x) => count(a, x) !== 1 || count(b, x) !== 1);
}
