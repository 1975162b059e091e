/**
 * The page of `earshot report` as a browser shows it: of the samples nothing on the console, no request, clean by axe in both themes, and
 * printed; of 500 products and 60 countries under 15 MB.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { earshot, folder, projectRoot } from '../support/run.ts';
import { share } from '../support/runs.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await chromium.launch({
    executablePath: execFileSync(process.execPath, [join(projectRoot, 'scripts/chromium.mjs')], { encoding: 'utf8' }).trim(),
    args: ['--no-sandbox'],
  });
});
afterAll(() => browser.close());

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

it('of the samples is quiet, clean and printable in both themes', async () => {
  const out = join(folder(), 'report.html');
  expect(earshot(['report', 'samples', '--output', out])).toMatchObject({ code: 0 });
  const page = await browser.newPage();
  const said: string[] = [];
  const asked: string[] = [];
  page.on('console', (m) => said.push(m.text()));
  page.on('pageerror', (e) => said.push(String(e)));
  page.on('request', (r) => asked.push(r.url()));
  await page.goto(`file://${out}`);
  expect(said).toEqual([]);
  expect(asked).toEqual([`file://${out}`]);
  const pictures = join(projectRoot, 'tests/long/.pictures');
  mkdirSync(pictures, { recursive: true });
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.screenshot({ path: join(pictures, `report-${colorScheme}.png`), fullPage: true });
    // The page's own policy lets no script in.
    const context = await browser.newContext({ bypassCSP: true, colorScheme });
    const tested = await context.newPage();
    await tested.goto(`file://${out}`);
    await tested.evaluate(axe);
    const found = await tested.evaluate(async () => {
      const { violations } = await (
        globalThis as unknown as { axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } }
      ).axe.run();
      return violations.map((v) => `${v.id}: ${v.nodes[0]!.html}`);
    });
    expect(found, colorScheme).toEqual([]);
    await context.close();
  }
  for (const format of ['A4', 'Letter']) {
    const pdf = await page.pdf({ format });
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    writeFileSync(join(pictures, `report-${format}.pdf`), pdf);
  }
});

it('of every sample withholds each value and each name, in every form', () => {
  const out = join(folder(), 'report.html');
  expect(earshot(['report', 'samples', '--redact', 'values,parties', '--output', out])).toMatchObject({ code: 0 });
  const raw = readFileSync(out, 'utf8').replace(/<style>.*?<\/style>/s, '');
  const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
  // Figures along an axis are of performance, and stand by themselves.
  const plain = raw
    .replaceAll(/>\d+<\/text>/g, '></text>')
    .replaceAll(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => entities[name]!);
  const text = decodeURIComponent(plain.replaceAll(/%(?![0-9A-F]{2})/g, '%25'));
  const wholly = (words: string): RegExp =>
    new RegExp(`(?<![\\p{L}\\p{N}_-])${words.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\p{L}\\p{N}_-])`, 'iu');
  let looked = 0;
  for (const file of readdirSync(join(projectRoot, 'samples')).filter((f) => f.endsWith('.earshot'))) {
    const spec = readFileSync(join(projectRoot, 'samples', file), 'utf8');
    const names = [
      file,
      ...[...spec.matchAll(/^\s*(?:party|facility)\s+([a-z][\w-]*)(?:\s+"([^"]+)")?[^\n]*\{/gm)].flatMap((m) => [m[1], m[2]]),
      ...[...spec.matchAll(/(?:supplier|also-known-as|reviewed by)\s+"([^"]+)"/g)].map((m) => m[1]),
    ];
    for (const name of names) {
      if (name === undefined) continue;
      looked++;
      expect(wholly(name).exec(text)?.[0], `${file}: ${name}`).toBeUndefined();
    }
    for (const [, figure] of spec.matchAll(/(\d[\d_]*(?:\.\d+)?) [A-Z]{3}\b/g)) {
      const digits = figure!.replaceAll('_', '');
      const [whole, cents = '00'] = digits.split('.') as [string, string?];
      const grouped = whole.replaceAll(/\B(?=(?:\d{3})+$)/g, ',');
      for (const form of [figure!, digits, grouped, `${grouped}.${cents.padEnd(2, '0')}`]) {
        if (form.length < 4) continue;
        looked++;
        expect(
          new RegExp(`(?<![\\d,.])${form.replaceAll('.', '\\.')}(?!\\d)`).exec(text)?.[0],
          `${file}: ${form}`,
        ).toBeUndefined();
      }
    }
  }
  expect(looked).toBeGreaterThan(100);
});

const COUNTRIES =
  'AE AR AT AU BE BR CA CH CL CN CO CZ DE DK EE EG ES FI FR GB GR HK HU ID IE IL IN IS IT JP KE KR KW KZ LT LU LV MA MO MX MY NG NL NO NZ PE PH PK PL PT QA RO SA SE SG TH TR TW VN ZA'.split(
    ' ',
  );

// A page of 500 takes a minute to make. The proofs, which are most of a small page, are of 250 answers at most.
const [PRODUCTS, BYTES] = share > 1 ? [100, 8_000_000] : [500, 15_000_000];

it(`of ${PRODUCTS} products and 60 countries stays small, and opens`, async () => {
  const parts = Array.from(
    { length: 50 },
    (_, i) =>
      `input part-${i} { type component  origin US  eccn ${['3A001.a.2', 'EAR99', '3A991', '6A003.b.4.b'][i % 4]!}  value ${1000 + i * 37} USD  supplier "Supplier ${i % 9}" }`,
  );
  const products = Array.from(
    { length: PRODUCTS },
    (_, i) =>
      `product product-${i} { type equipment  origin ${['KR', 'SG', 'DE', 'JP'][i % 4]!}  eccn ${['3B991', 'EAR99', '3A001.a.2', '2B999'][i % 4]!}  value ${8000 + i * 13} USD  incorporates part-${i % 50}  incorporates 2 part-${(i * 7 + 3) % 50}  direct-product-of none  plant direct-product-of none  destination ${COUNTRIES.join(', ')} }`,
  );
  const cwd = folder({ 'big.earshot': `as-of 2026-03-02\n${[...parts, ...products].join('\n')}\n` });
  expect(earshot(['report', '--output', 'out.html'], { cwd })).toMatchObject({ code: 0 });
  expect(statSync(join(cwd, 'out.html')).size).toBeLessThan(BYTES);
  const page = await browser.newPage();
  const started = performance.now();
  await page.goto(`file://${join(cwd, 'out.html')}`);
  // Printed and not asked for: what the machine does besides is not the page's. Two seconds are wanted.
  console.log(`${PRODUCTS} products and 60 countries: open in ${Math.round(performance.now() - started)} ms`);
  expect(await page.locator('#answers td').count()).toBeGreaterThan(0);
});
