import { expect, it } from 'vitest';
import { linkedEditing } from '../../server/src/ide/linked-editing.ts';
import { CURSOR, fixture } from './fixture.ts';

const linked = (spec: string, others = {}): string[] | undefined => {
  const { view, offset } = fixture(spec, others);
  return linkedEditing(view, offset)?.map(({ start, end }) => `${start} ${spec.replace(CURSOR, '').slice(start, end)}`);
};

it('takes a name and its uses in the one file that has them', () =>
  expect(linked('party b┆ {}\nparty c { owned-by b 51% }')).toEqual(['6 b', '30 b']));

it('takes none where another file uses the name, or declares it', () => {
  expect(linked('party b┆ {}', { 'o.earshot': 'import "./main.earshot"\nparty c { owned-by b 51% }' })).toBeUndefined();
  expect(linked('import "./o.earshot"\nparty c { owned-by b┆ 51% }', { 'o.earshot': 'party b {}' })).toBeUndefined();
});

it('takes none where there is no name', () => expect(linked('party b { country C┆N }')).toBeUndefined());
