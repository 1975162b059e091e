// What a user does: rename across files and undo it, take a fix from the light bulb, type a spec from nothing, take what completion offers.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { command, editorText, goToEnd, lightBulb, place, root, until, WAIT } from '../workbench.mjs';

const onDisk = (workspace, file) => readFileSync(join(workspace, file), 'utf8');

/** Saves until it is there: what a step undoes in files that are not in view comes a moment later. */
async function saved(page, what, holds) {
  for (let left = 10; left > 0 && !holds(); left--) {
    await command(page, 'File: Save All Files');
    await page.waitForTimeout(500);
  }
  await until(what, holds);
}

const SPEC = `as-of 2025-01-15

input stage "Motion stage" {
  origin US
  eccn 2B999
  value 180_000 USD
}

product bonder "Hybrid bonder" {
  type equipment
  origin SG
  eccn 3B991
  value 2_400_000 USD

  incorporates 2 stage
  direct-product-of none
  plant direct-product-of none

  destination CN, TW
}
`;

/**
 * As a user types: quotes and brackets close by themselves and are typed over, or left by the arrow; lines are indented by themselves;
 * lists open, and are not looked at.
 */
async function typed(page, text) {
  const lines = text
    .trimEnd()
    .split('\n')
    .map((line) => line.trim());
  for (const [i, line] of lines.entries()) {
    // A list that is still open would take the arrow.
    if (line === '}') for (const key of ['Escape', 'ArrowDown', 'End']) await page.keyboard.press(key);
    else await page.keyboard.type(line, { delay: 25 });
    if (lines[i + 1] !== '}' && i < lines.length - 1) await page.keyboard.press('Enter');
  }
}

