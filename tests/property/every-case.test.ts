/** What holds of every determination, held of every worked case and sample: each is determined once for all of it. */
import { describe, expect, it } from 'vitest';
import { determined, WAYS, written } from '../differential/specs.ts';
import { long } from '../support/runs.ts';
import { asks, decision, sameStrictly } from './told.ts';

describe('in every worked case and sample', () => {
  const plain = new Map([...written.keys()].map((path) => [path, determined(written, path)]));

  it.each(WAYS)('decided = proven, and undetermined means that something is missing: %j', (asked) => {
    for (const path of written.keys()) {
      const all = Object.keys(asked).length === 0 ? plain.get(path)! : determined(written, path, asked);
      for (const [i, d] of all.entries()) {
        asks(d, path);
        if (long || all.length < 40 || i % 17 === 0) expect(decision(d), `${path} ${d.id}`).toEqual(d.apart().decision);
      }
      if (asked.strict) sameStrictly(plain.get(path)!, all, path);
    }
  });
});
