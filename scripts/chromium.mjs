// The path of a Chromium that drives real editors and reads reports, installed from Debian's packages where there is none. As a program it prints it.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const INSTALLED = '/usr/bin/chromium';

function apt(...args) {
  const asRoot = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  const [command, ...rest] = [...asRoot, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-qq', ...args];
  // What it prints is for a person to follow: the path alone goes to stdout.
  return spawnSync(command, rest, { stdio: ['ignore', 2, 2] }).status === 0;
}

/** `CHROMIUM` names another one. Throws where there is none and none can be installed. */
export function chromiumPath() {
  if (process.env.CHROMIUM) return process.env.CHROMIUM;
  if (existsSync(INSTALLED)) return INSTALLED;
  console.error('installing Chromium from the packages of the system (once, about half a minute)');
  if (apt('update') && apt('install', '-y', '--no-install-recommends', 'chromium') && existsSync(INSTALLED)) return INSTALLED;
  throw new Error(
    'There is no Chromium, and it could not be installed: install it, or name one by the environment variable CHROMIUM.',
  );
}

if (import.meta.main) console.log(chromiumPath());
