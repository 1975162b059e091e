/** The bounds that docs/screening.md states, on the lists that are shipped. `npm run bench -- screening` prints the figures. */
import { describe, expect, test } from 'vitest';
import { damages, random } from '../../bench/screening/damage.ts';
import { ordinaryNames } from '../../bench/screening/ordinary.ts';
import { rulebook } from '../support/rulebook.ts';
import { oneIn } from '../support/runs.ts';

const entities = rulebook.partyLists.findIndex((l) => l.list === 'entity-list');
const parties = rulebook.partyLists[entities]!.parties;

describe('listed names are found again', () => {
  // One in three, where it is not the long run.
  test.each(Object.entries(damages))('%s: 99 of 100', (kind, damage) => {
    const next = random(23);
    const bracket = kind.startsWith('bracket');
    let asked = 0;
    let found = 0;
    const ask = (name: string, owner: string): void => {
      const damaged = damage(name, next);
      if (damaged === undefined) return;
      asked++;
      if (rulebook.parties.look(damaged, []).hits.some((h) => h.entry.name === owner)) found++;
    };
    // Few names have a bracket: all of them, other names too.
    if (bracket)
      for (const l of rulebook.partyLists)
        for (const p of l.parties) for (const n of [p.name, ...(p.aliases ?? [])]) ask(n, p.name);
    else for (const { name } of oneIn(3, parties)) if (!name.startsWith('Address ')) ask(name, name);
    if (bracket) expect(asked).toBeGreaterThan(200);
    expect(found / asked).toBeGreaterThanOrEqual(0.99);
  });
});

test('ordinary names are left alone: at most 1 of 100 is near', () => {
  const names = ordinaryNames(2000);
  const near = names.filter((o) => rulebook.parties.look(o.name, [o.country]).hits.length > 0);
  expect(near.length / names.length).toBeLessThanOrEqual(0.01);
});