export const changing = [
  {
    name: 'a sample with findings of three kinds',
    apart: true,
    open: { folder: join(root, 'samples'), file: 'etcher.earshot' },
    steps: {
      'squiggles for a license, for de minimis and for an alternative': async (page) => {
        for (const kind of ['error', 'warning', 'info'])
          await page.locator(`.monaco-editor .squiggly-${kind}`).first().waitFor(WAIT);
        await page.keyboard.press('Control+Shift+M');
        for (const code of ['ES3001', 'ES2001', 'ES5001']) await page.locator('.markers-panel', { hasText: code }).waitFor(WAIT);
      },
    },
  },
  {
    name: 'renaming',
    open: { folder: join(root, 'tests/vscode/workspace'), file: 'etcher.earshot' },
    steps: {
      'a name is renamed in every file': async (page, { workspace }) => {
        await page.locator('.monaco-editor .squiggly-error').first().waitFor(WAIT);
        await page.mouse.click(...(await place(page, 'incorporates', 'handling-module')));
        await page.keyboard.press('F2');
        const input = page.locator('.rename-box input');
        await input.waitFor(WAIT);
        await input.fill('wafer-handler');
        await page.keyboard.press('Enter');
        await page.locator('.view-line', { hasText: 'wafer-handler' }).first().waitFor(WAIT);
        await until('the other file', () => /^input wafer-handler/m.test(onDisk(workspace, 'parts/modules.earshot')));
      },
      'and called back in all of them at once': async (page, { workspace }) => {
        await page.keyboard.press('Control+Z');
        await page.locator('.view-line', { hasText: 'handling-module' }).first().waitFor(WAIT);
        await saved(page, 'the other file', () => /^input handling-module/m.test(onDisk(workspace, 'parts/modules.earshot')));
      },
    },
  },
  {
    name: 'the light bulb',
    open: { folder: join(root, 'tests/vscode/workspace'), file: 'broken.earshot' },
    steps: {
      'offers what a misspelled word is to be': async (page) => {
        await page.locator('.monaco-editor .squiggly-error').first().waitFor(WAIT);
        await lightBulb(page, 'valeu', 'valeu', 'Change valeu to value');
      },
      'changes it, and one step undoes that': async (page) => {
        await page.keyboard.press('Enter');
        await page.locator('.view-line', { hasText: /value\s+10_000/ }).waitFor(WAIT);
        await page.keyboard.press('Control+Z');
        await page.locator('.view-line', { hasText: /valeu\s+10_000/ }).waitFor(WAIT);
      },
    },
  },
  {
    name: 'an alternative',
    open: { folder: join(root, 'samples'), file: 'etcher.earshot' },
    steps: {
      'is offered by the light bulb, with what it would change': async (page) => {
        await page.locator('.monaco-editor .squiggly-error').first().waitFor(WAIT);
        await lightBulb(page, 'destination', 'CN', 'Replace handling-system with jp-handling: CN 26 % → 0 %, not subject');
      },
      'is put in place by a click, and the answer is what its title said': async (page) => {
        await page.locator('.action-widget .monaco-list-row', { hasText: 'Replace handling-system with jp-handling' }).click();
        await page
          .locator('.view-line', { hasText: /incorporates\s+jp-handling/ })
          .first()
          .waitFor(WAIT);
        await page
          .locator('.view-line', { hasText: /destination\s+CN.*not\ssubject/ })
          .first()
          .waitFor(WAIT);
      },
      'is taken back in one step': async (page) => {
        await page.keyboard.press('Control+Z');
        await page
          .locator('.view-line', { hasText: /incorporates\s+handling-system/ })
          .first()
          .waitFor(WAIT);
        await page
          .locator('.view-line', { hasText: /destination\s+CN.*license\srequired/ })
          .first()
          .waitFor(WAIT);
      },
    },
  },
  {
    name: 'a declaration',
    open: { folder: join(root, 'tests/vscode/workspace'), file: 'parts/modules.earshot' },
    steps: {
      'that is to have a file of its own is shown before it moves, where that is asked for': async (page) => {
        await page.locator('.statusbar-item', { hasText: 'EAR of' }).waitFor(WAIT);
        const row = await lightBulb(page, 'input', 'handling-module', 'Move handling-module to ./handling-module.earshot');
        await row.hover();
        await page.keyboard.press('Control+Enter');
        await page.locator('.bulk-edit-panel', { hasText: 'handling-module.earshot' }).waitFor(WAIT);
      },
      'moves there, and is imported where it is used': async (page, { workspace }) => {
        await page.locator('.bulk-edit-panel .monaco-button', { hasText: 'Apply' }).click();
        await until('the new file', () => existsSync(join(workspace, 'parts/handling-module.earshot')));
        await saved(page, 'its text', () => /^input handling-module/m.test(onDisk(workspace, 'parts/handling-module.earshot')));
        await until('its import', () => /handling-module\.earshot/.test(onDisk(workspace, 'etcher.earshot')));
      },
      'and is back where it was in one step': async (page, { workspace }) => {
        await page.keyboard.press('Control+1');
        await page.keyboard.press('Control+Z');
        await page.waitForTimeout(1000);
        await saved(page, 'its old place', () => /^input handling-module/m.test(onDisk(workspace, 'parts/modules.earshot')));
        await until('the end of the new file', () => !existsSync(join(workspace, 'parts/handling-module.earshot')));
        // Of what is open behind another tab too.
        await page.locator('#status\\.problems', { hasText: /4\s*2/ }).waitFor(WAIT);
      },
    },
  },
  {
    name: 'the keyboard alone',
    open: { folder: join(root, 'tests/vscode/empty'), file: 'start.earshot' },
    steps: {
      'a spec typed from nothing has its answers': async (page) => {
        await page.locator('.statusbar-item', { hasText: 'EAR of' }).waitFor(WAIT);
        await page.keyboard.press('Control+P');
        await page.keyboard.type('new.earshot');
        await page.locator('.quick-input-widget .monaco-list-row.focused', { hasText: 'new.earshot' }).waitFor(WAIT);
        await page.keyboard.press('Enter');
        await page.locator('.tab.active', { hasText: 'new.earshot' }).waitFor(WAIT);
        await page.locator('.statusbar-item', { hasText: 'Spaces: 2' }).waitFor(WAIT);
        await typed(page, SPEC);
        await page.locator('.view-line', { hasText: /destination\s+CN,\sTW/ }).waitFor(WAIT);
        await page
          .locator('.view-line', { hasText: /no\slicense\srequired|not\ssubject/ })
          .first()
          .waitFor(WAIT);
      },
      'and is the text that was typed, formatted': async (page, { workspace }) => {
        await page.keyboard.press('Shift+Alt+F');
        await page.waitForTimeout(1500);
        await page.keyboard.press('Control+S');
        const words = (text) =>
          text
            .split(/\s+/)
            .filter((w) => w !== '')
            .join(' ');
        await until(
          'the saved text',
          () => words(onDisk(workspace, 'new.earshot')) === words(SPEC),
          () => onDisk(workspace, 'new.earshot'),
        );
      },
      'its proof opens and is walked through': async (page) => {
        await goToEnd(page);
        for (const key of ['ArrowUp', 'ArrowUp', 'ArrowUp', 'End']) await page.keyboard.press(key);
        await page.keyboard.press('F1');
        await page.keyboard.type('Earshot: Open Proof');
        await page.locator('.quick-input-widget .monaco-list-row', { hasText: 'Earshot: Open Proof' }).first().waitFor(WAIT);
        await page.keyboard.press('Enter');
        await page.locator('.tab', { hasText: 'Proof of bonder@CN' }).waitFor(WAIT);
      },
    },
  },
  {
    name: 'completion',
    open: { folder: join(root, 'tests/vscode/workspace'), file: 'etcher.earshot' },
    steps: {
      'a name of another file comes with its import': async (page) => {
        await page.locator('.monaco-editor .squiggly-error').first().waitFor(WAIT);
        await page.locator('.monaco-editor .view-line').first().click();
        await page.keyboard.press('Control+Home');
        await page.keyboard.press('Shift+ArrowDown');
        await page.keyboard.press('Delete');
        await page.locator('.view-line', { hasText: 'import' }).waitFor({ state: 'detached', timeout: 5000 });
        await page.mouse.click(...(await place(page, 'incorporates', 'handling-module')));
        await page.keyboard.press('End');
        for (let i = 0; i < 'ling-module'.length; i++) await page.keyboard.press('Backspace');
        await page.keyboard.press('Control+Space');
        const row = page.locator('.suggest-widget .monaco-list-row.focused', { hasText: 'handling-module' });
        await row.waitFor(WAIT);
        await page.keyboard.press('Tab');
        await page.locator('.view-line', { hasText: 'import "./parts/modules.earshot"' }).waitFor(WAIT);
        const text = await editorText(page);
        if (!/incorporates\s+handling-module/.test(text)) throw new Error(text);
      },
    },
  },
];
