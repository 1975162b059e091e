import { expect, it } from 'vitest';
import { complaints } from './small.ts';

const level = (percent: number, destination: string, from = ''): string =>
  `  - { id: '${percent}', rule: 734.4, percent: ${percent}, destination: ${destination}, cite: 734.4, source: 89 FR 1, ${from}verified: eCFR 2026-09-24 }\n`;
const withLevels = (...all: string[]): string[] =>
  complaints({ file: 'de-minimis.yaml', find: '', replace: `zero: []\nlevels:\n${all.join('')}` });

it('a level for some places and one for the rest are enough', () => {
  expect(withLevels(level(10, "['D:5']"), level(25, "{ of: [worldwide], except: ['D:5'] }"))).toEqual([]);
});
it('a place with two levels, or with none, is refused', () => {
  expect(withLevels(level(10, "['D:5']"), level(25, '[worldwide]'))).toEqual([
    'de-minimis.yaml:4: D:5 has none of the de minimis levels, or two, on 2008-10-01',
  ]);
  expect(withLevels(level(10, '[KP]'), level(25, "{ of: [worldwide], except: [KP, 'D:5'] }"))).toEqual([
    'de-minimis.yaml:4: D:5 has none of the de minimis levels, or two, on 2008-10-01',
  ]);
  expect(withLevels(level(10, "['D:5']"))).toEqual([
    'de-minimis.yaml:3: 0 de minimis levels are for the rest of the world on 2008-10-01',
  ]);
});
