/**
 * Builds where the repository itself is installed as a package, as pre-commit and `npm install -g git+…` do: it holds sources alone, and the
 * package would have no command. What is built already stays as it is. `npm ci` is for those who build next.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const there = (path) => existsSync(new URL(`../${path}`, import.meta.url));

if (process.env.npm_command !== 'ci' && !there('dist/earshot.cjs')) {
  // Of a global installation npm would install what the build needs globally too, that is not at all.
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^npm_config_(global|location|prefix|omit|production)$/i.test(name)),
  );
  if (!there('node_modules/esbuild')) run('npm', ['ci', '--include=dev', '--no-audit', '--no-fund']);
  run(fileURLToPath(new URL('../node_modules/.bin/node', import.meta.url)), ['scripts/build.mjs']);

  function run(command, args) {
    const { status, error } = spawnSync(command, args, {
      cwd: root,
      env,
      stdio: ['ignore', 2, 2],
      shell: process.platform === 'win32',
    });
    if (error || status !== 0) {
      console.error(error?.message ?? `${command} ${args.join(' ')} ended with ${status}`);
      process.exit(1);
    }
  }
}
