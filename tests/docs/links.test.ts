/** Pages lead somewhere: every link of the pages that people read by themselves, with its place on the page, and every page from the index. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { globSync } from 'tinyglobby';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const text = new Map(
  globSync(['*.md', 'docs/*.md', 'samples/**/*.md', 'server/rulebook/*.md', 'walkthrough/*.md'], { cwd: root }).map((path) => [
    path,
    readFileSync(`${root}/${path}`, 'utf8'),
  ]),
);

/** Without its blocks of code, where a link is an example. */
const prose = (page: string): string => text.get(page)!.replace(/^( *)```[\s\S]*?^\1```$/gm, '');

/** As GitHub and the site make a place of a heading. */
const slug = (heading: string): string =>
  heading
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .trim()
    .replaceAll(' ', '-');

const places = (page: string): ReadonlySet<string> =>
  new Set([...prose(page).matchAll(/^#{1,6} (.*)$/gm)].map((m) => slug(m[1]!)));

const links = [...text.keys()].flatMap((page) =>
  [...prose(page).matchAll(/\]\(([^)\s]+)\)/g)]
    .map((m) => m[1]!)
    .filter((to) => !/^[a-z]+:/.test(to))
    .map((to) => {
      const [path, place] = to.split('#');
      return { page, to, path: path === '' ? page : posix.join(dirname(page), path!), place };
    }),
);

it('links lead to files that are there, and to headings on them', () => {
  expect(links.length).toBeGreaterThan(200);
  const dead = links.filter(
    ({ path, place }) => !existsSync(`${root}/${path}`) || (place !== undefined && text.has(path) && !places(path).has(place)),
  );
  expect(dead.map(({ page, to }) => `${page}: ${to}`)).toEqual([]);
});

it('every page of docs/ is reached from the index', () => {
  const index = new Set(links.filter(({ page }) => page === 'docs/README.md').map(({ path }) => path));
  const pages = [...text.keys()].filter((page) => page.startsWith('docs/') && page !== 'docs/README.md');
  expect(pages.filter((page) => !index.has(page))).toEqual([]);
});

it('pages named in passing are there', () => {
  const named = [...text.keys()].flatMap((page) =>
    [...prose(page).matchAll(/`(docs\/[\w/-]+\.(?:md|json))`/g)]
      .map((m) => ({ page, path: m[1]! }))
      .filter(({ path }) => !path.includes('NNNN')),
  );
  expect(named.filter(({ path }) => !existsSync(`${root}/${path}`))).toEqual([]);
});

it('each sample is a case of docs/cases.md, and each case has its sample', () => {
  const there = globSync('*.earshot', { cwd: `${root}/samples` }).map((file) => file.replace('.earshot', ''));
  const rows = [...prose('docs/cases.md').matchAll(/^\|[^|]*\|([^|]*)\|/gm)].slice(2).map((m) => m[1]!);
  const named = rows.flatMap((cell) => [...cell.matchAll(/`([\w-]+)`/g)].map((m) => m[1]!));
  expect(rows.every((cell) => cell.includes('`'))).toBe(true);
  expect(named.filter((name) => !there.includes(name))).toEqual([]);
  const series = (name: string): string => name.replace(/-\d{4}-\d{2}$/, '');
  expect(there.filter((name) => !named.some((n) => series(n) === series(name)))).toEqual([]);
});
