/** The one screen: counts that add up, findings of different files, commands that name what is there; 80 columns, and 24 lines with npm's own. */
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
  it('counts each answer once, with one of its kind', () => {
    const text = overview({ 'a.earshot': licensed('tool'), 'b.earshot': licensed('saw'), 'c.earshot': open });
    const rows = text.split('\n').slice(0, 4);
    expect(rows.map((row) => row.replace(/ *█+ */, ' | '))).toEqual([
      '5 answers for 3 products in 3 files; rulebook 2026-09-24',
      '  2  license required | as tool@CN',
      '  1  undetermined | thing@CN',
      '  2  no license required | as tool@JP',
    ]);
    expect(rows.slice(1).map((row) => row.match(/█/g)!.length)).toEqual([16, 8, 16]);
  });
  it('fits a screen, however many files and findings', () => {
    const named = (i: number): string => `a-product-with-a-long-name-of-the-kind-that-spreadsheets-have-${i}`;
    const files = Object.fromEntries(
      Array.from({ length: 200 }, (_, i) => [`a-folder/below-a-folder/file-${i}.earshot`, licensed(named(i))]),
    );
    const lines = overview(files).trimEnd().split('\n');
    // npm prints four lines before it.
    expect(lines.length).toBeLessThanOrEqual(20);
    const written = lines.slice(0, lines.indexOf('Next'));
    expect(written.filter((l) => l.length > 80)).toEqual([]);
  });
  it('shows two findings at most, of different files', () => {
    const places = (files: Record<string, string>) => overview(files).match(/^ {2}\S+:\d+:\d+ /gm);
    expect(places({ 'a.earshot': licensed('tool'), 'b.earshot': licensed('other') })).toHaveLength(1);
    expect(places({ 'a.earshot': licensed('tool'), 'b.earshot': open })).toEqual(['  a.earshot:2:74 ', '  b.earshot:2:9 ']);
  });
  it('says where to go next, in commands that run', () => {
    expect(overview({ 'a.earshot': licensed('tool') }, 'npm run -s earshot --')).toContain(
      '  why            npm run -s earshot -- explain tool@CN a.earshot\n',
    );
    expect(overview({})).toContain('0 answers for 0 products in 0 files');
  });
});
