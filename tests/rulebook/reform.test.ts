/**
 * A proposal is the law to come: what the rules of 2023 changed (tests/long: those of 2022 and 2024), written as operations over the law of the
 * day before, gives the answers of their days on every sample and case. The operations are made here from the rulebook's own facts, what stood
 * on one day beside what stood on the next, and read as a user's `reform.yaml` is. And what is wrong with a proposal is told where it stands.
 */
import { describe, expect, it } from 'vitest';
import type { Installed } from '../../server/src/rulebook/compile/installed.ts';
import { applyReform } from '../../server/src/rulebook/compile/reform.ts';
import { REFORMABLE } from '../../server/src/rulebook/compile/reformable.ts';
import { daysOf, givesTheAnswers, law } from './reforms.ts';

describe('the rules, written as proposals over the law of the day before', () => {
  it('of 2023, give the answers of their days', () => {
    givesTheAnswers('2023-11-16', '2023-11-17');
  });

  it('changed no kind of fact that a proposal cannot', () => {
    const changeable = new Set(['lists', 'ccl', ...Object.values(REFORMABLE).map((r) => r.collection)]);
    const others = Object.entries(law.core).filter(([name]) => !changeable.has(name) && name !== 'changes' && name !== 'days');
    const dated = (value: unknown): string[] =>
      typeof value !== 'object' || value === null
        ? []
        : Object.entries(value).flatMap(([key, v]) => (/^(from|until)$/.test(key) && typeof v === 'string' ? [v] : dated(v)));
    const days = new Set([...daysOf('2022-10-06', '2022-10-21'), '2023-11-17', ...daysOf('2024-12-01', '2024-12-31')]);
    expect(
      others.flatMap(([name, facts]) =>
        dated(facts)
          .filter((d) => days.has(d))
          .map((d) => `${name} ${d}`),
      ),
    ).toEqual([]);
  });
});

describe('a proposal', () => {
  const wrong = (text: string): string[] =>
    applyReform(law, text, 'p/reform.yaml', 'p').errors.map((e) => `${e.line}: ${e.message}`);

  it.each([
    [
      '- { end: no-such-rule, from: 2027-01-01 }',
      '1: no fact that a proposal may change is called no-such-rule; earshot rulebook list shows them',
    ],
    ['- { end: lithography, from: 2020-01-01 }', '1: zero-level lithography is not in force on 2020-01-01'],
    ['# x\n- { end: lithography }', '2: from: Invalid input: expected string, received undefined'],
    ['- { stop: lithography }', '1: an operation begins with end, replace, narrow or add'],
    [
      '- { add: country, fact: { code: XX } }',
      `1: a proposal adds no country; it adds ${Object.keys(REFORMABLE).join(', ')}, chart, group-member`,
    ],
    [
      '- { add: level, fact: { id: half, rule: x, percent: 50, destination: [CN], cite: x } }',
      '1: the level that is added says no day from which it holds (from)',
    ],
    [
      '- { add: level, fact: { id: half, percent: 50, destination: [CN], cite: x, from: 2027-01-01 } }',
      '1: rule: Invalid input: expected string, received undefined',
    ],
    [
      '- { replace: ten-percent, from: 2027-01-01, with: { percent: many } }',
      '1: ten-percent: percent: Invalid input: expected number, received string',
    ],
    [
      '- { narrow: ten-percent, from: 2027-01-01, unless: { destination: [CN] } }',
      '1: has no condition that could be narrowed; replace it',
    ],
    [
      '- { add: zero-level, fact: { id: lithography, rule: x, title: x, trigger: { onCcl: true }, scope: { onCcl: true }, cite: x, from: 2027-01-01 } }',
      '1: zero-level lithography exists already on 2027-01-01; replace it',
    ],
    [
      '- { add: listed-party, fact: { list: entities, name: Muster, from: 2027-01-01 } }',
      '1: no list of parties is called entities; there is ',
    ],
    [
      '- { add: listed-party, fact: { list: entity-list, name: Muster, items: none-such, from: 2027-01-01 } }',
      '1: no `items` of entity-list is named none-such',
    ],
    [
      '- { narrow: ACM Research (Shanghai), kind: listed-party, from: 2027-01-01, unless: { onCcl: true } }',
      '1: has no condition that could be narrowed; replace it',
    ],
    ['title: x\nchanges: []', '1: a list of operations was expected, or title and operations'],
    ['- { replace: LVS, from: 2027-01-01', 'must'],
  ])('%s is refused', (text, message) => {
    expect(wrong(text)[0]).toContain(message);
  });

  it('leaves the days before it as they were, and takes later versions away', () => {
    const { installed: then } = applyReform(law, '- { end: lithography, from: 2024-01-01 }', 'f', 'p');
    const versions = (l: Installed) => l.core.zeroLevels.filter((z) => z.id === 'lithography').map((z) => [z.from, z.until]);
    expect(versions(law)).toEqual([
      ['2023-11-17', '2024-12-02'],
      ['2024-12-02', undefined],
    ]);
    expect(versions(then)).toEqual([['2023-11-17', '2024-01-01']]);
    expect(then.core.days).toContain('2024-01-01');
  });
});
