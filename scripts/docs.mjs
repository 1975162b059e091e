// Makes the site of docs/ in out/docs: pages, search, and what they link to. Fails on a link that leads nowhere and on anything from elsewhere.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, rmSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { globSync } from 'tinyglobby';

const root = resolve(import.meta.dirname, '..');
const tool = join(root, 'tools/docs');
const site = join(root, 'out/docs');

function run(command, args, cwd) {
  const { status, error } = spawnSync(command, args, { cwd, stdio: ['ignore', 'inherit', 'inherit'] });
  if (error) throw error;
  if (status !== 0) process.exit(status ?? 1);
}

const lock = join(tool, 'package-lock.json');
const laid = join(tool, 'node_modules/.package-lock.json');
if (!existsSync(laid) || statSync(laid).mtimeMs < statSync(lock).mtimeMs)
  run('npm', ['ci', '--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund'], tool);

// The generator finds its own modules only from below its folder.
const pagesFolder = join(tool, 'out/pages');
for (const folder of [site, pagesFolder]) rmSync(folder, { recursive: true, force: true });
cpSync(join(root, 'docs'), pagesFolder, { recursive: true });
run(process.execPath, [join(tool, 'node_modules/vitepress/bin/vitepress.js'), 'build', tool], tool);
cpSync(join(root, 'docs/schemas'), join(site, 'schemas'), { recursive: true });

const base = process.env.DOCS_BASE ?? '/';
const wrong = [];
const texts = new Map(globSync('**/*.html', { cwd: site, absolute: true }).map((page) => [page, readFileSync(page, 'utf8')]));
for (const [page, html] of texts) {
  for (const [, attribute, address] of html.matchAll(/\s(href|src)="([^"]*)"/g)) {
    if (address.startsWith('data:')) continue;
    const [path, place] = decodeURI(address).split('#');
    const to = path.startsWith(base) ? join(site, path.slice(base.length) || 'index.html') : resolve(dirname(page), path);
    const told = `${relative(site, page)} leads to ${address.slice(0, 200)}`;
    if (/^[a-z]+:|^\/\//.test(address)) {
      // A reader may follow a link; a page fetches nothing.
      if (attribute === 'src') wrong.push(told);
    } else if (path !== '' && !existsSync(to)) wrong.push(told);
    else if (place && !(path === '' ? html : (texts.get(to) ?? '')).includes(` id="${place}"`)) wrong.push(told);
  }
}
for (const style of globSync('**/*.css', { cwd: site, absolute: true }))
  if (/url\(["']?(https?:)?\/\//.test(readFileSync(style, 'utf8'))) wrong.push(`${relative(site, style)} fetches from elsewhere`);
for (const line of wrong) console.error(line);
if (wrong.length > 0 || texts.size === 0) process.exit(1);
console.log(`${texts.size} pages in ${relative(root, site)}; any server of files shows them`);
