/** What holds of every determination, held of every worked case and sample: each is determined once for all of it. */
import { describe, expect, it } from 'vitest';
import { determined, WAYS, written } from '../differential/specs.ts';
import { long } from '../support/runs.ts';
import { asks, decision, sameStrictly } from './told.ts';

describe('in every worked case and sample', () => {
  const paths = [...written.keys()];
  const plain = new Map(paths.map((path) => [path, determined(written, path)]));

  it.each(WAYS)('decided = proven, and undetermined means that something is missing: %j', (asked) => {
    const turn = WAYS.indexOf(asked);
    for (const [n, path] of paths.entries()) {
      // The long run asks of each in every way, the short one in two of them.
      if (!long && n % WAYS.length !== turn && (n + 1) % WAYS.length !== turn) continue;

      const all = Object.keys(asked).length === 0 ? plain.get(path)! : determined(written, path, asked);
      for (const [i, d] of all.entries()) {
        asks(d, path);
        if (long || all.length < 40 || i % 17 === 0) expect(decision(d), `${path} ${d.id}`).toEqual(d.apart().decision);
      }
      if (asked.strict) sameStrictly(plain.get(path)!, all, path);
    }
  });
});
