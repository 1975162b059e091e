import { readFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { earshot, folder } from '../support/run.ts';

const spec = `as-of 2026-03-02
party acme "Acme <Widgets> Inc." { country US  also-known-as "Acmeco" }
party buyer "Great Wall Buyers" { country CN }
facility plant-9 "Plant nine of Great Wall Buyers" { operator buyer  country CN  produces logic { node 28 nm  transistor planar } }
input unit { type component  origin US  eccn 3A001.a.2  value 31_234 USD  supplier acme }
input lens { type component  origin US  value 555.55 USD  supplier "Bell Optics" }
input frame { type component  origin JP  value 4_321 USD  supplier "Nihon Precision Castings and Forgings Company Limited" }
product tool "Etch & clean" {
  type equipment  origin KR  eccn 3B991  value 100_777 USD
  incorporates unit
  incorporates 2 frame
  direct-product-of none
  plant direct-product-of none
  destination CN { end-user buyer  facility plant-9  volume 12 per year  expect no-license-required  reviewed by "Jo Reviewer" on 2026-01-02 }
  destination TW
}
product chip {
  type integrated-circuit  origin US
  specs { tops 624 at 8 bit  die-area 826 mm2  transistor non-planar  datacenter yes }
  value 9_999 USD
  destination CN, DE
}
product box { type equipment  origin KR  eccn 3A001.a.2  value 2_000 USD  incorporates lens  direct-product-of none  plant direct-product-of none  destination CN }
alternative jp-unit replaces unit { origin JP  eccn EAR99  value 30_001 USD  lead-time 8 weeks }
`;

function page(...args: string[]): string {
  const cwd = folder({ 'acme-plan.earshot': spec });
  const run = earshot(['report', '--title', 'Board <paper>', '--from', '2023-06-01', '--output', 'out.html', ...args], { cwd });
  expect(run).toMatchObject({ code: 0, out: '', err: '' });
  return readFileSync(join(cwd, 'out.html'), 'utf8');
}
/** What a reader can see of it, tables to save among it. */
const seen = (html: string): string =>
  decodeURIComponent(html.replaceAll('%25', '%').replaceAll(/%(?![0-9A-F]{2})/g, '%25')).replace(/<style>.*?<\/style>/s, '');

describe('report', () => {
  let kept: string | undefined;
  const whole = (): string => (kept ??= page());

  it('is one page that loads nothing and runs nothing, and whose policy names its one style by digest', () => {
    const html = whole();
    expect(html).toMatch(/^<!DOCTYPE html>\n<html lang="en">/);
    expect(html).toContain('<title>Board &lt;paper&gt;</title>');
    expect(html).not.toMatch(/<script|<link|<img|<iframe|\son\w+=|\sstyle=|url\(|@import|https?:/i);
    const [, policy] = /Content-Security-Policy" content="([^"]+)"/.exec(html)!;
    const style = /<style>(.*?)<\/style>/s.exec(html)![1]!;
    const digest = createHash('sha256').update(style).digest('base64');
    expect(policy!.replaceAll('&#39;', "'")).toBe(
      `default-src 'none'; style-src 'sha256-${digest}'; base-uri 'none'; form-action 'none'`,
    );
  });

  it('has every picture with a title, words and a table, and every table with a caption and as CSV', () => {
    const html = whole();
    const pictures = [...html.matchAll(/<svg role="img"[^>]*aria-labelledby="(\S+) (\S+)"/g)];
    expect(pictures.map((p) => p[1])).toEqual(['bars-title', 'flow-title', 'ways-title', 'timeline-title', 'performance-title']);
    for (const [, title, says] of pictures) {
      expect(html).toMatch(new RegExp(`<title id="${title}">.+?</title><desc id="${says}">.+?</desc>`));
    }
    const tables = [...html.matchAll(/<table>/g)].length;
    expect(tables).toBe([...html.matchAll(/<caption>/g)].length);
    expect([...html.matchAll(/href="data:text\/csv/g)].length).toBe(tables);
    for (const name of [
      'answers',
      'in-the-way',
      'matrix',
      'us-content',
      'flow',
      'alternatives',
      'timeline',
      'performance',
      'exposure-by-supplier',
      'questions',
      'reviews',
    ])
      expect(html, name).toContain(`<a download="${name}.csv" href="data:text/csv`);
  });

  it('tells products of one name in several files apart in what stands in the way', () => {
    const sold = 'as-of 2026-08-01\nproduct part { origin US  eccn 3A001.a.2  value 1 USD  destination CN, VN }\n';
    const cwd = folder({ 'a.earshot': sold, 'b.earshot': sold });
    expect(earshot(['report'], { cwd })).toMatchObject({ code: 0 });
    const html = readFileSync(join(cwd, 'earshot-report.html'), 'utf8');
    for (const file of ['a', 'b'])
      expect(html).toMatch(new RegExp(`<th scope="row">part<small>${file}\\.earshot</small></th><td>CN and VN</td>`));
  });

  it('says what the determinations say', () => {
    const html = whole();
    expect(html).toMatch(
      /<th scope="row">tool<\/th><td class="no-license-required">no license \[\d\]<small>734\.4\(d\)\(1\), 30\.99 %/,
    );
    expect(html).toMatch(/<th scope="row">chip<\/th><td class="license-required">license<small>742\.6\(a\)\(6\)/);
    expect(html).toContain('jp-unit in place of unit');
    expect(html).toContain('374,808.00 USD');
    expect(html).toContain('eccn of lens');
    expect(html).toMatch(/<details><summary>chip@CN: license required<\/summary><pre>/);
    expect(html).toContain('US: acme');
    expect(html).toMatch(
      /JP: Nihon Precision Castings and Forgings Company Limited<\/th><td>tool<\/td><td>CN<\/td><td class="n">103,704\.00 USD<\/td><td class="n">0\.00 USD/,
    );
  });

  it('carries the provisos of each answer, numbered, and has the words of each number', () => {
    const html = whole();
    const marks = new Set([...html.matchAll(/(?:no license|not subject|open|needs [^<]*) (\[\d+\])/g)].map((m) => m[1]!));
    expect(marks.size).toBeGreaterThan(1);
    const words = new Map([...html.matchAll(/<th scope="row">(\[\d+\])<\/th><td>([^<]+)/g)].map((m) => [m[1]!, m[2]!]));
    for (const mark of marks) expect(words.get(mark), mark).toMatch(/\S/);
    expect([...words.values()].join()).toContain('no restricted end use is known');
  });

  it('withholds values and parties wherever they would stand', () => {
    const text = seen(page('--redact', 'values,parties'));
    expect(text).toContain('Withheld in this copy: values and parties.');
    for (const secret of [
      'acme',
      'Acmeco',
      'Widgets',
      'Bell Optics',
      'Great Wall',
      'buyer',
      'plant-9',
      'Plant nine',
      'Jo Reviewer',
      'Nihon',
      'Precision Cast',
      'acme-plan',
    ])
      expect(text.toLowerCase(), secret).not.toContain(secret.toLowerCase());
    for (const secret of [
      '31,234',
      '31234',
      '31_234',
      '374,808',
      '100,777',
      '100777',
      '555.55',
      '9,999',
      '30,001',
      '4,321',
      '8,642',
      '4321',
    ])
      expect(text, secret).not.toContain(secret);
    expect(text).toContain('(withheld) USD');
    const values = seen(page('--redact', 'values'));
    expect(values).toContain('acme');
    expect(values).not.toMatch(/31[,_]?234/);
  });

  it('refuses what it does not know, and to write over a spec', () => {
    const cwd = folder({ 'a.earshot': spec });
    expect(earshot(['report', '--redact', 'partie'], { cwd })).toMatchObject({
      code: 2,
      err: expect.stringContaining('Did you mean parties?'),
    });
    expect(earshot(['report', '--output', 'a.earshot'], { cwd })).toMatchObject({ code: 2 });
  });
});
