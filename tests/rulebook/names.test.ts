import { describe, expect, it } from 'vitest';
import { complaints } from './small.ts';

const file = 'requirements/742.yaml';
const first = (find: string, replace: string): string[] => complaints({ file, find, replace });

describe('a rule that names what does not exist is refused', () => {
  it.each([
    ['an entry', '{ eccn: [3A001] }', '{ eccn: [3A001, 3A777.b] }', 'no entry is called 3A777'],
    ['an entry of no day of the rule', 'until: 2024-01-01', 'until: 2022-01-01\n    note: x', undefined],
    ['a group', "['D:5']", "['D:9']", 'no country, group or list is called D:9'],
    ['a country', "['D:5']", '[XK]', 'no country, group or list is called XK'],
    ['a named list', "['D:5']", '[friends]', 'no country, group or list is called friends'],
    ['an end use', '{ endUse: [military] }', '{ endUse: [millitary] }', 'no end use is called millitary'],
    ['an exception', 'exceptions: [LVS]', 'exceptions: [LVS, XYZ]', 'there is no license exception XYZ'],
    ['a parameter', '{ eccn: [3A001] }', "{ figure: wave-length, lt: '193' }", 'no parameter is called wave-length'],
    ['a choice', '{ eccn: [3A001] }', '{ choice: transistor, is: round }', 'transistor is never round'],
    ['a list of tariff headings', '{ eccn: [3A001] }', '{ htsList: fan }', 'no list of tariff headings is called fan'],
    ['a type', '{ eccn: [3A001] }', '{ itemType: [processor] }', 'no type is called processor'],
    ['a type of content', '{ eccn: [3A001] }', '{ contains: { origin: us, type: [memory] } }', 'no type is called memory'],
    ['a role', '{ eccn: [3A001] }', '{ partyRole: [freight-forwarder] }', 'no role is called freight-forwarder'],
    ['a basis', '{ eccn: [3A001] }', '{ subjectUnder: [734.4(z)] }', 'nothing is subject to the EAR under 734.4(z)'],
  ])('%s', (_, find, replace, reason) => {
    const found = first(find, replace);
    if (reason === undefined) expect(found.some((f) => f.includes('nothing holds'))).toBe(true);
    else expect(found).toEqual([`${file}:2: dual-use: ${reason}`]);
  });

  it('an entry that begins only after the rule has ended', () => {
    expect(
      complaints(
        { file, find: '{ eccn: [3A001] }', replace: '{ eccn: [3A001, 3A090] }' },
        { file, find: 'until: 2024-01-01', replace: 'until: 2022-10-07' },
        { file, find: 'from: 2024-01-01', replace: 'from: 2022-10-07' },
      ),
    ).toEqual([`${file}:2: dual-use: there is no 3A090 on 2020-06-29`]);
  });
  it('an entry that is gone while the rule goes on', () => {
    expect(
      complaints({ file: 'ccl/3.yaml', find: 'from: 2022-10-07', replace: 'from: 2022-10-07\n    until: 2025-01-01' }),
    ).toContain(`${file}:20: dual-use: there is no 3A090 on 2025-01-01`);
  });
});

it('an entry that comes into being while the rule holds may be named', () => {
  expect(first('{ eccn: [3A001] }', '{ eccn: [3A001, 3A090] }')).toEqual([]);
});
it('an entry that the edition says is absent may be named', () => {
  expect(first('{ eccn: [3A001] }', '{ eccn: [3A001, 0A988] }')).toEqual([]);
});
