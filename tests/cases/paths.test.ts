import { describe, expect, it } from 'vitest';
import { passes, resolve } from './paths.ts';

const value = {
  a: [
    { k: 'x', n: 1 },
    { k: 'xy', n: 2 },
  ],
  b: { c: '25' },
  none: null,
  empty: [],
};

describe('the path language of the cases', () => {
  it.each([
    ['b.c', ['25']],
    ['a.n', [1, 2]],
    ['a[].n', [1, 2]],
    ['a[0].n', [1]],
    ['a[k=xy].n', [2]],
    ['a[k!=xy].n', [1]],
    ['a[k^=x,n!=1].k', ['xy']],
    ['a[k*=y].k', ['xy']],
    ['none.c', []],
    ['b[0]', []],
  ])('%s', (path, expected) => {
    expect(resolve(value, path)).toEqual(expected);
  });

  it('says what is wrong with a path', () => {
    expect(() => resolve(value, 'a[k')).toThrow('bad path');
    expect(() => resolve(value, 'a[k]')).toThrow('bad selector');
  });

  it('compares', () => {
    expect(passes(['25.004'], { path: '', op: 'approx', value: 25 })).toBe(true);
    expect(passes(['25.02'], { path: '', op: 'approx', value: 25 })).toBe(false);
    expect(passes([[]], { path: '', op: 'absent' })).toBe(true);
    expect(passes([], { path: '', op: 'present' })).toBe(false);
    expect(passes(['no', 'yes'], { path: '', op: 'ne', value: 'yes' })).toBe(false);
  });
});
