import { expect, it } from 'vitest';
import { complaints } from './small.ts';

it('an answer to "was it verified?" names no text', () => {
  expect(complaints({ file: 'exceptions.yaml', find: 'verified: eCFR 2026-09-24', replace: 'verified: "yes"' })).toContain(
    'exceptions.yaml:2: LVS: verified is "yes"; name the text it was read against, or write memory',
  );
});

it('memory is an honest answer', () => {
  expect(complaints({ file: 'exceptions.yaml', find: 'verified: eCFR 2026-09-24', replace: 'verified: memory' })).toEqual([]);
});
