// What a reader of a spec sees: squiggles, the Problems panel, hovers, hints, the page of a code; also where the folder is not trusted.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { chooseTheme, command, frameWith, goToLine, hoverOf, openReport, root, until, WAIT } from '../workbench.mjs';

/** Is the text of a cell within the edges of its hover? A cell itself is as high as the highest of its row. */
async function inSight(hover, cell) {
  const bottom = await cell.evaluate((element) => {
    const range = document.createRange();
    range.selectNodeContents(element);
    return range.getBoundingClientRect().bottom;
  });
  const { y, height } = await hover.boundingBox();
  if (bottom > y + height) throw new Error('the answer is below the edge of the hover');
}

export const reading = [
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
        const hover = await hoverOf(page, 'product', 'etcher', (it) => it.filter({ hasText: '25.13' }));
        const text = await hover.first().innerText();
        for (const part of [/25\s?%/, /license required/i, /15 CFR 734\.4/]) {
          if (!part.test(text)) throw new Error(`the hover lacks ${part}: ${text}`);
        }
      },
      'the hover of a use shows its share': async (page) => {
        await hoverOf(page, 'incorporates', 'handling-module', (it) => it.filter({ hasText: 'controlled' }));
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
        const hover = await hoverOf(page, 'bonder-sg', 'bonder-sg', (it) => it.filter({ hasText: 'bonder-sg' }));
        const text = await hover.first().innerText();
        for (const part of [/\d+(\.\d+)?\s%\s[>≤]\s(25|10)\s%/, /15 CFR 7\d\d\.\d/]) {
          if (!part.test(text)) throw new Error(`the hover lacks ${part}: ${text}`);
        }
      },
    },
  },
  {
    name: 'a place with six findings',
    open: { folder: join(root, 'tests/vscode/crowded'), file: 'scanner.earshot' },
    steps: {
      'its hover has the table of answers in sight below them': async (page) => {
        await page.locator('.monaco-editor .squiggly-warning').first().waitFor(WAIT);
        const hover = await hoverOf(page, 'product', 'scanner', (it) => it.locator('a', { hasText: 'ES1001' }).nth(5));
        await inSight(hover, hover.locator('td', { hasText: 'undetermined' }));
      },
    },
  },
  {
    name: 'a destination with two findings',
    open: { folder: join(root, 'tests/vscode/workspace'), file: 'etcher.earshot' },
    steps: {
      'its hover has the answer in sight below them': async (page) => {
        await page.locator('.monaco-editor .squiggly-error').first().waitFor(WAIT);
        const hover = await hoverOf(page, 'destination', 'CN', (it) => it.locator('a', { hasText: 'ES3001' }));
        await inSight(hover, hover.locator('td', { hasText: 'license required' }));
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
      'a report of it is made, with what is to be withheld marked by the keyboard, and leads from its head to its parts': async (
        page,
      ) => {
        await openReport(page, { down: 0, withhold: true });
        const frame = await frameWith(page, 'Withheld in this copy: values and parties.');
        const text = await frame.evaluate(() => document.body.innerText);
        if (/502,600|etcher\.earshot/.test(text)) throw new Error('something withheld is shown');
        await frame.locator('nav a', { hasText: 'What is undetermined' }).click();
        await frame.waitForFunction(() => document.scrollingElement.scrollTop > 0, undefined, WAIT);
      },
      'and it is saved by the button at the head of its tab': async (page, { workspace }) => {
        await page.locator('.editor-actions [aria-label^="Save Report"]').click();
        await page.locator('.quick-input-widget:visible input').first().waitFor(WAIT);
        await page.keyboard.press('Enter');
        await until('the file', () => existsSync(join(workspace, 'earshot-report.html')));
      },
    },
  },
  {
    name: 'a file without a folder',
    open: { folder: join(root, 'tests/vscode/workspace'), file: 'etcher.earshot', alone: true },
    steps: {
      'is checked, with what it imports': async (page) => {
        await page.locator('.view-line', { hasText: '25.13' }).first().waitFor(WAIT);
        await page.locator('.statusbar-item', { hasText: 'EAR of 2025-01-15' }).waitFor(WAIT);
      },
      'and is what a check of the workspace counts': async (page) => {
        await command(page, 'Earshot: Check Workspace');
        // Whether a notification comes up by itself is the workbench's own affair.
        await page.locator('.statusbar-item .codicon-bell-dot').waitFor(WAIT);
        await command(page, 'Notifications: Show Notifications');
        await page.locator('.notifications-center', { hasText: 'Earshot checked 1 spec: 2 determinations' }).waitFor(WAIT);
      },
    },
  },
  {
    name: 'a new user',
    open: { folder: join(root, 'tests/vscode/workspace'), file: 'etcher.earshot', alone: true },
    steps: {
      'finds the walkthrough': async (page) => {
        await command(page, 'Welcome: Open Walkthrough');
        await page.locator('.quick-input-widget .monaco-list-row', { hasText: 'Get Started with Earshot' }).first().click();
        await page.locator('.gettingStartedContainer', { hasText: 'Open a sample' }).waitFor(WAIT);
        await frameWith(page, 'a cluster etcher made in Singapore');
      },
      'finds the commands by the name of the product': async (page) => {
        await page.keyboard.press('F1');
        await page.locator('.quick-input-widget:visible input').waitFor(WAIT);
        await page.keyboard.type('Earshot');
        await page.locator('.quick-input-widget .monaco-list-row', { hasText: 'Earshot: Open a Sample' }).first().waitFor(WAIT);
      },
      'opens a sample from it, which has its answers': async (page) => {
        await page.keyboard.press('Escape');
        await page.locator('.gettingStartedContainer .monaco-button', { hasText: 'Open a Sample' }).click();
        await page
          .locator('.view-line', { hasText: /destination\s+CN.*license\srequired/ })
          .first()
          .waitFor(WAIT);
      },
      'and asks why, with the walkthrough still in view': async (page) => {
        await page.locator('.gettingStartedContainer .step-title', { hasText: 'Ask why' }).click();
        await page.waitForTimeout(1500);
        await page.locator('.gettingStartedContainer .monaco-button', { hasText: 'Open Proof' }).click();
        await page.locator('.tab', { hasText: 'Proof of etcher@CN' }).waitFor(WAIT);
      },
      'finds the settings': async (page) => {
        await command(page, 'Preferences: Open Settings (UI)');
        await page.locator('.settings-editor').waitFor(WAIT);
        await page.keyboard.type('earshot.');
        await page.locator('.settings-editor', { hasText: 'Show the answer after each destination' }).waitFor(WAIT);
      },
    },
  },
  {
    name: 'high contrast',
    open: { folder: join(root, 'tests/vscode/workspace'), file: 'etcher.earshot' },
    steps: {
      'a spec reads in high contrast': async (page) => {
        await page.locator('.monaco-editor .squiggly-error').first().waitFor(WAIT);
        await chooseTheme(page, 'Dark High Contrast', 'hc-black');
        await hoverOf(page, 'destination', 'CN', (it) => it.filter({ hasText: 'China' }));
      },
    },
  },
];
