// What a writer of a spec sees: lists of what may stand there, hints above a product, and no error at the word being written.
import { join } from 'node:path';
import { comes, root, WAIT } from '../workbench.mjs';

const list = (page) => page.locator('.suggest-widget:visible .monaco-list-row');

/** Types until the list that comes by itself has it: where an answer was overtaken none comes, and the last letter is typed again. */
async function typedTo(page, text, row) {
  await type(page, text);
  for (let tries = 0; tries < 8 && !(await comes(row.first())); tries++) {
    await page.keyboard.press('Backspace');
    await type(page, text.at(-1));
  }
  await row.first().waitFor(WAIT);
}
const line = (page, text) => page.locator('.view-line', { hasText: text }).first().waitFor(WAIT);
/** As fast as one who knows what to write. */
const type = (page, text) => page.keyboard.type(text, { delay: 60 });
const isShut = (page) => page.locator('.suggest-widget:visible').waitFor({ state: 'hidden', timeout: 10_000 });

/** The editor indents, and closes what is opened. */
const SPEC = `as-of 2025-01-15

party chip-maker "Kite Semiconductor" {
country TW
}

input power-supply "Power supply" {
type component
origin US
eccn EAR99
value 2_000 USD
}

product cleaner "Wafer cleaner" {
type equipment
origin JP
eccn 3B991
value 400_000 USD
incorporates 2 power-supply
direct-product-of none
plant direct-product-of none
destination TW {
end-user chip-maker
}
}`;
/** The brace that closes a block stands there already. */
const KEYS = SPEC.split(/(\n\}|\n|)/)
  .filter((key) => key !== '')
  .flatMap((key) => (key === '\n}' ? ['Control+End'] : key === '\n' ? ['Enter'] : [key]));

export const writing = [
  {
    name: 'a spec is written from nothing',
    open: { folder: join(root, 'tests/vscode/workspace'), file: 'broken.earshot' },
    steps: {
      'with the keyboard alone, and no error on the way': async (page) => {
        await page.locator('.monaco-editor .squiggly-error').first().waitFor(WAIT);
        await page.locator('.monaco-editor .view-line').first().click();
        await page.keyboard.press('Control+A');
        await page.keyboard.press('Delete');
        await page.locator('.monaco-editor .squiggly-error').first().waitFor({ state: 'hidden', timeout: 10_000 });
        let wrong = 0;
        for (const key of KEYS) {
          if (key.length > 1) await page.keyboard.press(key);
          else await page.keyboard.type(key);
          // The server has half a second, and an error of the key before has had its time to be drawn.
          await page.waitForTimeout(60);
          if (await page.locator('.monaco-editor .squiggly-error').count()) wrong++;
        }
        console.log(`     keys with an error: ${wrong} of ${KEYS.length}`);
        if (wrong > KEYS.length / 10) throw new Error(`an error was shown at ${wrong} of ${KEYS.length} keys`);
      },
      'has an answer in the end': async (page) => {
        await page.locator('.codelens-decoration', { hasText: 'TW' }).first().waitFor(WAIT);
        if (await page.locator('.monaco-editor .squiggly-error').count()) throw new Error('an error is shown');
      },
    },
  },
  {
    name: 'a spec is written',
    open: { folder: join(root, 'tests/vscode/workspace'), file: 'etcher.earshot' },
    steps: {
      'a code lens stands above the product': async (page) => {
        await page.locator('.codelens-decoration', { hasText: 'proof' }).first().waitFor(WAIT);
      },
      'a whole declaration comes from its first letters': async (page) => {
        await page.locator('.monaco-editor .view-line').first().click();
        await page.keyboard.press('Control+End');
        await page.keyboard.press('Enter');
        await typedTo(page, 'prod', list(page));
        await page.keyboard.press('Tab');
        await line(page, 'plant direct-product-of none');
      },
      'a title finds its entry': async (page) => {
        await page.keyboard.press('Escape');
        await page.keyboard.press('Control+Z');
        await page.keyboard.press('Control+Z');
        await page.keyboard.press('Control+End');
        await type(page, '\ninput part {\n');
        await typedTo(page, 'eccn litho', list(page).filter({ hasText: '3B001' }));
      },
      'its paragraphs follow the point': async (page) => {
        for (let i = 0; i < 5; i++) await page.keyboard.press('Backspace');
        await typedTo(page, '3B001.', list(page).filter({ hasText: '3B001.a' }));
        await typedTo(page, 'f.5', list(page).filter({ hasText: '3B001.f.5' }));
      },
      'Enter ends the line and takes nothing from the list': async (page) => {
        await page.keyboard.press('Enter');
        await isShut(page);
        await line(page, '3B001.f.5');
      },
      'a space opens no list': async (page) => {
        await type(page, 'origin ');
        await page.waitForTimeout(1500);
        if (await list(page).count()) throw new Error('a space opened a list');
      },
      'a country comes by its name, with Tab': async (page) => {
        await typedTo(page, 'Jap', list(page).filter({ hasText: 'Japan' }));
        await page.keyboard.press('Tab');
        await line(page, 'origin JP');
      },
    },
  },
];
