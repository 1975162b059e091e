// The views, opened as a user does and looked at by axe in every kind of theme.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { chooseTheme, command, frameWith, hideSideBar, openReport, place, root, WAIT } from '../workbench.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** The page of the view that is open: a frame in a frame of the workbench. */
export async function viewFrame(page, text) {
  for (let i = 0; i < 300; i++) {
    for (const frame of page.frames()) {
      const main = await frame.$('main#view').catch(() => null);
      if (main && (await main.isVisible().catch(() => false)) && (await main.innerText().catch(() => '')).includes(text))
        return frame;
    }
    await page.waitForTimeout(200);
  }
  throw new Error(`no view shows ${text}`);
}

/** Throws on whatever axe finds. */
async function accessible(frame) {
  await frame.evaluate(axe);
  const violations = await frame.evaluate(async () => {
    // To axe the visible text of a branch is that of all its leaves; the name of a branch is its own line.
    const rule = 'label-content-name-mismatch';
    const all = await globalThis.axe.run(document, { rules: { [rule]: { enabled: false } } });
    const named = await globalThis.axe.run({ exclude: ['vscode-tree'] }, { runOnly: [rule] });
    return [...all.violations, ...named.violations];
  });
  const told = violations.map(
    (v) => `${v.id}: ${v.help}\n${v.nodes.map((n) => `  ${n.html.slice(0, 200)}\n  ${n.failureSummary}`).join('\n')}`,
  );
  if (told.length > 0) throw new Error(told.join('\n'));
}

/** One script and one style sheet of ours, by their nonce; nothing is fetched from anywhere else. */
async function strict(frame) {
  const policy = await frame.evaluate(() => document.querySelector('meta[http-equiv="Content-Security-Policy"]').content);
  if (!/^default-src 'none'; script-src 'nonce-([\w+/=]+)'; style-src 'nonce-\1'$/.test(policy))
    throw new Error(`the policy is ${policy}`);
}

/** Looks at a page that runs no script, and so no axe: at what it looks like, in a page of its own. */
async function still(page, frame, look) {
  const context = await page
    .context()
    .browser()
    .newContext({ bypassCSP: true, viewport: { width: 700, height: 800 } });
  try {
    const copy = await context.newPage();
    await copy.setContent(await frame.content());
    await look(copy.mainFrame());
  } finally {
    await context.close();
  }
}

/** The policy of the page itself: no script, and the one style sheet it names by digest. */
async function closed(frame) {
  const policy = await frame.evaluate(() => document.querySelector('meta[http-equiv="Content-Security-Policy"]').content);
  if (!/^default-src 'none'; style-src 'sha256-[\w+/=]+'; base-uri 'none'; form-action 'none'$/.test(policy))
    throw new Error(`the policy is ${policy}`);
}

async function atDestination(page) {
  await page.keyboard.press('Escape');
  await page.mouse.click(...(await place(page, 'destination', 'CN')));
}

/** `kind`: the class of such themes in the workbench. */
const inTheme = (name, theme, kind) => ({
  name: `views in ${name}`,
  open: { folder: join(root, 'tests/vscode/workspace'), file: 'etcher.earshot' },
  steps: {
    [`the proof, ${name}`]: async (page) => {
      await page.locator('.monaco-editor .squiggly-error').first().waitFor(WAIT);
      await chooseTheme(page, theme, kind);
      await hideSideBar(page);
      await atDestination(page);
      await command(page, 'Earshot: Open Proof');
      const frame = await viewFrame(page, 'Proof of etcher@CN');
      await frame.locator('vscode-tree-item', { hasText: '25.13 % of 2,000,000.00 USD' }).first().waitFor(WAIT);
      await strict(frame);
      await accessible(frame);
    },
    [`the bars, ${name}`]: async (page) => {
      await atDestination(page);
      await command(page, 'Earshot: Open Bill of Materials');
      const frame = await viewFrame(page, 'U.S. content of etcher@CN');
      await frame.locator('svg.bars .bar.yes').first().waitFor(WAIT);
      await strict(frame);
      await accessible(frame);
    },
    [`the matrix, ${name}`]: async (page) => {
      await atDestination(page);
      await command(page, 'Earshot: Open Matrix of Products and Countries');
      const frame = await viewFrame(page, 'for every country');
      await frame.locator('td .cell.stated').first().waitFor(WAIT);
      await strict(frame);
      await accessible(frame);
    },
    [`two days, ${name}`]: async (page) => {
      await atDestination(page);
      await command(page, 'Earshot: Compare Two Dates');
      for (const day of ['2008-10-01', '2026-09-24']) {
        const input = page.locator('.quick-input-widget:visible input');
        await input.waitFor(WAIT);
        await input.fill(day);
        await page.keyboard.press('Enter');
        await page.waitForTimeout(300);
      }
      const frame = await viewFrame(page, 'The law from 2008-10-01 to 2026-09-24');
      await strict(frame);
      await accessible(frame);
    },
    [`the report, ${name}`]: async (page) => {
      await atDestination(page);
      await openReport(page, { down: 1, withhold: false });
      const frame = await frameWith(page, 'Export control report: etcher.earshot');
      await frame.locator('#answers td.license-required').first().waitFor(WAIT);
      await closed(frame);
      await still(page, frame, accessible);
    },
  },
});

