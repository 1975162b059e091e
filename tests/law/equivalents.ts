/** Damages that no specification can notice, read and listed one by one in equivalents.txt: their ids, each with its reason. */
import { readFileSync } from 'node:fs';

export function equivalents(): ReadonlyMap<string, string> {
  const lines = readFileSync(new URL('equivalents.txt', import.meta.url), 'utf8').split('\n');
  return new Map(
    lines
      .filter((l) => l !== '' && !l.startsWith('#'))
      .map((l) => {
        const [id, reason] = l.split(' | ');
        if (!reason) throw new Error(`equivalents.txt: no reason for ${l}`);
        return [id!, reason];
      }),
  );
}
