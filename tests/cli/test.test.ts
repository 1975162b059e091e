/** `earshot test`: the expectations alone, as a test run. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { earshot, folder } from '../support/run.ts';

const spec = (expected: string, more = ''): string => `as-of 2021-06-01
product tool {
  type equipment origin US eccn 3A001.a.2 value 2_000 USD
  destination HK, CA { expect ${expected} ${more} }
}
`;
const law = /\nRulebook \S+ \(.*\), earshot \S+\.\n$/;

describe('earshot test', () => {
  it('is exit 0 where all hold', () => {
    const cwd = folder({ 'a.earshot': spec('license-required').replace(', CA', '') });
    const run = earshot(['test'], { cwd });
    expect(run).toMatchObject({ code: 0, err: '' });
    expect(run.out.replace(law, '\n')).toBe('a.earshot\n  holds  tool@HK  license required\n\n1 expectation: 1 holds, 0 fail.\n');
  });
  it('is exit 1 where one fails, and says what changed the law since the review', () => {
    const cwd = folder({ 'a.earshot': spec('no-license-required', 'reviewed by "Legal" on 2020-06-01') });
    const run = earshot(['test', 'a.earshot'], { cwd });
    expect(run.code).toBe(1);
    expect(run.out).toMatch(
      /fails {2}tool@HK {2}line 4\n {9}HK: license required \(742\.4\(a\)\(2\).*expected: no\s+license required\n/,
    );
    expect(run.out).toContain('85 FR 83765');
    expect(run.out).toContain('2 expectations: 1 holds, 1 fails.');
  });
  it('is exit 1 where an error may hide an expectation', () => {
    const cwd = folder({
      'a.earshot': spec('no-license-required')
        .replace('HK, CA', 'CA')
        .replace('2_000 USD', '2_000 USD\n  destnation HK { expect not-subject }'),
    });
    const run = earshot(['test'], { cwd });
    expect(run.code).toBe(1);
    expect(run.out).toMatch(/error {2}4:3 ES0003/);
  });
  it('passes nothing that pins nothing', () => {
    const cwd = folder({ 'a.earshot': 'as-of 2021-06-01\n' });
    expect(earshot(['test', 'a.earshot'], { cwd })).toMatchObject({
      code: 2,
      err: 'earshot: no expectation in a.earshot: write `expect` in a destination\n',
    });
  });
  it('is a JUnit report too', () => {
    const cwd = folder({ 'a.earshot': spec('no-license-required') });
    expect(earshot(['test', '--format', 'junit', '--output', 'r.xml'], { cwd })).toMatchObject({ code: 1, out: '' });
    const xml = readFileSync(join(cwd, 'r.xml'), 'utf8');
    expect(xml).toContain('<testsuite name="a.earshot" tests="2" failures="1"');
    expect(xml).toContain('<testcase classname="a.earshot" name="tool@CA no-license-required"/>');
    expect(xml).toMatch(/name="tool@HK no-license-required">\n {6}<failure type="ES9101" message="HK: license required/);
  });
});
