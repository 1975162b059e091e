/** A spec of parties, plants, parts and a product typed from nothing, and texts at random. */
import { describe, expect, it } from 'vitest';
import { endsAsFresh, SPEC, typed } from '../lsp/typed.ts';

describe('a spec typed from nothing', () => {
  it.each([
    ['pulled', { pulls: true }],
    ['pushed', { pulls: false }],
  ] as const)(
    '%s: an error at fewer than one key in ten',
    async (_, how) => {
      const fast = await typed(SPEC, 150, how);
      const slow = await typed(SPEC, 1000, how);
      const percent = (x: number) => `${(100 * x).toFixed(1)} %`;
      console.log(`${_}: keys with an error at 150 ms a key ${percent(fast)}, at 1,000 ms ${percent(slow)}`);
      expect(fast).toBeLessThan(0.1);
      expect(slow).toBeGreaterThan(0.5);
    },
    120_000,
  );
});

it.each([3, 4])('whatever is written, in the end all of it is shown that a fresh check finds (%i)', endsAsFresh);
