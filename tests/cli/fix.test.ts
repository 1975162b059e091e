/** `earshot check --fix`: what is written, what is told, and what is left alone. */
import { chmodSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { rewriteUnchanged } from '../../server/src/cli/rewrite.ts';
import { earshot, folder } from '../support/run.ts';

const SPEC = 'as-of 2026-03-02\nproduct meter {\n  origin US\n  eccn   EAR99\n  value  20 usd\n  DESTINATION FR\n}\n';
const FIXED = SPEC.replace('usd', 'USD').replace('DESTINATION', 'destination');

describe('check --fix', () => {
  it('applies what is safe, tells of each, and checks what it wrote', () => {
    const cwd = folder({ 'meter.earshot': SPEC });
    const run = earshot(['check', '--fix'], { cwd });
    expect(run.err.replaceAll('earshot: ', '')).toBe(
      [
        'meter.earshot:5:13 Change usd to USD (ES0013)',
        'meter.earshot:6:3 Change DESTINATION to destination (ES0003)',
        '2 fixes in 1 file',
        '',
      ].join('\n'),
    );
    expect(readFileSync(join(cwd, 'meter.earshot'), 'utf8')).toBe(FIXED);
    expect(run).toMatchObject({ code: 0 });
    expect(run.out).toContain('no license required');
    expect(readdirSync(cwd)).toEqual(['meter.earshot']);
    expect(earshot(['check', '--fix'], { cwd }).err).toContain('0 fixes in 0 files');
  });

  it('mends what others write otherwise, in the built program too', () => {
    const others = SPEC.replace('20 usd', '€1.620,50')
      .replace('EAR99', 'EAR 99')
      .replace('FR', 'FR DE')
      .replace('meter {', 'meter “Meter” {');
    const cwd = folder({ 'meter.earshot': others });
    expect(earshot(['check', '--fix'], { cwd }).err).toContain('5 fixes in 1 file');
    const meant = FIXED.replace('20 USD', '1_620.50 EUR').replace('FR', 'FR, DE').replace('meter {', 'meter "Meter" {');
    expect(readFileSync(join(cwd, 'meter.earshot'), 'utf8')).toBe(meant);
  });

  it('leaves alone what is not certain, and files that are only imported', () => {
    const parts = 'input lens { origin US  eccn EAR99  value 10 usd }\n';
    const spec =
      'import "./parts.earshot"\nproduct meter { origin US  eccn EAR99  value 20 USD  incorprates lens  destination FR }\n';
    const cwd = folder({ 'meter.earshot': spec, 'parts.earshot': parts });
    const run = earshot(['check', '--fix', 'meter.earshot'], { cwd });
    expect(run.err).toContain('0 fixes in 0 files');
    expect(readFileSync(join(cwd, 'meter.earshot'), 'utf8')).toBe(spec);
    expect(readFileSync(join(cwd, 'parts.earshot'), 'utf8')).toBe(parts);
  });

  it('leaves alone what is suppressed', () => {
    const text = `import "./parts.earshot" // earshot-ignore ES0104: work in progress\n${FIXED}`;
    const cwd = folder({ 'meter.earshot': text, 'parts.earshot': 'party a { country FR }\n' });
    earshot(['check', '--fix'], { cwd });
    expect(readFileSync(join(cwd, 'meter.earshot'), 'utf8')).toBe(text);
  });

  it('keeps permissions and the byte order mark', () => {
    const cwd = folder({ 'meter.earshot': `\ufeff${SPEC}` });
    chmodSync(join(cwd, 'meter.earshot'), 0o640);
    earshot(['check', '--fix'], { cwd });
    expect(readFileSync(join(cwd, 'meter.earshot'), 'utf8')).toBe(`\ufeff${FIXED}`);
    expect(statSync(join(cwd, 'meter.earshot')).mode & 0o777).toBe(0o640);
  });

  it('refuses a file that has changed since it was read', () => {
    const cwd = folder({ 'meter.earshot': SPEC });
    const path = join(cwd, 'meter.earshot');
    writeFileSync(path, `${SPEC}\n// saved meanwhile\n`);
    expect(rewriteUnchanged(path, 'meter.earshot', { before: SPEC, after: FIXED })).toBe(
      'meter.earshot has changed since it was read; it is left as it is',
    );
    expect(readFileSync(path, 'utf8')).toContain('// saved meanwhile');
  });
});
