/** The one screen: counts that add up, findings of different files, commands that name what is there. */
import { describe, expect, it } from 'vitest';
import { printOverview } from '../../server/src/report/overview.ts';
import { reportOn } from '../support/report.ts';

const head = 'as-of 2026-03-02\n';
const licensed = (name: string) =>
  `${head}product ${name} { type equipment origin US eccn 2B001.a value 1_000_000 USD destination CN, JP }\n`;
const open = `${head}product thing { type equipment origin US value 1_000 USD destination CN }\n`;
const overview = (files: Record<string, string>, command?: string): string =>
  printOverview(reportOn(files), { color: false, ...(command !== undefined && { command }) });

describe('the overview', () => {
  it('counts each answer once, file by file and in all', () => {
    const text = overview({ 'a.earshot': licensed('tool'), 'b.earshot': open });
    expect(text).toContain('3 answers for 2 products in 2 files');
    const row = (name: string) =>
      text
        .split('\n')
        .find((l) => l.trim().startsWith(name))!
        .trim()
        .split(/\s+/)
        .slice(1);
    expect(
      text
        .split('\n')[2]!
        .trim()
        .split(/\s{2,}/),
    ).toEqual(['license', 'undetermined', 'no license']);
    expect([row('a.earshot'), row('b.earshot'), row('all')]).toEqual([
      ['1', '·', '1'],
      ['·', '1', '·'],
      ['1', '1', '1'],
    ]);
  });
  it('fits a screen, however many files and findings', () => {
    const files = Object.fromEntries(Array.from({ length: 200 }, (_, i) => [`f${i}.earshot`, licensed(`tool-${i}`)]));
    const lines = overview(files).split('\n');
    expect(lines.length).toBeLessThan(60);
    expect(lines).toContain('  and 182 more files');
  });
  it('shows two findings at most, of different files', () => {
    const text = overview({ 'a.earshot': licensed('tool'), 'b.earshot': licensed('other') });
    expect(text.match(/^\S+:\d+:\d+ /gm)).toHaveLength(1);
    expect(overview({ 'a.earshot': licensed('tool'), 'b.earshot': open }).match(/^\S+:\d+:\d+ /gm)).toEqual([
      'a.earshot:2:74 ',
      'b.earshot:2:9 ',
    ]);
  });
  it('says where to go next, in commands that run', () => {
    expect(overview({ 'a.earshot': licensed('tool') }, 'npm run -s earshot --')).toContain(
      '  npm run -s earshot -- explain tool@CN a.earshot  ',
    );
    expect(overview({})).toContain('0 answers for 0 products in 0 files');
  });
});