const inUse = {
  name: 'views in use',
  open: { folder: join(root, 'tests/vscode/workspace'), file: 'etcher.earshot' },
  steps: {
    'the matrix is filtered and walked through by the keyboard, and a cell opens its proof': async (page) => {
      await page.locator('.monaco-editor .squiggly-error').first().waitFor(WAIT);
      await hideSideBar(page);
      await atDestination(page);
      await command(page, 'Earshot: Open Matrix of Products and Countries');
      const frame = await viewFrame(page, 'for every country');
      await frame.locator('input[type=search]').focus();
      await page.keyboard.type('Taiwan');
      await frame.locator('[role=status]', { hasText: /^1 of \d+ countries$/ }).waitFor(WAIT);
      for (const _ of 'Taiwan') await page.keyboard.press('Backspace');
      await frame.locator('[role=status]', { hasText: /^(\d+) of \1 countries$/ }).waitFor(WAIT);
      await frame.locator('td button').first().focus();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await page.locator('.tab', { hasText: 'Proof of etcher@TW' }).waitFor(WAIT);
    },
    'a fact of the proof leads to its place in the spec': async (page) => {
      const frame = await viewFrame(page, 'Proof of etcher@TW');
      await frame.getByText('3B001.f.2', { exact: true }).last().click();
      await page.locator('.statusbar-item', { hasText: /^Ln 9, / }).waitFor(WAIT);
    },
    'and all of it is copied as Markdown': async (page) => {
      const frame = await viewFrame(page, 'Proof of etcher@TW');
      await frame.getByText('Copy as Markdown').click();
      await page.locator('.statusbar-item', { hasText: 'Earshot: copied as Markdown' }).waitFor(WAIT);
    },
    'a bar leads to the input it stands for': async (page) => {
      await atDestination(page);
      await command(page, 'Earshot: Open Bill of Materials');
      const frame = await viewFrame(page, 'U.S. content of etcher@CN');
      await frame.locator('th a, th button', { hasText: 'handling-module' }).first().click();
      await page.locator('.statusbar-item', { hasText: /^Ln 11, / }).waitFor(WAIT);
    },
    'a view keeps what it showed while its product cannot be read, and says so': async (page) => {
      const view = await viewFrame(page, 'U.S. content of etcher@CN');
      const drawn = await view.locator('svg.bars').first().innerHTML();
      await page.mouse.click(...(await place(page, 'origin', 'SG')));
      await page.keyboard.press('End');
      await page.keyboard.press('Control+Backspace');
      await view.locator('.problem', { hasText: '(stale)' }).waitFor(WAIT);
      if ((await view.locator('.stale svg.bars').first().innerHTML()) !== drawn) throw new Error('it shows something else');
      await page.keyboard.press('Control+Z');
      await view.locator('.problem').waitFor({ ...WAIT, state: 'hidden' });
    },
  },
};

export const views = [
  inUse,
  inTheme('dark', 'Dark Modern', 'vs-dark'),
  inTheme('light', 'Light Modern', 'vs'),
  inTheme('dark high contrast', 'Dark High Contrast', 'hc-black'),
  inTheme('light high contrast', 'Light High Contrast', 'hc-light'),
];
