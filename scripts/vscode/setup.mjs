// Installs code-server (the real VS Code server and workbench) from the npm registry alone, pinned by
// tools/vscode/package-lock.json: no install scripts, so no compiler. About half a minute and 410 MB, once.
import { execFileSync } from 'node:child_process';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');
const tools = join(root, 'tools/vscode');

/** @returns {{ codeServerDir: string, node: string }} where code-server lives and the Node 24 its extension host needs */
export function setupCodeServer() {
  const codeServerDir = join(tools, 'node_modules/code-server');
  const ready = join(codeServerDir, '.ready');
  if (!existsSync(ready)) {
    const npm = (cwd, verb) =>
      execFileSync('npm', [verb, '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
        cwd,
        stdio: ['ignore', 'inherit', 'inherit'],
        env: { ...process.env, npm_config_engine_strict: 'false' },
      });
    console.error('installing the VS Code server for tests (once, about half a minute)');
    npm(tools, 'ci');
    npm(join(codeServerDir, 'lib/vscode'), 'install'); // its shrinkwrap is out of step with its package.json, so not `ci`
    for (const unused of ['@github/copilot-sdk-linux-x64', '@microsoft/mxc-sdk']) {
      // 220 MB the tests never load
      rmSync(join(codeServerDir, 'lib/vscode/node_modules', unused), { recursive: true, force: true });
    }
    writeFileSync(ready, '');
  }
  return { codeServerDir, node: join(root, 'node_modules/node/bin/node') };
}

if (process.argv[1] === import.meta.filename) console.log(setupCodeServer());
