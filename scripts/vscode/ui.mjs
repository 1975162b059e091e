// What a user sees and does, scene by scene. Each step keeps a screenshot in out/screenshots, to be looked at.
import { join } from 'node:path';
import { changing } from './scenes/changing.mjs';
import { reading } from './scenes/reading.mjs';
import { views } from './scenes/views.mjs';
import { writing } from './scenes/writing.mjs';
import { withSpec } from './workbench.mjs';

/**
 * @param {{ shots: string, only?: string }} options `only`: scenes whose name holds it
 * @returns {Promise<{ title: string, state: 'passed' | 'failed' }[]>}
 */
export async function runUserInterface({ shots, only = '' }) {
  const results = [];
  let number = 0;
  for (const scene of [...reading, ...changing, ...writing, ...views].filter((s) => s.name.includes(only))) {
    const steps = Object.entries(scene.steps);
    let done = 0;
    try {
      await withSpec(scene.open, async (page, opened) => {
        for (const [title, step] of steps) {
          const shot = join(shots, `${String(++number).padStart(2, '0')}-${title.replaceAll(/[^a-z0-9]+/gi, '-')}.png`);
          try {
            await step(page, opened);
          } finally {
            await page.waitForTimeout(600); // what fades in has done so, and what was written has settled
            await page.screenshot({ path: shot });
          }
          done++;
          console.log(`ok   ${scene.name}: ${title}`);
          results.push({ title, state: 'passed' });
        }
      });
    } catch (error) {
      console.log(`FAIL ${scene.name}: ${steps[done]?.[0] ?? 'closing'}\n${error.stack}`);
      for (const [title] of steps.slice(done)) results.push({ title, state: 'failed' });
      number += Math.max(0, steps.length - done - 1);
    }
  }
  return results;
}
