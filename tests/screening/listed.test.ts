/** The bounds that docs/screening.md states, on the lists that are shipped. `npm run bench -- screening` prints the figures. */
import { describe, expect, test } from 'vitest';
import { damages, random } from '../../bench/screening/damage.ts';
import { ordinaryNames } from '../../bench/screening/ordinary.ts';
import { compiled, rulebook } from '../support/rulebook.ts';

const entities = compiled.lists.findIndex((l) => l.list === 'entity-list');
const parties = compiled.lists[entities]!.parties;

describe('listed names are found again', () => {
  // One in three, so that the suite stays quick.
  test.each(Object.entries(damages))('%s: 99 of 100', (_, damage) => {
    const next = random(23);
    let asked = 0;
    let found = 0;
    for (let i = 0; i < parties.length; i += 3) {
      const { name } = parties[i]!;
      if (name.startsWith('Address ')) continue;
      asked++;
      const { hits } = rulebook.parties.look(damage(name, next), []);
      if (hits.some((h) => h.entry.name === name)) found++;
    }
    expect(found / asked).toBeGreaterThanOrEqual(0.99);
  });
});

test('ordinary names are left alone: at most 1 of 100 is near', () => {
  const names = ordinaryNames(2000);
  const near = names.filter((o) => rulebook.parties.look(o.name, [o.country]).hits.length > 0);
  expect(near.length / names.length).toBeLessThanOrEqual(0.01);
});
