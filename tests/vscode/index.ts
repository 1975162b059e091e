/** What VS Code calls inside its extension host: `run()` resolves when every test passed. */
import { writeFileSync } from 'node:fs';
import Mocha, { reporters, type Runner } from 'mocha';

interface Result {
  readonly title: string;
  readonly state: 'passed' | 'failed' | 'pending';
  readonly error?: string;
}

/** The results are reported below, not by a reporter of Mocha's. */
const silent = class extends reporters.Base {};

export async function run(): Promise<void> {
  const mocha = new Mocha({ ui: 'bdd', timeout: 120_000, color: false, reporter: silent, grep: process.env.TEST_GREP });
  // The suites are bundled into this file, so they are loaded by hand between the events of a file that Mocha would load.
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  for (const load of [
    () => import('./suite/activation.ts'),
    () => import('./suite/diagnostics.ts'),
    () => import('./suite/features.ts'),
    () => import('./suite/commands.ts'),
    () => import('./suite/settings.ts'),
    () => import('./suite/folders.ts'),
    () => import('./suite/assistant.ts'),
    () => import('./suite/writing.ts'),
    () => import('./suite/actions.ts'),
    () => import('./suite/documents.ts'),
    () => import('./suite/server.ts'),
  ])
    await load();

  const results: Result[] = [];
  const failures = await new Promise<number>((resolve) => {
    const runner: Runner = mocha.run(resolve);
    runner.on('pass', (test) => {
      console.log(`[test] ok   ${test.fullTitle()} (${test.duration} ms)`);
      results.push({ title: test.fullTitle(), state: 'passed' });
    });
    runner.on('fail', (test, error: Error) => {
      console.log(`[test] FAIL ${test.fullTitle()}\n${error.stack ?? error.message}`);
      results.push({ title: test.fullTitle(), state: 'failed', error: error.stack });
    });
    runner.on('pending', (test) => results.push({ title: test.fullTitle(), state: 'pending' }));
  });
  if (process.env.TEST_RESULTS) writeFileSync(process.env.TEST_RESULTS, JSON.stringify(results, null, 1));
  if (failures > 0) throw new Error(`${failures} tests failed`);
}
