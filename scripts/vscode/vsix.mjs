// Packs the built extension and holds its list of contents: what runs, and what a reader of it needs; nothing else.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');
const vsce = join(root, 'node_modules/@vscode/vsce/vsce');

const PAGE = 'dist/README.md';

const ALLOWED = [
  /^dist\/README\.md$/,
  /^dist\/[a-z]+(-[a-z]+)*\.cjs$/,
  /^dist\/views\/[a-z]+\.(js|css)$/,
  /^dist\/THIRD_PARTY_NOTICES\.txt$/,
  /^dist\/rulebook\/[\w-]+\.json$/,
  // The rulebook as it was written, which `earshot rulebook` reads and a user's own folder follows.
  /^dist\/rulebook\/source\/([\w.-]+\/)?[\w.-]+\.(yaml|md)$/,
  /^(dist|docs)\/schemas\/(rulebook\/)?[\w.-]+\.json$/,
  /^docs\/.*\.md$/,
  /^docs\/diagrams\/[\w-]+\.svg$/,
  /^samples\/[\w./-]+$/,
  /^grammar\/(generated\/[\w.-]+|language-configuration\.json)$/,
  /^walkthrough\/[\w-]+\.md$/,
  /^images\/[\w.-]+\.(png|svg)$/,
  /^(package\.json|readme\.md|changelog\.md|license(\.txt)?)$/i,
];
const REQUIRED = [
  'dist/extension.cjs',
  'dist/server.cjs',
  'dist/views/proof.js',
  'dist/views/views.css',
  'dist/rulebook/core.json',
  'dist/rulebook/lists.json',
  'dist/rulebook/screening.json',
  'grammar/generated/earshot.tmLanguage.json',
  'package.json',
];

/**
 * Packs to `file` and returns it; throws on a file that does not belong in the package or one that is missing.
 * With SOURCE_DATE_EPOCH (seconds) set, the same tree gives the same bytes, wherever and whenever it is packed.
 */
export function packageVsix(file) {
  mkdirSync(dirname(file), { recursive: true });
  rmSync(file, { force: true });
  // The page of an installed extension has no address for pictures beside it.
  const readme = readFileSync(join(root, 'README.md'), 'utf8');
  writeFileSync(join(root, PAGE), readme.replace(/^!\[.*\]\(docs\/images\/.*\)\n\n/gm, ''));
  execFileSync(
    process.execPath,
    [
      vsce,
      'package',
      '--no-dependencies',
      '--allow-missing-repository',
      '--no-rewrite-relative-links',
      '--skip-license',
      '-o',
      file,
    ],
    {
      cwd: root,
      // A zip holds the time of the clock on the wall.
      env: { ...process.env, TZ: 'UTC' },
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  );
  const listed = contents();
  const foreign = listed.filter((path) => !ALLOWED.some((pattern) => pattern.test(path)));
  const missing = REQUIRED.filter((path) => !listed.includes(path));
  if (foreign.length > 0) throw new Error(`the package holds what it should not: ${foreign.join(', ')}`);
  if (missing.length > 0) throw new Error(`the package lacks ${missing.join(', ')}`);
  return file;
}

export function contents() {
  const out = execFileSync(process.execPath, [vsce, 'ls', '--no-dependencies', '--readme-path', PAGE], {
    cwd: root,
    encoding: 'utf8',
  });
  return out
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

if (process.argv[1] === import.meta.filename) console.log(packageVsix(process.argv[2] ?? join(root, 'dist/earshot.vsix')));
