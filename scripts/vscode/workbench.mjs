// Drives a real workbench as a user does: by what is on the screen, by mouse and keyboard.
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { launchChromium, newPage, remoteUri, startCodeServer, workbenchUrl } from './code-server.mjs';
import { setupCodeServer } from './setup.mjs';

export const root = resolve(import.meta.dirname, '../..');
export const WAIT = { timeout: 60_000 };

/**
 * Opens a spec in a fresh workbench. `alone`: without its folder.
 * @returns the page and the copy of the folder that is open; `again`, for another scene of the same folder; and how to close all of it
 */
export async function openWorkbench({ folder, file, trust = false, alone = false }) {
  const tmp = realpathSync(mkdtempSync(join(tmpdir(), 'earshot-ui-')));
  const workspace = join(tmp, 'workspace');
  cpSync(folder, workspace, { recursive: true });
  const server = await startCodeServer({ ...setupCodeServer(), trust });
  let browser;
  const close = async () => {
    await browser?.close();
    await server.stop();
    rmSync(tmp, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  };
  try {
    browser = await launchChromium();
    const page = await newPage(browser);
    const payload = {
      openFile: remoteUri(server.url, join(workspace, file)),
      extensionDevelopmentPath: remoteUri(server.url, root),
      skipWelcome: 'true',
      skipReleaseNotes: 'true',
    };
    await page.goto(workbenchUrl(server.url, { folder: alone ? undefined : workspace, payload }), { timeout: 300_000 }); // no test fails for being slow
    await page.locator('.monaco-editor .view-line').first().waitFor(WAIT);
    const again = async (next) => {
      await putAway(page);
      restore(folder, workspace);
      server.resetSettings();
      await openByName(page, next);
    };
    return { page, workspace, again, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Nothing is open, and what was not saved is forgotten. */
async function putAway(page) {
  // A list, a hover, a box that asks: each takes one.
  for (let i = 0; i < 5; i++) await page.keyboard.press('Escape');
  if (await page.locator('.part.panel').isVisible()) await page.keyboard.press('Control+J');
  if (!(await page.locator('.part.sidebar').isVisible())) await page.keyboard.press('Control+B');
  const unsaved = page.locator('.editor-group-container .tab.dirty');
  for (let left = await unsaved.count(); left > 0; left = await unsaved.count()) {
    await unsaved.first().click();
    await command(page, 'View: Revert and Close Editor');
    for (let turns = 100; turns > 0 && (await unsaved.count()) === left; turns--) await page.waitForTimeout(50);
  }
  // All at once: a page that comes into view when another closes would take the focus.
  await command(page, 'View: Close All Editors');
  await page
    .locator('.editor-group-container .tab')
    .first()
    .waitFor({ ...WAIT, state: 'hidden' });
}

/** The files of a folder as they are in another; what is there already is not touched. */
function restore(from, to) {
  for (const file of readdirSync(to, { recursive: true }))
    if (!existsSync(join(from, file))) rmSync(join(to, file), { recursive: true });
  for (const file of readdirSync(from, { recursive: true })) {
    const [wanted, there] = [join(from, file), join(to, file)];
    if (statSync(wanted).isDirectory()) mkdirSync(there, { recursive: true });
    else if (!existsSync(there) || !readFileSync(there).equals(readFileSync(wanted))) cpSync(wanted, there);
  }
}

/** A file that was just put back is known a moment later, and a page that comes into view closes the list: then it is asked for again. */
async function openByName(page, file) {
  const row = page.locator('.quick-input-widget .monaco-list-row', { hasText: basename(file) }).first();
  await insist(page, async (timeout) => {
    await page.keyboard.press('Control+P');
    await page.locator('.quick-input-widget:visible input').fill(file, { timeout });
    await row.click({ timeout });
    await page.locator('.tab.active', { hasText: basename(file) }).waitFor({ timeout });
  });
  await page.locator('.monaco-editor .view-line').first().waitFor(WAIT);
}

/** More room for what is in the middle. */
export async function hideSideBar(page) {
  if (await page.locator('.part.sidebar').isVisible()) await page.keyboard.press('Control+B');
}

/** Does it go well within a few seconds? */
const goes = (doing) =>
  doing.then(
    () => true,
    () => false,
  );

/** Tries what takes the keyboard until it goes well: what else comes into view may take it away. */
async function insist(page, doing) {
  for (let tries = 0; tries < 10; tries++) {
    if (await goes(doing(6_000))) return;
    await page.keyboard.press('Escape');
  }
  await doing(WAIT.timeout);
}

/** Does it come by itself? */
export const comes = (locator) => goes(locator.waitFor({ timeout: 6_000 }));

/**
 * Runs a command of the palette by its title, which is put there at once: to look for it at each letter takes seconds. A page that comes into
 * view takes the focus, and the palette closes: then it is opened again.
 */
export async function command(page, title) {
  const input = page.locator('.quick-input-widget:visible input');
  const row = page.locator('.quick-input-widget .monaco-list-row', { hasText: title }).first();
  await insist(page, async (timeout) => {
    await page.keyboard.press('F1');
    await input.fill(`>${title}`, { timeout });
    await row.click({ timeout });
  });
}

/** Opens a report, by the keyboard alone. @param down how far down the list the subject is */
export async function openReport(page, { down, withhold }) {
  await page.keyboard.press('F1');
  await page.locator('.quick-input-widget:visible input').waitFor(WAIT);
  await page.keyboard.insertText('Earshot: Open Report');
  await page.locator('.quick-input-widget .monaco-list-row.focused', { hasText: 'Earshot: Open Report' }).waitFor(WAIT);
  await page.keyboard.press('Enter');
  const input = (asked) => page.locator(`.quick-input-widget:visible input[placeholder^="${asked}"]`).waitFor(WAIT);
  await input('A report of what');
  for (let i = 0; i < down; i++) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await input('What is withheld');
  if (withhold) {
    for (const _ of ['values', 'parties']) {
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Space');
    }
  }
  await page.keyboard.press('Enter');
}

export async function goToLine(page, line) {
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
export async function place(page, line, text) {
  const token = page
    .locator('.view-line', { hasText: line })
    .locator('span > span')
    .filter({ hasText: new RegExp(`^\\s*${text}\\s*$`) });
  // Lines are drawn anew while one looks: what was there a moment ago may have no box.
  for (let left = 20; ; left--) {
    await token.first().waitFor(WAIT);
    const box = await token.first().boundingBox();
    if (box) return [box.x + box.width / 2, box.y + box.height / 2];
    if (left === 0) throw new Error(`${text} in "${line}" is not on the screen`);
    await page.waitForTimeout(100);
  }
}

/**
 * Does `act` until what it is to bring up is on the screen. Lenses and findings that come late move the lines, and the place that was
 * pointed at with them: who sees something else looks again.
 */
async function bringUp(wanted, page, act) {
  for (let tries = 0; tries < 10; tries++) {
    await act();
    if (await comes(wanted)) return wanted;
    await page.keyboard.press('Escape');
  }
  await act();
  await wanted.waitFor(WAIT);
  return wanted;
}

/** The hover of a place, once it shows what `wanted` finds in it. */
export async function hoverOf(page, line, text, wanted = (hover) => hover) {
  const hover = page.locator('.monaco-hover:visible');
  await bringUp(wanted(hover).first(), page, async () => {
    await page.keyboard.press('Escape');
    await page.mouse.move(1000, 500);
    await hover
      .first()
      .waitFor({ state: 'hidden', timeout: 5_000 })
      .catch(() => {});
    await page.mouse.move(...(await place(page, line, text)), { steps: 3 });
  });
  return hover;
}

/** What the light bulb offers at a place, open on the screen. */
export const lightBulb = (page, line, text, title) =>
  bringUp(page.locator('.action-widget .monaco-list-row', { hasText: title }), page, async () => {
    await page.mouse.click(...(await place(page, line, text)));
    await page.keyboard.press('Control+.');
  });

/** Chooses a color theme as a user does. `kind`: the class of such themes in the workbench. */
export async function chooseTheme(page, name, kind) {
  await command(page, 'Preferences: Color Theme');
  await page.locator('.quick-input-widget input[placeholder^="Select Color Theme"]').waitFor(WAIT);
  await page.keyboard.insertText(name);
  await page.locator('.quick-input-widget .monaco-list-row.focused', { hasText: name }).waitFor(WAIT);
  await page.keyboard.press('Enter');
  await page.locator(`.monaco-workbench.${kind}`).waitFor(WAIT);
}

export async function goToEnd(page) {
  await page.keyboard.press('Control+1');
  await page.keyboard.press('Control+End');
}

/** The lines that are on the screen. */
export async function editorText(page) {
  const lines = await page.locator('.monaco-editor .view-line').allInnerTexts();
  return lines.join('\n').replaceAll('\u00a0', ' ');
}

/** A page within the page, which shows this. */
export async function frameWith(page, text) {
  for (let i = 0; i < 300; i++) {
    for (const frame of page.frames()) {
      const shown = await frame.evaluate(() => document.body?.innerText ?? '').catch(() => '');
      if (frame !== page.mainFrame() && shown.replaceAll(/\s+/g, ' ').includes(text)) return frame;
    }
    await page.waitForTimeout(200);
  }
  throw new Error(`no page within shows ${text}`);
}

/** Waits for what is no element of the page. */
export async function until(what, holds, told = () => '') {
  for (let i = 0; i < 200; i++) {
    if (holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`waited in vain for ${what}\n${told()}`);
}
