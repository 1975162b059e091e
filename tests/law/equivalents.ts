/** Damages that no specification can notice, read and listed in equivalents.txt: their ids, each with its reason. */
import { readFileSync } from 'node:fs';

export interface Equivalents {
  /** Why the damage changes nothing. */
  get(id: string): string | undefined;
  /** Lines that speak of none of these. */
  idle(ids: Iterable<string>): string[];
}

/** A line that ends in `*` speaks for each damage whose id begins as it does. */
export function equivalents(): Equivalents {
  const lines = readFileSync(new URL('equivalents.txt', import.meta.url), 'utf8').split('\n');
  const said = new Map(
    lines
      .filter((l) => l !== '' && !l.startsWith('#'))
      .map((l) => {
        const [id, reason] = l.split(' | ');
        if (!reason) throw new Error(`equivalents.txt: no reason for ${l}`);
        return [id!, reason];
      }),
  );
  const families = [...said.keys()].filter((id) => id.endsWith('*')).map((id) => id.slice(0, -1));
  const lineOf = (id: string): string | undefined => {
    if (said.has(id)) return id;
    const family = families.find((f) => id.startsWith(f));
    return family === undefined ? undefined : `${family}*`;
  };
  return {
    get(id) {
      const line = lineOf(id);
      return line === undefined ? undefined : said.get(line);
    },
    idle(ids) {
      const used = new Set([...ids].map(lineOf));
      return [...said.keys()].filter((line) => !used.has(line));
    },
  };
}
