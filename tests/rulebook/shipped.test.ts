import { describe, expect, it } from 'vitest';
import { INVARIANTS, verifyRulebook } from '../../server/src/rulebook/audit/index.ts';
import { compiled } from '../support/compiled.ts';

describe('of the rulebook that is shipped', () => {
  it.each(INVARIANTS.map((i) => [i.title, i] as const))('%s', (_, invariant) => {
    expect(verifyRulebook(compiled, [invariant]).map((e) => `server/rulebook/${e.file}:${e.line}: ${e.message}`)).toEqual([]);
  });
});
