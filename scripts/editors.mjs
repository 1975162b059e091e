// Tests the language server in Neovim and in Emacs with Eglot, each from the machine's packages, and installs them where they are missing.
// usage: node scripts/editors.mjs [arguments of vitest]
import { spawnSync } from 'node:child_process';

const answers = (command, ...args) => spawnSync(command, args, { stdio: 'ignore' }).status === 0;

need('neovim', () => answers('nvim', '--version'));
need('emacs-nox', () => answers('emacs', '--version'));
// Since Emacs 29 it is part of it.
need('elpa-eglot', () => answers('emacs', '--batch', '--eval', "(progn (package-initialize) (require 'eglot))"));
const tests = ['node_modules/vitest/vitest.mjs', 'run', '--config', 'vitest.editors.config.ts', ...process.argv.slice(2)];
process.exit(spawnSync(process.execPath, tests, { stdio: 'inherit' }).status ?? 1);

function need(name, isThere) {
  if (isThere()) return;
  console.error(`installing ${name} for the tests of other editors`);
  asRoot('apt-get', 'update', '-qq');
  asRoot('env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', 'install', '-y', '-qq', '--no-install-recommends', name);
  if (isThere()) return;
  console.error(`${name} is installed and does not answer`);
  process.exit(1);
}

function asRoot(...command) {
  const [name, ...args] = process.getuid() === 0 ? command : ['sudo', ...command];
  const { status } = spawnSync(name, args, { stdio: 'inherit' });
  if (status === 0) return;
  console.error(`${command.join(' ')} failed`);
  process.exit(1);
}
