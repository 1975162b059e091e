import { describe, expect, it } from 'vitest';
import { goesIntoIt, itGoesInto, partAt } from '../../server/src/ide/parts.ts';
import { fixture } from './fixture.ts';

const OTHERS = {
  'parts.earshot': 'input lens "A lens" {\n  origin JP\n  value 20 USD\n  contains coating\n}\ninput coating { value 5 USD }',
};
const SPEC = `import "./parts.earshot"
product scanner {
  value 1_000 USD
  incorporates 2 lens
  incorporates lens at 15 USD
  bundles driver
}
input driver { value 10 EUR }
input kit { incorporates lens }
`;

function at(marked: string) {
  const { view, offset, text } = fixture(marked, OTHERS);
  const part = partAt(view, offset)!;
  const told = (all: ReturnType<typeof goesIntoIt>) =>
    all.map((j) => [j.part.name, j.part.at.file, j.detail, j.at.map((a) => text(a).split(' ')[0])]);
  return {
    part,
    down: () => told(goesIntoIt(view.program, part.at.file, part.name)),
    up: () => told(itGoesInto(view.program, part.at.file, part.name)),
  };
}

describe('the bill of materials', () => {
  it('down: what goes into it, with quantity, value and share where one currency says them', () => {
    expect(at(SPEC.replace('product scanner', 'product scan┆ner')).down()).toEqual([
      ['lens', 'parts.earshot', 'incorporates 2 × 20 USD, 4 % and incorporates 15 USD, 1.5 %', ['incorporates', 'incorporates']],
      ['driver', 'main.earshot', 'bundles 10 EUR', ['bundles']],
    ]);
  });

  it('up: what it goes into, across files', () => {
    expect(at(SPEC.replace('2 lens', '2 le┆ns')).up()).toEqual([
      ['kit', 'main.earshot', 'incorporates 20 USD', ['incorporates']],
      [
        'scanner',
        'main.earshot',
        'incorporates 2 × 20 USD, 4 % and incorporates 15 USD, 1.5 %',
        ['incorporates', 'incorporates'],
      ],
    ]);
  });

  it('from a use as from the declaration, and on from there', () => {
    const lens = at(SPEC.replace('2 lens', '2 le┆ns'));
    expect(lens.part).toMatchObject({ name: 'lens', sort: 'input', label: 'A lens' });
    expect(lens.down()).toEqual([['coating', 'parts.earshot', 'contains 5 USD', ['contains']]]);
  });

  it('is that of items alone', () => {
    const { view, offset } = fixture('party p┆ { }');
    expect(partAt(view, offset)).toBeUndefined();
  });
});
