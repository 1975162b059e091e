import { describe, expect, it } from 'vitest';
import { earshot, folder } from '../support/run.ts';
import { licensed } from './specs.ts';

describe('explain', () => {
  it('prints the page of a code, in any case', () => {
    const run = earshot(['explain', 'es2001']);
    expect(run).toMatchObject({ code: 0, err: '' });
    expect(run.out).toContain('ES2001');
    expect(run.out).toContain('734.4');
  });

  it('prints the proof of one determination with citations and places', () => {
    const run = earshot(['explain', 'tool@CN', 'a.earshot'], { cwd: folder({ 'a.earshot': licensed }) });
    expect(run).toMatchObject({ code: 0, err: '' });
    expect(run.out).toMatch(/^tool@CN {2}license required {2}law of 2025-01-15\n/);
    expect(run.out).toContain('15 CFR 742.');
    expect(run.out).toMatch(/^ *yes /m);
    expect(run.out).toMatch(/a\.earshot:4:\d+/);
  });
});

describe('help and version', () => {
  it('are exit 0 on standard output', () => {
    expect(earshot(['--version'])).toMatchObject({ code: 0, out: '0.1.0\n', err: '' });
    const help = earshot(['--help']);
    expect(help).toMatchObject({ code: 0, err: '' });
    expect(help.out).toContain('Examples:');
    for (const verb of ['check', 'report', 'merge', 'export']) expect(help.out).toContain(`\n  ${verb} `);
    expect(earshot(['check', '--help']).out).toContain('--fail-on');
  });
});
