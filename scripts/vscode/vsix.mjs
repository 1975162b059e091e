// Packs the built extension: what runs, and what a reader of it needs; nothing else.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { globSync } from 'tinyglobby';

const root = resolve(import.meta.dirname, '../..');
const vsce = join(root, 'node_modules/@vscode/vsce/vsce');

/** Each has to be there. `files` of package.json is the command line's package, and vsce knows no other list. */
const CONTENTS = [
  'dist/{extension,server,language-server,compiler}.cjs',
  'dist/views/*.{js,css}',
  'dist/THIRD_PARTY_NOTICES.txt',
  'dist/rulebook/{core,ccl,lists,screening,facts,read}.json',
  // The rulebook as it was written, which a user's own folder follows.
  'dist/rulebook/source/**/*.{yaml,md}',
  'dist/schemas/**/*.json',
  'docs/**/*.md',
  'docs/diagrams/*.svg',
  'samples/*',
  'grammar/generated/*',
  'grammar/language-configuration.json',
  'walkthrough/*.md',
  'images/*.{png,svg}',
  'CHANGELOG.md',
  'LICENSE',
];

/**
 * Packs to `file` and returns it. With SOURCE_DATE_EPOCH (seconds) set, the same tree gives the same bytes, wherever and whenever it
 * is packed.
 */
export function packageVsix(file) {
  const stage = mkdtempSync(join(tmpdir(), 'earshot-vsix-'));
  try {
    for (const pattern of CONTENTS) {
      const paths = globSync(pattern, { cwd: root });
      if (paths.length === 0) throw new Error(`the package lacks ${pattern}`);
      for (const path of paths) cpSync(join(root, path), join(stage, path));
    }
    // The page of an installed extension has no address for pictures beside it.
    const readme = readFileSync(join(root, 'README.md'), 'utf8');
    writeFileSync(join(stage, 'README.md'), readme.replace(/^!\[.*\]\(docs\/images\/.*\)\n\n/gm, ''));
    const {
      files: _,
      bin: __,
      scripts: ___,
      devDependencies: ____,
      ...manifest
    } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    writeFileSync(join(stage, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
    // vsce warns where nothing says what to leave out.
    writeFileSync(join(stage, '.vscodeignore'), '# All of this folder belongs in the package.\n');
    mkdirSync(dirname(file), { recursive: true });
    rmSync(file, { force: true });
    const options = ['--no-dependencies', '--allow-missing-repository', '--no-rewrite-relative-links', '--skip-license'];
    execFileSync(process.execPath, [vsce, 'package', ...options, '-o', resolve(file)], {
      cwd: stage,
      // A zip holds the time of the clock on the wall.
      env: { ...process.env, TZ: 'UTC' },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  } finally {
    rmSync(stage, { recursive: true, force: true });
  }
  return file;
}

if (process.argv[1] === import.meta.filename) console.log(packageVsix(process.argv[2] ?? join(root, 'dist/earshot.vsix')));
