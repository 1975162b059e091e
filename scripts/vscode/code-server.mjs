// Starts the real VS Code server and workbench (code-server) on loopback and opens it in headless Chromium.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { format } from 'node:util';
import { chromium } from 'playwright-core';
import { chromiumPath } from '../chromium.mjs';

const USER_SETTINGS = {
  'workbench.startupEditor': 'none',
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.tips.enabled': false,
  'window.autoDetectColorScheme': false,
  'editor.stickyScroll.enabled': false,
  // Without a graphics card each frame is drawn by the processor.
  'editor.minimap.enabled': false,
  'editor.cursorBlinking': 'solid',
  'workbench.reduceMotion': 'on',
  'telemetry.telemetryLevel': 'off',
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'update.mode': 'none',
  'chat.disableAIFeatures': true,
  'files.autoSave': 'off',
  'git.enabled': false,
};

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * @param {{ codeServerDir: string, node: string, extensionsDir?: string, env?: Record<string, string>, trust?: boolean }} options
 *   `trust`: keep workspace trust on, so that a folder opens in restricted mode
 */
export async function startCodeServer(options) {
  // On a machine with much else to do it gives up on a process of its own after ten seconds.
  for (let tries = 1; ; tries++) {
    try {
      return await startOnce(options);
    } catch (error) {
      if (tries === 4) throw error;
      console.error(`code-server did not start, try ${tries}: ${error.message.trim().split('\n').at(-1)}`);
    }
  }
}

async function startOnce({ codeServerDir, node, extensionsDir, env = {}, trust = false }) {
  const dir = mkdtempSync(join(tmpdir(), 'earshot-cs-'));
  const port = await freePort();
  mkdirSync(join(dir, 'User'), { recursive: true });
  const all = { ...USER_SETTINGS, 'security.workspace.trust.enabled': trust, 'security.workspace.trust.startupPrompt': 'never' };
  const resetSettings = () => writeFileSync(join(dir, 'User', 'settings.json'), JSON.stringify(all));
  resetSettings();
  writeFileSync(join(dir, 'config.yaml'), '');
  const args = [
    join(codeServerDir, 'out/node/entry.js'),
    '--config',
    join(dir, 'config.yaml'),
    '--auth',
    'none',
    '--bind-addr',
    `127.0.0.1:${port}`,
    '--disable-telemetry',
    '--disable-update-check',
    ...(trust ? [] : ['--disable-workspace-trust']),
    '--disable-getting-started-override',
    '--vscode-option',
    'enable-smoke-test-driver', // without it the test payload is silently ignored
    '--user-data-dir',
    dir,
    '--extensions-dir',
    extensionsDir ?? join(dir, 'extensions'),
  ];
  const child = spawn(node, args, {
    env: { ...process.env, ...env, XDG_CONFIG_HOME: dir, XDG_DATA_HOME: dir, XDG_RUNTIME_DIR: dir },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true, // a group of its own, so that stopping it stops its extension hosts too
  });
  const signal = (name) => {
    try {
      process.kill(-child.pid, name);
    } catch {
      // it has ended
    }
  };
  let log = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (d) => {
      log += d;
    });
  for (let i = 0; ; i++) {
    if (child.exitCode !== null || i > 600) {
      signal('SIGKILL');
      throw new Error(`code-server did not start:\n${log}`);
    }
    try {
      if ((await fetch(`http://127.0.0.1:${port}/healthz`)).ok) break;
    } catch {
      // not listening yet
    }
    await sleep(100);
  }
  return {
    url: `http://127.0.0.1:${port}/`,
    log: () => log,
    /** As they were at the start. */
    resetSettings,
    async stop() {
      if (child.exitCode === null) {
        signal('SIGTERM');
        await Promise.race([once(child, 'exit'), sleep(3000)]);
      }
      signal('SIGKILL');
      rmSync(dir, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  };
}

/** Installs a packaged extension into a folder of extensions. */
export function installExtension({ codeServerDir, node, extensionsDir, vsix }) {
  const dir = mkdtempSync(join(tmpdir(), 'earshot-install-'));
  writeFileSync(join(dir, 'config.yaml'), '');
  const args = [
    join(codeServerDir, 'out/node/entry.js'),
    '--config',
    join(dir, 'config.yaml'),
    '--install-extension',
    vsix,
    '--extensions-dir',
    extensionsDir,
    '--user-data-dir',
    dir,
  ];
  const env = { ...process.env, XDG_CONFIG_HOME: dir, XDG_DATA_HOME: dir, XDG_RUNTIME_DIR: dir };
  const { status, stdout, stderr } = spawnSync(node, args, { encoding: 'utf8', env });
  rmSync(dir, { recursive: true, force: true });
  if (status !== 0 || !/successfully installed/.test(stdout))
    throw new Error(`${vsix} could not be installed (exit ${status}):\n${stdout}\n${stderr}`);
}

/** A browser whose pages reach this machine only. To look at each request instead would turn off its cache. */
export function launchChromium() {
  return chromium.launch({
    executablePath: chromiumPath(),
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
    ],
  });
}

export const newPage = (browser, viewport = { width: 1280, height: 800 }) => browser.newPage({ viewport });

/** @param open `folder`: a folder, or a `.code-workspace` file; without one the window is empty */
export function workbenchUrl(base, { folder, payload = {} }) {
  const entries = Object.entries(payload);
  const what = folder?.endsWith('.code-workspace') ? 'workspace' : 'folder';
  return `${base}?${folder === undefined ? 'ew=true' : `${what}=${encodeURIComponent(folder)}`}${entries.length ? `&payload=${encodeURIComponent(JSON.stringify(entries))}` : ''}`;
}

/** The remote authority is host and port of the page. */
export const remoteUri = (base, path) => `vscode-remote://${new URL(base).host}${path}`;

/** Runs a compiled suite in the extension host; the exit code, 124 after the timeout. `say`: told the lines of the suite. */
export async function runSuite({ server, extensionDevelopmentPath, extensionTestsPath, workspace, timeout, screenshot, say }) {
  const browser = await launchChromium();
  try {
    // Nobody looks at it.
    const page = await newPage(browser, { width: 800, height: 500 });
    const exit = new Promise((resolve) => page.exposeFunction('codeAutomationExit', resolve));
    // What the workbench and the extension host log arrives here; the suite marks its own lines.
    await page.exposeFunction('codeAutomationLog', (_type, args) => {
      const line = format(...args);
      if (process.env.VERBOSE || line.startsWith('[test]')) say(line.replace(/^\[test\] ?/, ''));
    });
    await page.goto(
      workbenchUrl(server.url, {
        folder: workspace,
        payload: {
          extensionDevelopmentPath: remoteUri(server.url, extensionDevelopmentPath),
          extensionTestsPath: remoteUri(server.url, extensionTestsPath),
          skipWelcome: 'true',
        },
      }),
    );
    const code = await Promise.race([exit, sleep(timeout).then(() => 'timeout')]);
    if (code !== 'timeout') return Number(code);
    await page.screenshot({ path: screenshot });
    console.error(`no answer in ${timeout} ms; the end of the server's log:\n${server.log().slice(-3000)}`);
    return 124;
  } finally {
    await browser.close();
  }
}
