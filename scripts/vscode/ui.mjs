// What a user sees: squiggles, the Problems panel, the hover, the page of a code, the proof; and the same in a folder
// that is not trusted. Each step keeps a screenshot in out/screenshots, to be looked at.
import { cpSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { launchChromium, newPage, remoteUri, startCodeServer, workbenchUrl } from './code-server.mjs';
import { setupCodeServer } from './setup.mjs';

const root = resolve(import.meta.dirname, '../..');
const WAIT = { timeout: 60_000 };

/** Opens a spec in a fresh workbench and hands the page to `use`. */
async function withSpec({ folder, file, trust = false }, use) {
  const tmp = realpathSync(mkdtempSync(join(tmpdir(), 'earshot-ui-')));
  const workspace = join(tmp, 'workspace');
  cpSync(folder, workspace, { recursive: true });
  const server = await startCodeServer({ ...setupCodeServer(), trust });
  const browser = await launchChromium();
  try {
    const page = await newPage(browser);
    const payload = {
      openFile: remoteUri(server.url, join(workspace, file)),
      extensionDevelopmentPath: remoteUri(server.url, root),
      skipWelcome: 'true',
      skipReleaseNotes: 'true',
    };
    await page.goto(workbenchUrl(server.url, { folder: workspace, payload }));
    await page.locator('.monaco-editor .view-line').first().waitFor(WAIT);
    return await use(page);
  } finally {
    await browser.close();
    await server.stop();
    rmSync(tmp, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

/** Runs a command of the palette by its title. */
async function command(page, title) {
  await page.keyboard.press('F1');
  await page.locator('.quick-input-widget:visible input').waitFor(WAIT);
  await page.keyboard.type(title);
  await page.locator('.quick-input-widget .monaco-list-row', { hasText: title }).first().click();
}

async function goToLine(page, line) {
  await page.locator('.monaco-editor .view-line').first().click();
  await page.keyboard.press('Control+G');
  await page.locator('.quick-input-widget:visible input').waitFor(WAIT);
  await page.keyboard.type(String(line));
  await page.keyboard.press('Enter');
}

/**
 * The middle of the token that reads exactly so, in a line that shows `line`. By its place on the screen: asking for the
 * element itself would scroll the editor.
 */
async function place(page, line, text) {
  const token = page
    .locator('.view-line', { hasText: line })
    .locator('span > span')
    .filter({ hasText: new RegExp(`^\\s*${text}\\s*$`) });
  const box = await token.first().boundingBox();
  return [box.x + box.width / 2, box.y + box.height / 2];
}

async function rest(page, line, text) {
  await page.keyboard.press('Escape');
  await page.mouse.move(1000, 500);
  await page
    .locator('.monaco-hover:visible')
    .first()
    .waitFor({ state: 'hidden', timeout: 5_000 })
    .catch(() => {});
  await page.mouse.move(...(await place(page, line, text)), { steps: 3 });
}

const scenes = [
  {
    name: 'a spec in the editor',
    open: { folder: join(root, 'tests/vscode/workspace'), file: 'etcher.earshot' },
    steps: {
      'squiggles are visible': async (page) => {
        await page.locator('.monaco-editor .squiggly-error').first().waitFor(WAIT);
      },
      'the status bar shows the law date': async (page) => {
        await page.locator('.statusbar-item', { hasText: 'EAR of 2025-01-15' }).waitFor(WAIT);
      },
      'an inlay hint stands after the destination': async (page) => {
        await page.locator('.view-line', { hasText: '25.13' }).first().waitFor(WAIT);
      },
      'the Problems panel lists the finding': async (page) => {
        await page.keyboard.press('Control+Shift+M');
        await page.locator('.markers-panel', { hasText: 'ES2001' }).waitFor(WAIT);
      },
      'the hover of a product shows percentage, level, outcome and citation': async (page) => {
        await rest(page, 'product', 'etcher');
        const hover = page.locator('.monaco-hover:visible', { hasText: '25.13' });
        await hover.waitFor(WAIT);
        const text = await hover.first().innerText();
        for (const part of [/25\s?%/, /license required/i, /15 CFR 734\.4/]) {
          if (!part.test(text)) throw new Error(`the hover lacks ${part}: ${text}`);
        }
      },
      'the hover of a use shows its share': async (page) => {
        await rest(page, 'incorporates', 'handling-module');
        await page.locator('.monaco-hover:visible', { hasText: 'controlled' }).waitFor(WAIT);
      },
      'the proof opens beside the spec': async (page) => {
        await page.keyboard.press('Escape');
        await page.mouse.click(...(await place(page, 'destination', 'CN')));
        await command(page, 'Earshot: Show Proof at Cursor');
        await page.locator('.tab', { hasText: 'etcher@CN' }).waitFor(WAIT);
      },
      'the page of a code opens in a preview': async (page) => {
        await page
          .locator('.markers-panel a', { hasText: 'ES2001' })
          .first()
          .click({ modifiers: ['Control'] });
        await page.locator('.tab', { hasText: 'ES2001' }).waitFor(WAIT);
        await page.waitForTimeout(2000);
      },
    },
  },
  {
    name: 'a sample',
    open: { folder: join(root, 'samples'), file: 'hybrid-bonder.earshot' },
    steps: {
      'squiggles are visible in a sample': async (page) => {
        await page.locator('.statusbar-item', { hasText: 'EAR of 20' }).waitFor(WAIT);
        await goToLine(page, 48);
        await page.locator('.monaco-editor :is(.squiggly-error, .squiggly-warning, .squiggly-info)').first().waitFor(WAIT);
      },
      'the Problems panel lists the findings of a sample': async (page) => {
        await page.keyboard.press('Control+Shift+M');
        await page.locator('.markers-panel', { hasText: 'ES' }).waitFor(WAIT);
      },
      'the hover in a sample shows percentage, level and citation': async (page) => {
        await rest(page, 'bonder-sg', 'bonder-sg');
        const hover = page.locator('.monaco-hover:visible', { hasText: 'bonder-sg' });
        await hover.waitFor(WAIT);
        const text = await hover.first().innerText();
        for (const part of [/\d+(\.\d+)?\s%\s[>≤]\s(25|10)\s%/, /15 CFR 7\d\d\.\d/]) {
          if (!part.test(text)) throw new Error(`the hover lacks ${part}: ${text}`);
        }
      },
    },
  },
  {
    name: 'a folder that is not trusted',
    open: { folder: join(root, 'tests/vscode/workspace'), file: 'broken.earshot', trust: true },
    steps: {
      'the folder is restricted and the findings are there': async (page) => {
        await page.locator('.statusbar-item', { hasText: 'Restricted Mode' }).waitFor(WAIT);
        await page.locator('.monaco-editor .squiggly-error').first().waitFor(WAIT);
      },
    },
  },
  {
    name: 'high contrast',
    open: { folder: join(root, 'tests/vscode/workspace'), file: 'etcher.earshot' },
    steps: {
      'a spec reads in high contrast': async (page) => {
        await page.locator('.monaco-editor .squiggly-error').first().waitFor(WAIT);
        await command(page, 'Preferences: Color Theme');
        await page.locator('.quick-input-widget input[placeholder^="Select Color Theme"]').waitFor(WAIT);
        await page.keyboard.type('Dark High Contrast');
        await page.locator('.quick-input-widget .monaco-list-row.focused', { hasText: 'Dark High Contrast' }).waitFor(WAIT);
        await page.keyboard.press('Enter');
        await page.locator('.monaco-workbench.hc-black').waitFor(WAIT);
        await rest(page, 'destination', 'CN');
        await page.locator('.monaco-hover:visible', { hasText: 'China' }).waitFor(WAIT);
      },
    },
  },
];

/** @returns {Promise<{ title: string, state: 'passed' | 'failed' }[]>} */
export async function runUserInterface({ shots }) {
  const results = [];
  let number = 0;
  for (const scene of scenes) {
    const steps = Object.entries(scene.steps);
    let done = 0;
    try {
      await withSpec(scene.open, async (page) => {
        for (const [title, step] of steps) {
          const shot = join(shots, `${String(++number).padStart(2, '0')}-${title.replaceAll(/[^a-z0-9]+/gi, '-')}.png`);
          try {
            await step(page);
          } finally {
            await page.waitForTimeout(600); // what fades in has done so
            await page.screenshot({ path: shot });
          }
          done++;
          console.log(`ok   ${scene.name}: ${title}`);
          results.push({ title, state: 'passed' });
        }
      });
    } catch (error) {
      console.log(`FAIL ${scene.name}: ${steps[done]?.[0] ?? 'closing'}\n${error.stack}`);
      for (const [title] of steps.slice(done)) results.push({ title, state: 'failed' });
      number += Math.max(0, steps.length - done - 1);
    }
  }
  return results;
}
