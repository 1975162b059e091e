import { describe, expect, it } from 'vitest';
import { INVARIANTS } from '../../server/src/rulebook/audit/index.ts';
import { complaints } from './small.ts';

describe('a file of the rulebook', () => {
  it('that is whole has nothing to complain of', () => {
    expect(complaints()).toEqual([]);
  });
  it('is refused where a fact has no citation', () => {
    expect(complaints({ file: 'requirements/742.yaml', find: '    cite: 742.6(a)(6)\n', replace: '' })).toEqual([
      'requirements/742.yaml:32: scopes.0.cite: Invalid input: expected string, received undefined',
    ]);
  });
  it('is refused where a key is misspelled', () => {
    expect(complaints({ file: 'requirements/742.yaml', find: 'countsForDeMinimis', replace: 'countsForDeMinimus' })[0]).toMatch(
      /^requirements\/742\.yaml:2: requirements\.0/,
    );
  });
  it('is refused where it is no YAML', () => {
    expect(
      complaints({ file: 'countries.yaml', find: '{ code: CN, name: China }', replace: '{ code: CN, name: China' })[0],
    ).toMatch(/^countries\.yaml:\d+: /);
  });
  it('is refused under a name that no part of the rulebook has', () => {
    expect(complaints({ file: 'countrys.yaml', find: '', replace: 'x: 1\n' })).toEqual([
      'countrys.yaml:1: no part of the rulebook has this file name',
    ]);
  });
  it('is refused with a condition of a form that is not known', () => {
    expect(
      complaints({ file: 'requirements/742.yaml', find: "{ destination: ['D:5'] }", replace: "{ destinations: ['D:5'] }" })[0],
    ).toMatch(/^requirements\/742\.yaml:\d+: requirements\.0\.when/);
  });
});

it('every invariant has a test of its own', async () => {
  const { globSync } = await import('tinyglobby');
  const tests = globSync('*.test.ts', { cwd: import.meta.dirname }).map((f) => f.replace('.test.ts', ''));
  expect(INVARIANTS.map((i) => i.id).filter((id) => !tests.includes(id))).toEqual([]);
});
