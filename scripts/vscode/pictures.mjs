// Takes the pictures of the README in real VS Code: node scripts/vscode/pictures.mjs [NAME]. Look at them before they are kept.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { viewFrame } from './scenes/views.mjs';
import { chooseTheme, command, goToLine, hideSideBar, openWorkbench, root, WAIT } from './workbench.mjs';

const out = join(root, 'docs/images');
mkdirSync(out, { recursive: true });

const pictures = [
  {
    name: 'proof',
    file: 'etcher.earshot',
    theme: ['Dark Modern', 'vs-dark'],
    line: 31,
    command: 'Earshot: Open Proof',
    text: 'Proof of etcher@CN',
  },
  {
    name: 'bars',
    file: 'hybrid-bonder.earshot',
    theme: ['Light Modern', 'vs'],
    line: 48,
    command: 'Earshot: Open Bill of Materials',
    text: 'U.S. content of bonder-sg@CN',
  },
  {
    name: 'matrix',
    file: 'hybrid-bonder.earshot',
    theme: ['Dark High Contrast', 'hc-black'],
    line: 48,
    command: 'Earshot: Open Matrix of Products and Countries',
    text: 'for every country',
  },
];

for (const picture of pictures.filter((p) => !process.argv[2] || p.name === process.argv[2])) {
  const { page, close } = await openWorkbench({ folder: join(root, 'samples'), file: picture.file });
  try {
    await page.setViewportSize({ width: 1200, height: 720 });
    await page.locator('.statusbar-item', { hasText: 'EAR of' }).waitFor(WAIT);
    await page
      .locator('.monaco-editor .squiggly-warning, .monaco-editor .squiggly-error')
      .first()
      .waitFor(WAIT)
      .catch(() => {});
    await chooseTheme(page, ...picture.theme);
    await hideSideBar(page);
    await goToLine(page, picture.line);
    await page.keyboard.press('Home');
    await command(page, picture.command);
    await viewFrame(page, picture.text);
    await page.mouse.move(600, 700);
    await page.waitForTimeout(1500);
    await page.screenshot({ path: join(out, `${picture.name}.png`) });
    console.log(`docs/images/${picture.name}.png`);
  } finally {
    await close();
  }
}
