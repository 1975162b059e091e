// The site that `npm run docs` makes of docs/, with search. Its pages are those of the repository: none is written for the site alone.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from 'vitepress';

const root = join(import.meta.dirname, '../../..');
const docs = join(root, 'docs');
const earshot = JSON.parse(readFileSync(join(root, 'grammar/generated/earshot.tmLanguage.json'), 'utf8'));

/** The side bar is the index of the docs: its headings, and the pages below each. */
function sidebar() {
  const groups = [];
  for (const line of readFileSync(join(docs, 'README.md'), 'utf8').split('\n')) {
    const heading = /^##? (.*)$/.exec(line);
    if (heading) groups.push({ text: heading[1], items: [] });
    const page = /^- \[([^\]]+)\]\(([^)]+)\)/.exec(line) ?? /^\| \[(ES\d+)\]\(([^)]+)\)/.exec(line);
    if (page) groups.at(-1).items.push({ text: page[1], link: `/${page[2].replace(/\.md\b/, '')}` });
  }
  return groups
    .filter(({ items }) => items.length > 0)
    .map((group) => (group.items[0].text.startsWith('ES') ? { ...group, collapsed: true } : group));
}

export default defineConfig({
  title: 'Earshot',
  description: 'Is this product within earshot of the U.S. Export Administration Regulations, why, and what would change that?',
  // What scripts/docs.mjs lays there: docs/.
  srcDir: 'out/pages',
  outDir: join(root, 'out/docs'),
  cacheDir: join(import.meta.dirname, '../out/cache'),
  rewrites: { 'README.md': 'index.md' },
  // Where the site will lie on its server.
  base: process.env.DOCS_BASE ?? '/',
  cleanUrls: false,
  lastUpdated: false,
  // HTML in a page is text, as on a page of the repository that a reader of the source sees.
  markdown: { html: false, languages: [{ ...earshot, name: 'earshot' }] },
  // Schemas are no pages: scripts/docs.mjs lays them beside and follows the links to them.
  ignoreDeadLinks: [/schemas\//],
  // Of the generator's own scripts, not of the project's.
  vite: { esbuild: { tsconfigRaw: {} } },
  themeConfig: {
    search: { provider: 'local' },
    sidebar: sidebar(),
    outline: [2, 3],
    docFooter: { prev: false, next: false },
    footer: { message: 'Not legal advice. The official text of 15 CFR parts 730 to 774 and the Federal Register govern.' },
  },
});
